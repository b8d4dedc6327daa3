//! The entries of a call, one after another: while there is time, and in stored order with the
//! calls about many that came before. With care one of them that cannot be handled is set aside
//! alone, and the call goes on behind it.

use baton_core::call::{is_email, match_key};
use baton_core::matching::Trouble;
use baton_store::WorkflowNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{Begun, CallRow};
use baton_store::table::set_aside::Item;

use super::write_problem;
use crate::Error;
use crate::lists::Wait;
use crate::turn::Turn;

/// What became of a call in a turn.
pub(crate) enum Handled {
    /// Every entry is handled.
    Whole,
    /// The entries from this one on are not: there was no time.
    Until(i64),
    /// The entries from this one on are not: an earlier call comes first for whom or what it names.
    Behind {
        /// The first of them.
        place: i64,
        /// By which keys it names that.
        keys: Vec<String>,
        /// What it waits for.
        wait: Wait,
    },
}

/// A part of a call: from which of its entries on.
pub(crate) struct Slice<'a> {
    pub(crate) call: &'a CallRow,
    pub(crate) address: &'a AddressRow,
    pub(crate) from: i64,
    /// How its handling began.
    pub(crate) begun: Begun,
    pub(crate) too_many: Option<&'a Trouble>,
}

/// Handles the entries of a slice, each at its place, while there is time; at the end what the call
/// names over the limit.
pub(crate) fn each_entry<T>(
    turn: &mut Turn<'_, '_>,
    slice: &Slice<'_>,
    entries: &[T],
    value: impl Fn(&T) -> &str,
    mut handle: impl FnMut(&mut Turn<'_, '_>, EntryOf, &T) -> Result<(), Error>,
) -> Result<Handled, Error> {
    let (call, workflow) = (slice.call.no, slice.address.workflow);
    let lists = &turn.runtime.lists;
    let any_before = lists.with(|lines| lines.any_before(call, workflow));
    let first = usize::try_from(slice.from).unwrap_or_default();
    for (place, entry) in entries.iter().enumerate().skip(first) {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        if place > slice.from && turn.tx.out_of_time() {
            return Ok(Handled::Until(place));
        }
        let at = EntryOf { call, place };
        let item = Item::Entry(at, slice.begun);
        let done = turn.about_whom(&item, Some(value(entry)), |turn| {
            if any_before {
                let keys = keys_of(turn, value(entry))?;
                if let Some(wait) = lists.with(|lines| lines.wait_of(call, workflow, &keys)) {
                    return Ok(Some((keys, wait)));
                }
            }
            handle(turn, at, entry).map(|()| None)
        })?;
        if let Some((keys, wait)) = done.flatten() {
            return Ok(Handled::Behind { place, keys, wait });
        }
    }
    if let Some(trouble) = slice.too_many {
        let place = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let over = EntryOf { call, place };
        write_problem(turn, slice.address, over, None, trouble.clone())?;
    }
    Ok(Handled::Whole)
}

/// The keys of whom or what a value names: of a person, all of their addresses.
fn keys_of(turn: &Turn<'_, '_>, value: &str) -> Result<Vec<String>, Error> {
    let mut keys = vec![match_key(value)];
    if is_email(value)
        && let Some(person) = turn.tx.people().by_email(value)?
    {
        keys.extend(person.person.work_email.as_deref().map(match_key));
        keys.extend(turn.tx.people().aliases(person.no)?);
    }
    keys.sort();
    keys.dedup();
    Ok(keys)
}

/// Whether a call that came before a call may still start somebody in a workflow.
pub(crate) fn somebody_may_start(
    turn: &Turn<'_, '_>,
    workflow: WorkflowNo,
    call: baton_store::CallNo,
) -> bool {
    let from = turn.runtime.lists.may_start_from(workflow);
    from.is_some_and(|from| from < call)
}
