//! What a run asks for, as rows of the same transaction.

use std::collections::VecDeque;
use std::sync::Arc;

use baton_core::document::Definition;
use baton_core::matching::DispositionKind;
use baton_core::run::StepStatus;
use baton_core::template::Prepared;
use baton_core::{CallId, Effect, Happened, MessageId, RunState, StepId, call};
use baton_store::table::awaits::{AwaitRow, AwaitState, EntryOf, NO_VALUE};
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::outbox::NewMessage;
use baton_store::table::runs::RunRow;
use baton_store::{RunNo, Unread};
use bytes::Bytes;

use super::book::Edition;
use super::runs::is_waiting;
use super::turn::Turn;
use crate::Error;
use crate::outbox::Ready;

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
                self.dispose_bound(row, &step, &call, DispositionKind::Moved)?;
            }
            Effect::DropCall { step, call } => {
                self.dispose_bound(row, &step, &call, DispositionKind::NotNeeded)?;
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

    /// Notes every waiting step of a new run, without values.
    pub(super) fn note_waits(&self, run: RunNo, edition: &Edition) -> Result<(), Error> {
        for (step, address) in &edition.waits {
            self.tx.awaits().set(&AwaitRow {
                run,
                step: step.clone(),
                address: *address,
                value: None,
                state: AwaitState::Ahead,
            })?;
        }
        Ok(())
    }

    /// Notes of which waits the value will not come any more; calls wait for the others (C6, 4).
    pub(super) fn note_values(
        &mut self,
        row: &RunRow,
        state: &RunState,
        edition: &Edition,
    ) -> Result<(), Error> {
        for (step, address) in &edition.waits {
            if may_have_value(&edition.definition, step, state) {
                continue;
            }
            let known = self.tx.awaits().get(row.no, step)?;
            if known.is_some_and(|known| known.value.is_none()) {
                self.tx.awaits().set_value(row.no, step, Some(NO_VALUE))?;
                self.settle_unmatched(*address)?;
            }
        }
        Ok(())
    }

    /// Notes which step the run waits at.
    pub(super) fn note_waiting(
        &self,
        row: &RunRow,
        state: &RunState,
        edition: &Edition,
    ) -> Result<(), Error> {
        let Some(at) = &state.at else { return Ok(()) };
        let known = edition.waits.iter().any(|(step, _)| step == at);
        if known && is_waiting(state, at) {
            self.tx
                .awaits()
                .set_state(row.no, at, AwaitState::Waiting)?;
        }
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
        let value = call::match_key(value);
        let Some(wait) = self.tx.awaits().get(row.no, step)? else {
            return Ok(());
        };
        self.tx.awaits().set_value(row.no, step, Some(&value))?;
        if row.try_out {
            return Ok(());
        }
        for entry in self.tx.awaits().take_unmatched(wait.address, &value)? {
            if row.call.is_some_and(|started| entry.call < started) {
                self.tx
                    .awaits()
                    .add_unmatched(wait.address, &value, entry)?;
                continue;
            }
            if let Some(bound) = self.bind(row, step, entry)? {
                follow.push_back(bound);
            }
        }
        self.settle_unmatched(wait.address)
    }

    /// Binds an entry of a call to a run, and makes the event of it.
    pub(super) fn bind(
        &mut self,
        row: &RunRow,
        step: &StepId,
        entry: EntryOf,
    ) -> Result<Option<Happened>, Error> {
        let Some(call) = self.tx.calls().by_no(entry.call)? else {
            return Ok(None);
        };
        let Some(content) = self.tx.calls().content(entry.call)? else {
            return Ok(None);
        };
        let head = content.head.read();
        let body = content.body.unwrap_or_default();
        let Ok(data) = call::read(head.content_type(), &body) else {
            return Ok(None);
        };
        self.tx.awaits().bind(row.no, step, entry)?;
        self.dispose(row, step, entry, DispositionKind::Bound)?;
        Ok(Some(Happened::CallBound {
            step: step.clone(),
            call: call.id,
            data,
        }))
    }

    fn stop_awaiting(&mut self, row: &RunRow, step: &StepId) -> Result<(), Error> {
        let Some(wait) = self.tx.awaits().get(row.no, step)? else {
            return Ok(());
        };
        self.tx
            .awaits()
            .set_state(row.no, step, AwaitState::Passed)?;
        self.settle_unmatched(wait.address)
    }

    /// The bound call was used, or is not needed.
    fn dispose_bound(
        &mut self,
        row: &RunRow,
        step: &StepId,
        call: &CallId,
        kind: DispositionKind,
    ) -> Result<(), Error> {
        let Some(call) = self.tx.calls().get(call)? else {
            return Ok(());
        };
        for entry in self.tx.awaits().unbind(row.no, step)? {
            let kind = match entry.call == call.no {
                true => kind,
                false => DispositionKind::ArrivedAfterwards,
            };
            self.dispose(row, step, entry, kind)?;
        }
        Ok(())
    }

    /// A call found its run past the step, or bound to another call (C6, 3).
    pub(super) fn call_too_late(
        &mut self,
        row: &RunRow,
        step: &StepId,
        call: &CallId,
    ) -> Result<(), Error> {
        let Some(call) = self.tx.calls().get(call)? else {
            return Ok(());
        };
        for entry in self.tx.awaits().unbind(row.no, step)? {
            match entry.call == call.no {
                true => self.dispose(row, step, entry, DispositionKind::ArrivedAfterwards)?,
                false => self.tx.awaits().bind(row.no, step, entry)?,
            }
        }
        Ok(())
    }

    fn dispose(
        &mut self,
        row: &RunRow,
        step: &StepId,
        entry: EntryOf,
        kind: DispositionKind,
    ) -> Result<(), Error> {
        let known = self.tx.dispositions().get(entry.call, entry.place)?;
        self.tx.dispositions().set(&NewDisposition {
            value: known.and_then(|known| known.value),
            person: Some(row.person),
            run: Some(row.no),
            step: Some(step.clone()),
            ..NewDisposition::new(entry.call, entry.place, kind, self.now)
        })?;
        Ok(())
    }
}

/// Whether a run's messages go to the practice tool: a try-out that contacts nobody (C11).
pub(crate) fn goes_to_practice(row: &RunRow) -> bool {
    row.try_out && row.started_by.read().really_contact != Some(true)
}

/// Whether the value that finds a wait's calls may still come: its step is not answered yet.
fn may_have_value(definition: &Definition, wait: &StepId, state: &RunState) -> bool {
    let open = |step: &StepId| {
        state.step(step).is_none_or(|step| match step.status {
            StepStatus::NotYet | StepStatus::Running | StepStatus::Waiting => true,
            StepStatus::Done | StepStatus::Skipped | StepStatus::Stopped => false,
        })
    };
    definition.step(wait).is_some_and(|step| {
        let read = step.kind().answers_read();
        read.iter().any(|(step, _)| open(step))
    })
}
