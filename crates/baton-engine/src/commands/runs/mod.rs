//! What an admin does to a run: exactly one wins a step (C6), and whether it may be, the core says.

mod mark_received;
mod pretend_called;
mod send_again;
mod send_new;
mod skip;
mod stop;
mod try_now;
mod try_out;

use baton_core::{Happened, RunId, StepId};
use baton_store::table::outbox::MessageRow;
use baton_store::table::runs::RunRow;

use super::command;
use crate::audit::{Action, Actor};
use crate::runs::Moved;
use crate::runs::{advance, live};
use crate::turn::Turn;
use crate::{Engine, Error};

pub use mark_received::mark_received;
pub use pretend_called::pretend_called;
pub use send_again::send_again;
pub use send_new::send_new;
pub use skip::skip;
pub use stop::stop;
pub use try_now::try_now;
pub use try_out::try_out;

/// A step of a run, and why an admin does something there.
#[derive(Clone, Debug)]
pub struct AtStep {
    /// The run.
    pub run: RunId,
    /// The step.
    pub step: StepId,
    /// Why.
    pub why: String,
}

/// Lets the machine decide on an event at a step.
async fn happen_at(
    engine: &Engine,
    actor: &Actor,
    action: Action,
    at: AtStep,
    happened: Happened,
) -> Result<(), Error> {
    let by = actor.name.clone();
    command(engine, actor, action, move |turn, record| {
        record.on("run", &at.run).on("step", &at.step);
        record.because(&at.why);
        happen(turn, &at.run, happened, &by)
    })
    .await
}

/// Applies an admin's event to a run; the machine's reason when it does not fit.
fn happen(turn: &mut Turn<'_, '_>, run: &RunId, happened: Happened, by: &str) -> Result<(), Error> {
    let row = of(turn, run)?;
    let live = live(turn, row)?;
    match advance(turn, live, happened, Some(by))? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}

/// A run that is there.
fn of(turn: &Turn<'_, '_>, run: &RunId) -> Result<RunRow, Error> {
    turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))
}

/// A step's latest message as it is stored.
fn latest_message(
    turn: &mut Turn<'_, '_>,
    run: &RunId,
    step: &StepId,
) -> Result<Option<MessageRow>, Error> {
    let row = of(turn, run)?;
    let live = live(turn, row)?;
    let own = live.state.step(step).and_then(|step| step.own.messages());
    let Some(id) = own.and_then(|own| own.message.clone()) else {
        return Ok(None);
    };
    let stored = turn.tx.outbox().get(live.row.no, &id)?;
    stored.ok_or(Error::Missing("message")).map(Some)
}
