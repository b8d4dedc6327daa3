//! Another call about the person of a run, which begins nothing: the run says so (C5).

use baton_core::{CallId, Happened};
use baton_store::RunNo;

use super::{advance, live};
use crate::Error;
use crate::turn::Turn;

/// Lets a run say that another call came about its person. One that cannot be read says nothing, and
/// the call is not to blame for it.
pub(crate) fn another_call(
    turn: &mut Turn<'_, '_>,
    run: RunNo,
    call: &CallId,
) -> Result<(), Error> {
    let row = turn.run(run)?;
    let live = match live(turn, row) {
        Err(error) if !error.is_of_the_store() => return Ok(()),
        live => live?,
    };
    let happened = Happened::AnotherCallCame { call: call.clone() };
    advance(turn, live, happened, None).map(drop)
}
