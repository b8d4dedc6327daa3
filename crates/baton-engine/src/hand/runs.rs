//! Skip, mark as received, send again, try now, stop: exactly one wins a step (C6).

use baton_core::{Happened, Json, RunId, StepId};
use baton_store::table::outbox::{MessageRow, MessageState};

use super::act;
use crate::audit::Actor;
use crate::audit::{Action, Record, record};
use crate::driver::Turn;
use crate::driver::runs::Moved;
use crate::{Engine, Error};

impl Engine {
    /// Passes over the step a run is at.
    pub async fn skip_step(
        &self,
        actor: &Actor,
        run: &RunId,
        step: &StepId,
        why: &str,
    ) -> Result<(), Error> {
        let (deed, step, by, why) = at_step(actor, Action::StepSkipped, run, step, why);
        let happened = Happened::StepSkipped { step, by, why };
        happen(self, deed, actor, run, happened).await
    }

    /// Records that the awaited call came another way.
    pub async fn mark_received(
        &self,
        actor: &Actor,
        run: &RunId,
        step: &StepId,
        why: &str,
        data: Option<Json>,
    ) -> Result<(), Error> {
        let (deed, step, by, why) = at_step(actor, Action::MarkedReceived, run, step, why);
        let happened = Happened::MarkedReceived {
            step,
            by,
            why,
            data,
        };
        happen(self, deed, actor, run, happened).await
    }

    /// Sends a message again under its id, or lets a step try again that sent nothing.
    pub async fn send_again(
        &self,
        actor: &Actor,
        run: &RunId,
        step: &StepId,
        why: &str,
    ) -> Result<(), Error> {
        let (deed, step, by, why) = at_step(actor, Action::SentAgain, run, step, why);
        let happened = Happened::SentAgain { step, by, why };
        happen(self, deed, actor, run, happened).await
    }

    /// Does a step again after its success, or sends what has changed since, as a new message;
    /// what was not accepted and is unchanged goes out under its id (C8).
    pub async fn send_new(
        &self,
        actor: &Actor,
        run: &RunId,
        step: &StepId,
        why: &str,
    ) -> Result<(), Error> {
        let (deed, step, by, why) = at_step(actor, Action::SentNew, run, step, why);
        let run = run.clone();
        act(self, move |turn| {
            let stored = latest_message(turn, &run, &step)?;
            // How a try that is under way ends decides whether the message is a new one.
            if stored
                .as_ref()
                .is_some_and(|stored| stored.state == MessageState::Sending)
            {
                return Err(Error::NotPossible(baton_core::Reason::StillSending));
            }
            let before = stored.as_ref().map(MessageRow::prepared).transpose()?;
            let name = by.clone();
            let happened = Happened::SentNew {
                step,
                by,
                why,
                before: before.map(Box::new),
            };
            advance(turn, &run, happened, &name)?;
            deed.write(turn.tx)
        })
        .await
    }

    /// Ends a run.
    pub async fn stop_run(&self, actor: &Actor, run: &RunId, why: &str) -> Result<(), Error> {
        let (by, why) = (actor.name.clone(), why.to_owned());
        let deed = record(actor, Action::RunStopped)
            .on("run", run)
            .because(&why);
        happen(self, deed, actor, run, Happened::Stopped { by, why }).await
    }

    /// Makes the next try of a waiting message due at once.
    pub async fn try_now(&self, actor: &Actor, run: &RunId, step: &StepId) -> Result<(), Error> {
        let (run, step) = (run.clone(), step.clone());
        let deed = record(actor, Action::TriedNow)
            .on("run", &run)
            .on("step", &step);
        act(self, move |turn| {
            let stored = latest_message(turn, &run, &step)?.ok_or(Error::Missing("message"))?;
            match stored.state {
                MessageState::Waiting => turn.tx.outbox().make_due(stored.no, turn.now)?,
                MessageState::Sending => {
                    return Err(Error::NotPossible(baton_core::Reason::StillSending));
                }
                MessageState::Delivered => {
                    return Err(Error::NotPossible(baton_core::Reason::StepDone));
                }
                MessageState::GivenUp | MessageState::Cancelled => {
                    return Err(Error::NotPossible(baton_core::Reason::GivenUp));
                }
            };
            deed.write(turn.tx)
        })
        .await
    }
}

/// The audit row of an action at a step, and what its event needs: the step, who and why.
fn at_step(
    actor: &Actor,
    action: Action,
    run: &RunId,
    step: &StepId,
    why: &str,
) -> (Record, StepId, String, String) {
    let deed = record(actor, action)
        .on("run", run)
        .on("step", step)
        .because(why);
    (deed, step.clone(), actor.name.clone(), why.to_owned())
}

async fn happen(
    engine: &Engine,
    deed: Record,
    actor: &Actor,
    run: &RunId,
    happened: Happened,
) -> Result<(), Error> {
    let (run, by) = (run.clone(), actor.name.clone());
    act(engine, move |turn| {
        advance(turn, &run, happened, &by)?;
        deed.write(turn.tx)
    })
    .await
}

/// A step's latest message as it is stored.
fn latest_message(
    turn: &mut Turn<'_, '_>,
    run: &RunId,
    step: &StepId,
) -> Result<Option<MessageRow>, Error> {
    let row = turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))?;
    let live = turn.live(row)?;
    let own = live.state.step(step).and_then(|step| step.own.messages());
    let Some(id) = own.and_then(|own| own.message.clone()) else {
        return Ok(None);
    };
    let stored = turn.tx.outbox().get(live.row.no, &id)?;
    stored.ok_or(Error::Missing("message")).map(Some)
}

/// Applies an admin's event to a run; the machine's reason when it does not fit.
pub(super) fn advance(
    turn: &mut Turn<'_, '_>,
    run: &RunId,
    happened: Happened,
    by: &str,
) -> Result<(), Error> {
    let row = turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))?;
    let live = turn.live(row)?;
    match turn.advance(live, happened, Some(by))? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}
