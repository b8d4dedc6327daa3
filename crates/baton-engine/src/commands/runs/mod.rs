//! What an admin does to a run: exactly one wins a step (C6), and whether it may be, the core says.

mod at_step;
mod stop;
mod try_out;

use baton_core::{Happened, RunId};
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::runs::{Live, Moved, advance};
use crate::turn::Turn;

pub use at_step::{AtStep, at_step, with_data};
pub use stop::Stop;
pub use try_out::try_out;

/// Applies an admin's event to a run; the machine's reason when it does not fit.
fn happen(turn: &mut Turn<'_, '_>, live: Live, happened: Happened, by: &str) -> Result<(), Error> {
    match advance(turn, live, happened, Some(by))? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}

/// A run that is there.
fn of(turn: &Turn<'_, '_>, run: &RunId) -> Result<RunRow, Error> {
    turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))
}
