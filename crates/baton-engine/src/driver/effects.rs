//! What a run asks for, as rows of the same transaction.

use std::collections::VecDeque;
use std::sync::Arc;

use baton_core::matching::Passed;
use baton_core::template::Prepared;
use baton_core::{Effect, Happened, MessageId, StepId};
use baton_store::Unread;
use baton_store::table::awaits::AwaitState;
use baton_store::table::connections::{LastProblem, WhyStopped};
use baton_store::table::outbox::NewMessage;
use baton_store::table::runs::RunRow;
use bytes::Bytes;

use super::turn::Turn;
use crate::Error;
use crate::audit::{Action, record_own};
use crate::matching::{bind, bound_passed, settle_unmatched, take_early};
use crate::outbox::Ready;

/// The only status that stops a connection (C8).
pub(super) const GONE: u16 = 410;

impl Turn<'_, '_> {
    pub(super) fn follow_effect(
        &mut self,
        row: &RunRow,
        effect: Effect,
        place: &mut i64,
        follow: &mut VecDeque<Happened>,
    ) -> Result<(), Error> {
        match effect {
            Effect::Send {
                step,
                occurrence,
                message,
                prepared,
            } => {
                self.make_message(row, *place, step, occurrence, message, *prepared)?;
                *place += 1;
            }
            Effect::SendAgain { message, .. } => {
                if let Some(known) = self.tx.outbox().get(row.no, &message)? {
                    self.tx.outbox().make_due(known.no, self.now)?;
                    self.shared.nudge_times();
                }
            }
            Effect::CancelSend { message, .. } => {
                if let Some(known) = self.tx.outbox().get(row.no, &message)? {
                    self.tx.outbox().cancel(known.no)?;
                }
            }
            Effect::AwaitCall { step, match_value } => {
                self.await_call(row, &step, &match_value, follow)?;
            }
            Effect::StopAwaiting { step } => self.stop_awaiting(row, &step)?,
            Effect::UseCall { step, call } => {
                bound_passed(self, row, &step, &call, Passed::Used)?;
            }
            Effect::DropCall { step, call } => {
                bound_passed(self, row, &step, &call, Passed::NotNeeded)?;
            }
            Effect::OpenProblem { step, kind, params } => {
                self.open_run_problem(row, &step, kind, &params)?;
            }
            Effect::CloseProblem { step, kind } => self.close_run_problem(row, &step, kind)?,
        }
        Ok(())
    }

    fn make_message(
        &mut self,
        row: &RunRow,
        place: i64,
        step: StepId,
        occurrence: u32,
        id: MessageId,
        mut prepared: Prepared,
    ) -> Result<(), Error> {
        let body = prepared.body.take().map(String::into_bytes);
        let new = NewMessage {
            id,
            step,
            occurrence,
            connection: prepared.connection.clone(),
            due_at: self.now,
            at: self.now,
            request: Unread::of(&prepared),
            body,
        };
        if !self.may_begin(prepared.connection.as_ref()) {
            self.tx.outbox().insert(row.no, place, &new)?;
            self.shared.nudge_times();
            return Ok(());
        }
        let no = self.tx.outbox().insert_sending(row.no, place, &new)?;
        self.begin(Ready {
            no,
            id: new.id,
            step: new.step,
            occurrence,
            n: 1,
            prepared: Arc::new(prepared),
            body: new.body.map(Bytes::from),
            to_practice: goes_to_practice(row),
        });
        Ok(())
    }

    /// The run's value is known: calls that waited for it are bound (C6, 4).
    fn await_call(
        &mut self,
        row: &RunRow,
        step: &StepId,
        value: &str,
        follow: &mut VecDeque<Happened>,
    ) -> Result<(), Error> {
        let Some((address, taken)) = take_early(self, row, step, value)? else {
            return Ok(());
        };
        for entry in taken {
            follow.extend(bind(self, row, step, entry)?);
        }
        settle_unmatched(self, address)
    }

    fn stop_awaiting(&mut self, row: &RunRow, step: &StepId) -> Result<(), Error> {
        let Some(wait) = self.tx.awaits().get(row.no, step)? else {
            return Ok(());
        };
        self.tx
            .awaits()
            .set_state(row.no, step, AwaitState::Passed)?;
        settle_unmatched(self, wait.address)
    }

    /// Stops the connection of a message whose tool says that the address is gone.
    pub(super) fn stop_connection(
        &mut self,
        message: &Ready,
        problem: LastProblem,
    ) -> Result<(), Error> {
        let Some(id) = &message.prepared.connection else {
            return Ok(());
        };
        let before = self.tx.connections().get(id)?;
        self.tx
            .connections()
            .set_stopped(id, Some(&WhyStopped::Gone(problem)))?;
        self.after.connections_changed = true;
        // Messages that were under way get the same answer; the connection stops once.
        let Some(stopped) = before.filter(|row| !row.stopped) else {
            return Ok(());
        };
        record_own(Action::ConnectionStopped, "answer")
            .on("connection", id)
            .on("message", &message.id)
            .text("name", stopped.connection.name)
            .text("status", GONE.to_string())
            .write(self.tx)
    }
}

/// Whether a run's messages go to the practice tool: a try-out that contacts nobody (C11).
pub(crate) fn goes_to_practice(row: &RunRow) -> bool {
    row.try_out && row.started_by.read().really_contact != Some(true)
}
