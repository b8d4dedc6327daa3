//! Whether the event that a call tells came before: by the call that started the same person last.

use baton_core::call::{Entry, entry_of};
use baton_core::matching::is_the_same_event;
use baton_store::PersonNo;
use baton_store::table::calls::CallRow;
use jiff::Timestamp;

use super::TriggerCall;
use crate::Error;
use crate::turn::Turn;

/// A longer call is not read for this, in bytes: a list is long, and each whom it names would ask.
const LONGEST: u64 = 16 * 1024;

/// When the same event came; none where it did not, or where the address knows by a number of its own
/// which calls are one.
pub(super) fn came_before(
    turn: &Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    entry: &Entry,
    person: PersonNo,
) -> Result<Option<Timestamp>, Error> {
    let address = trigger.address;
    if address.settings.read().sender_id.is_some() {
        return Ok(None);
    }
    let Some(no) = turn.tx.runs().last_call(address.workflow, person)? else {
        return Ok(None);
    };
    let earlier = turn.tx.calls().by_no(no)?;
    let is_like = |call: &CallRow| {
        call.no != trigger.call.no && call.address == address.no && call.size <= LONGEST
    };
    let Some(earlier) = earlier.filter(is_like) else {
        return Ok(None);
    };
    let content = turn.content_of(no)?;
    let Some(Ok(data)) = content.map(|content| content.data) else {
        return Ok(None);
    };
    let before = entry_of(&data, trigger.settings.person, Some(&entry.value));
    let mut places = before.each_place();
    let is_the_same = places.any(|part| is_the_same_event(entry, &part));
    Ok(is_the_same.then_some(earlier.at))
}
