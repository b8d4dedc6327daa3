//! What is due: deadlines of runs, tries of messages. Wall-clock rows, never early (C16).

use std::sync::Arc;

use baton_core::{ConnectionId, Happened};
use baton_store::table::outbox::MessageRow;
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};

use super::effects::goes_to_practice;
use super::runs::Moved;
use super::turn::Turn;
use crate::Error;
use crate::outbox::Ready;

const RUNS_AT_ONCE: usize = 64;
const MESSAGES_AT_ONCE: usize = 128;
/// A message whose connection has no room is looked at again after this.
const NO_ROOM: SignedDuration = SignedDuration::from_secs(2);

impl Turn<'_, '_> {
    /// Deadlines that have come.
    pub(super) fn due_runs(&mut self) -> Result<(), Error> {
        for no in self.tx.deadlines().due(self.now, RUNS_AT_ONCE)? {
            let run = self.run(no)?;
            let live = self.live(run.clone())?;
            let next = live
                .state
                .next_deadline()
                .map(|(at, step, which)| (at, step.clone(), which));
            let Some((_, step, which)) = next.filter(|(at, _, _)| *at <= self.now) else {
                self.clear_deadline(&run)?;
                continue;
            };
            match self.advance(live, Happened::DeadlinePassed { step, which }, None)? {
                Moved::On => {}
                Moved::Not(_) => self.clear_deadline(&run)?,
            }
            if self.tx.out_of_time() {
                break;
            }
        }
        Ok(())
    }

    /// Begins tries of messages that are due.
    pub(super) fn due_messages(&mut self) -> Result<(), Error> {
        for message in self.tx.outbox().due(self.now, MESSAGES_AT_ONCE)? {
            if !self.may_begin(message.connection.as_ref()) {
                let later = self.now.checked_add(NO_ROOM).unwrap_or(Timestamp::MAX);
                self.tx.outbox().make_due(message.no, later)?;
                continue;
            }
            self.begin_try(message)?;
        }
        Ok(())
    }

    fn begin_try(&mut self, message: MessageRow) -> Result<(), Error> {
        let Some(n) = self.tx.outbox().start_try(&message, self.now)? else {
            return Ok(());
        };
        let run = self.run(message.no.run())?;
        let prepared = message.request.read()?;
        self.begin(Ready {
            no: message.no,
            id: message.id,
            step: message.step,
            occurrence: message.occurrence,
            n,
            prepared: Arc::new(prepared),
            body: message.body.map(Bytes::from),
            to_practice: goes_to_practice(&run),
        });
        Ok(())
    }

    /// Messages that waited for a connection or the secret store are due.
    pub(super) fn unpark(&mut self) -> Result<(), Error> {
        for no in self.shared.outbox.take_unparked() {
            self.tx.outbox().make_due(no, self.now)?;
        }
        Ok(())
    }

    /// When something is due next.
    pub(super) fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        let message = self.tx.outbox().next_due()?;
        let run = self.tx.deadlines().next()?;
        Ok([message, run].into_iter().flatten().min())
    }

    /// Whether this is the first success of a connection in this transaction.
    pub(super) fn first_success(&mut self, connection: &ConnectionId) -> bool {
        self.succeeded.insert(connection.clone())
    }
}
