//! The settle window of a run: what comes about its person meanwhile becomes part of it, and at its end
//! the run begins (C5).

use baton_core::call::Entry;
use baton_core::run::may_start_now;
use baton_core::{CallId, Happened};
use baton_store::RunNo;
use baton_store::table::runs::RunRow;
use jiff::{SignedDuration, Timestamp};

use super::by_hand::happen;
use super::{Moved, advance, live, set_deadline};
use crate::Error;
use crate::queue::Live;
use crate::turn::Turn;

/// A moment that calls came before which are still being read is looked at again then.
pub(crate) const LOOK_AGAIN: SignedDuration = SignedDuration::from_secs(1);

/// A run that is to begin while its workflow is off is looked at again after so long.
const WHILE_OFF: SignedDuration = SignedDuration::from_mins(1);

/// Takes what a call says into a run that waits for more about its person.
pub(crate) fn merge(
    turn: &mut Turn<'_, '_>,
    run: RunNo,
    (call, about): (&CallId, &Entry),
) -> Result<(), Error> {
    let row = turn.run(run)?;
    let live = live(turn, row)?;
    let merged = Happened::CallMerged {
        call: call.clone(),
        about: about.clone(),
    };
    match advance(turn, live, merged, None)? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}

/// Ends the window of a run where that is due; gives the run back where it is not in one. While the
/// workflow is off nothing begins: the run waits on (C18).
pub(crate) fn settle(turn: &mut Turn<'_, '_>, live: Live) -> Result<Option<Live>, Error> {
    let Some(settling) = live.state.settling else {
        return Ok(Some(live));
    };
    let flow = turn.flow(live.row.workflow)?;
    if settling.until > turn.now {
        set_deadline(turn, &live.row, Some(settling.until))?;
    } else if flow.version_that_takes_calls().is_none() {
        set_deadline(turn, &live.row, Some(turn.now + WHILE_OFF))?;
    } else if turn.tx.calls().is_any_waiting_from(settling.until)? {
        // One of them may be about its person, also after a start that was long in coming.
        set_deadline(turn, &live.row, Some(turn.now + LOOK_AGAIN))?;
    } else {
        advance(turn, live, Happened::Settled, None)?;
    }
    Ok(None)
}

/// When a run begins that is started by a call now.
pub(crate) fn until(turn: &Turn<'_, '_>, window: Option<SignedDuration>) -> Option<Timestamp> {
    window.map(|window| turn.now + window)
}

/// Begins a run at once that waits for more about its person.
pub(crate) fn start_now(turn: &mut Turn<'_, '_>, run: RunRow, by: &str) -> Result<(), Error> {
    let live = live(turn, run)?;
    may_start_now(&live.state).map_err(Error::NotPossible)?;
    let started = Happened::StartedNow { by: by.to_owned() };
    happen(turn, live, started, by)
}
