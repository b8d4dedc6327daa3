//! Calls that Baton did not use: used anyway, chosen, left alone, started later.

mod choose_person;
mod choose_run;
mod ignore;
mod release;
mod reveal;
mod start_kept;
mod use_anyway;

use baton_core::CallId;
use baton_store::table::calls::CallRow;

use crate::Error;
use crate::turn::Turn;

pub use choose_person::{add_person, choose_person};
pub use choose_run::choose_run;
pub use ignore::Ignore;
pub use reveal::reveal;
pub use start_kept::start_kept;
pub use use_anyway::UseAnyway;

/// A call about more than so many is used, or left alone, in a job.
const FEW: usize = 32;

/// A call that is there.
fn of(turn: &Turn<'_, '_>, call: &CallId) -> Result<CallRow, Error> {
    turn.tx.calls().get(call)?.ok_or(Error::Missing("call"))
}
