//! Which run a call moves: facts looked up for `baton_core::matching`, decisions written down.
//!
//! The rules are the core's. Here are the rows: what a step says in each version, the runs that
//! wait for a value, calls that are bound to a run or have found none yet, dispositions and
//! problems of calls. A run is not moved from here: who binds a call gets the event of it back.

mod bound;
mod find;
mod problem;
mod rules;
mod unmatched;
mod values;

use baton_core::condition::Today;
use baton_core::matching::{DispositionKind, StoredCall};
use baton_store::CallNo;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::head::KeptHead;
use baton_store::table::calls::{BodyRow, CallRow};
use baton_store::table::runs::RunRow;

pub(crate) use bound::{bind, bound_passed, too_late};
pub(crate) use find::{Looked, find_anyway, find_run};
pub(crate) use problem::{whole_problem, write_problem};
pub(crate) use rules::rules_of;
pub(crate) use unmatched::{nobody, settle_unmatched, take_early};
pub(crate) use values::{note_values, note_waiting, note_waits, person_changed};

use crate::Error;
use crate::turn::Turn;

/// What became of a call in a turn.
pub(crate) enum Handled {
    /// Every entry is handled.
    Whole,
    /// There was no time for the entries from this one on.
    Until(i64),
}

/// A stored call as the core reads it.
pub(crate) fn stored<'a>(
    call: &CallRow,
    content: &'a BodyRow,
    head: &'a KeptHead,
    today: &'a Today,
) -> StoredCall<'a> {
    StoredCall {
        content_type: head.content_type(),
        body: content.body.as_deref().unwrap_or_default(),
        other_data: call.other_body,
        today,
    }
}

/// Handles the entries of a call from one on, each at its place, while there is time.
pub(crate) fn each_entry<T>(
    turn: &mut Turn<'_, '_>,
    call: CallNo,
    from: i64,
    entries: &[T],
    mut handle: impl FnMut(&mut Turn<'_, '_>, EntryOf, &T) -> Result<(), Error>,
) -> Result<Handled, Error> {
    let first = usize::try_from(from).unwrap_or_default();
    for (place, entry) in entries.iter().enumerate().skip(first) {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        if place > from && turn.tx.out_of_time() {
            return Ok(Handled::Until(place));
        }
        handle(turn, EntryOf { call, place }, entry)?;
    }
    Ok(Handled::Whole)
}

/// Says what became of a call as a whole.
pub(crate) fn dispose_whole(
    turn: &mut Turn<'_, '_>,
    call: CallNo,
    kind: DispositionKind,
) -> Result<(), Error> {
    let new = NewDisposition::new(call, 0, kind, turn.now);
    Ok(turn.tx.dispositions().set(&new)?)
}

/// Says what became of one entry of a call, and about which run that is.
pub(crate) fn dispose_about(
    turn: &mut Turn<'_, '_>,
    entry: EntryOf,
    value: &str,
    kind: DispositionKind,
    run: Option<&RunRow>,
) -> Result<(), Error> {
    turn.tx.dispositions().set(&NewDisposition {
        value: Some(value.to_owned()),
        run: run.map(|run| run.no),
        person: run.map(|run| run.person),
        ..NewDisposition::new(entry.call, entry.place, kind, turn.now)
    })?;
    Ok(())
}
