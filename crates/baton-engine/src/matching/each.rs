//! The entries of a call, one after another: while there is time, and in stored order with the
//! calls about many that came before.

use baton_core::call::{is_email, match_key};
use baton_core::matching::Trouble;
use baton_store::WorkflowNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::CallRow;

use super::write_problem;
use crate::Error;
use crate::lists::Earlier;
use crate::turn::Turn;

/// What became of a call in a turn.
pub(crate) enum Handled {
    /// Every entry is handled.
    Whole,
    /// The entries from this one on are not: there was no time, or an earlier call about many
    /// comes first for the person or value that it names.
    Until(i64),
}

/// A part of a call: from which of its entries on.
pub(crate) struct Slice<'a> {
    pub(crate) call: &'a CallRow,
    pub(crate) address: &'a AddressRow,
    pub(crate) from: i64,
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
    let call = slice.call.no;
    let earlier = turn.runtime.lists.before(call, slice.address.workflow);
    let first = usize::try_from(slice.from).unwrap_or_default();
    for (place, entry) in entries.iter().enumerate().skip(first) {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        if place > slice.from && turn.tx.out_of_time() {
            return Ok(Handled::Until(place));
        }
        if earlier.is_any() && comes_later(turn, &earlier, value(entry))? {
            return Ok(Handled::Until(place));
        }
        handle(turn, EntryOf { call, place }, entry)?;
    }
    if let Some(trouble) = slice.too_many {
        let place = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let over = EntryOf { call, place };
        write_problem(turn, slice.address, over, None, trouble.clone())?;
    }
    Ok(Handled::Whole)
}

/// Whether an earlier call about many is still to be handled for whom a value names, by whichever
/// of their addresses.
fn comes_later(turn: &Turn<'_, '_>, earlier: &Earlier, value: &str) -> Result<bool, Error> {
    let mut keys = vec![match_key(value)];
    if is_email(value)
        && let Some(person) = turn.tx.people().by_email(value)?
    {
        keys.extend(person.person.work_email.as_deref().map(match_key));
        keys.extend(turn.tx.people().aliases(person.no)?);
    }
    Ok(earlier.may_name(&keys))
}

/// Whether a call about many that came before a call may still start somebody in a workflow.
pub(crate) fn somebody_may_start(
    turn: &Turn<'_, '_>,
    workflow: WorkflowNo,
    call: baton_store::CallNo,
) -> bool {
    let from = turn.runtime.lists.may_start_from(workflow);
    from.is_some_and(|from| from < call)
}
