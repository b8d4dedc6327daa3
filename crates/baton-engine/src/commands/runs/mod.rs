//! What an admin does to a run: exactly one wins a step (C6), and whether it may be, the core says.

mod at_step;
mod export;
mod many;
mod start_now;
mod stop;
mod try_out;

use baton_core::RunId;
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::turn::Turn;

pub use at_step::{AtStep, at_step, with_data};
pub use export::{Taken, note_export};
pub use many::{Many, OfRuns, act_on_many};
pub use start_now::StartNow;
pub use stop::Stop;
pub use try_out::try_out;

/// A run that is there.
fn of(turn: &Turn<'_, '_>, run: &RunId) -> Result<RunRow, Error> {
    turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))
}
