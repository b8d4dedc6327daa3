//! Results of tries: the try's end, what becomes of its message, and the event of its run.

use std::time::Duration;

use baton_core::run::{Answer as CoreAnswer, Failure as CoreFailure};
use baton_core::{Happened, retry};
use baton_store::table::outbox::AfterTry;
use baton_store::table::outbox::tries::TryEnd;
use jiff::{SignedDuration, Timestamp};

use super::effects::GONE;
use super::outcome::{self, Told};
use super::runs::Live;
use super::turn::Turn;
use crate::outbox::{Ended, Ready};
use crate::{Error, Topic};

/// A message that waits for its connection or the secret store is looked at again this often.
const PARKED: SignedDuration = SignedDuration::from_mins(5);

impl Turn<'_, '_> {
    /// Records how a try ended.
    pub(super) fn try_ended(&mut self, ended: &Ended) -> Result<(), Error> {
        let told = outcome::told(ended);
        if matches!(told, Told::Aborted) {
            // As after a crash: whether it arrived is unknown, and the next start repeats it.
            return Ok(());
        }
        let run = self.run(ended.ready.no.run())?;
        let live = self.live(run)?;
        match told {
            Told::Accepted(end, answer) => self.accepted(live, ended, end, answer),
            Told::Failed(end, failure) => self.failed(live, ended, end, failure),
            Told::NotSent(failure) => self.not_sent(live, ended, failure),
            Told::Aborted => Ok(()),
        }
    }

    fn accepted(
        &mut self,
        live: Live,
        ended: &Ended,
        end: TryEnd,
        answer: CoreAnswer,
    ) -> Result<(), Error> {
        let message = &ended.ready;
        self.tx
            .outbox()
            .end_try(message.no, ended.ready.n, &end, AfterTry::Delivered)?;
        self.note_success(message, ended.at)?;
        let happened = Happened::AnswerReceived {
            step: message.step.clone(),
            occurrence: message.occurrence,
            answer,
            tries: ended.ready.n,
        };
        self.advance(live, happened, None)?;
        Ok(())
    }

    fn failed(
        &mut self,
        live: Live,
        ended: &Ended,
        end: TryEnd,
        failure: CoreFailure,
    ) -> Result<(), Error> {
        let message = &ended.ready;
        let failed = live
            .state
            .step(&message.step)
            .map_or(0, |step| step.own.failed_tries())
            + 1;
        let asked = outcome::retry_after(ended);
        let wait = retry::wait_after(failed, jitter(), asked);
        let gone = matches!(failure, CoreFailure::Status { status: GONE });
        let next = match wait.filter(|_| !gone) {
            Some(wait) => AfterTry::Again(later(ended.at, wait)),
            None => AfterTry::GivenUp,
        };
        self.tx
            .outbox()
            .end_try(message.no, ended.ready.n, &end, next)?;
        self.note_failure(message, &end, gone)?;
        self.shared.nudge_times();
        let happened = Happened::TryFailed {
            step: message.step.clone(),
            occurrence: message.occurrence,
            failure,
            tries: ended.ready.n,
            last: matches!(next, AfterTry::GivenUp),
        };
        self.advance(live, happened, None)?;
        Ok(())
    }

    /// Nothing left this computer: no attempt is spent, the message waits for what is missing.
    fn not_sent(&mut self, live: Live, ended: &Ended, failure: CoreFailure) -> Result<(), Error> {
        let message = &ended.ready;
        self.tx
            .outbox()
            .give_back(message.no, ended.ready.n, ended.at)?;
        let again = ended.at.checked_add(PARKED).unwrap_or(Timestamp::MAX);
        self.tx.outbox().make_due(message.no, again)?;
        self.shared.outbox.park(message.no);
        self.shared.nudge_times();
        let happened = Happened::TryFailed {
            step: message.step.clone(),
            occurrence: message.occurrence,
            failure,
            tries: ended.ready.n,
            last: false,
        };
        self.advance(live, happened, None)?;
        Ok(())
    }

    fn note_success(&mut self, message: &Ready, at: Timestamp) -> Result<(), Error> {
        if let Some(connection) = &message.prepared.connection
            && self.first_success(connection)
        {
            self.tx.connections().succeeded(connection, at)?;
        }
        Ok(())
    }

    fn note_failure(&mut self, message: &Ready, end: &TryEnd, gone: bool) -> Result<(), Error> {
        let Some(connection) = &message.prepared.connection else {
            return Ok(());
        };
        let problem = outcome::last_problem(end);
        self.tx.connections().failed(connection, &problem)?;
        if gone {
            self.stop_connection(message, problem)?;
        }
        self.hint(Topic::Connection, connection);
        Ok(())
    }
}

fn later(at: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| at.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}

/// From 0 to 1.
fn jitter() -> f64 {
    let random = crate::unique::random::<4>().unwrap_or_default();
    f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX)
}
