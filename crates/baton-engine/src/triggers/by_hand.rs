//! Calls to a trigger that an admin uses: whatever was made of them before, or for somebody whom
//! the admin chose.

use std::borrow::Cow;

use baton_core::call::Entry;
use baton_core::matching::starting::{meant, people_anyway, start_chosen as decide};
use baton_core::matching::{DispositionKind, Next, StoredCall};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{Begun, CallRow};
use baton_store::table::people::PersonRow;

use super::TriggerCall;
use super::starting::{
    Looked, ask_what_is_unread, look_up, start_one, start_one_anyway, write_down,
};
use crate::Error;
use crate::audit::Actor;
use crate::matching::leave_out;
use crate::people;
use crate::turn::Turn;

/// Whom a call names by a version, whatever its condition says.
pub(crate) fn people_by_hand(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    version: i64,
    stored: &StoredCall<'_>,
) -> Result<Vec<Entry>, Error> {
    let people = with_trigger(turn, call, version, |_, trigger| {
        people_anyway(&trigger.settings, stored).map_err(|_| Error::CallNotUsable)
    })?;
    Ok(people.each)
}

/// A trigger starts somebody only while its workflow is live (C2), by hand, too.
fn starts_now(turn: &mut Turn<'_, '_>, call: &CallRow) -> Result<(), Error> {
    let workflow = turn.address(call.address)?.workflow;
    let flow = turn.flow(workflow)?;
    let takes = flow.version_that_takes_calls();
    takes.map(drop).ok_or(Error::NotLive)
}

/// Starts whom an entry names unless it did before; who is unknown stays a problem. Whether it was
/// still to be done.
pub(crate) fn start_again(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    version: i64,
    at: EntryOf,
    entry: &Entry,
    by: &Actor,
) -> Result<bool, Error> {
    let before = turn.tx.dispositions().get(at.call, at.place)?;
    if before.is_some_and(|before| before.kind == DispositionKind::Started) {
        return Ok(false);
    }
    starts_now(turn, call)?;
    let today = turn.today_at(None)?;
    with_trigger(turn, call, version, |turn, trigger| {
        let part = meant(&trigger.settings, entry, &today);
        let part = part.unwrap_or(Cow::Borrowed(entry));
        start_one_anyway(turn, trigger, at, &part, by)
    })?;
    Ok(true)
}

/// Starts whom an entry names, as the version says by which the call's handling began, and only
/// where a call starts somebody now.
pub(crate) fn start_as_begun(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    begun: Begun,
    at: EntryOf,
    entry: &Entry,
) -> Result<(), Error> {
    starts_now(turn, call)?;
    let today = turn.today_at(Some(begun.at))?;
    with_trigger(turn, call, begun.version, |turn, trigger| {
        match meant(&trigger.settings, entry, &today) {
            Ok(part) => start_one(turn, trigger, at, &part),
            Err(why) => leave_out(turn, trigger.address, at, &entry.value, why),
        }
    })
}

/// Starts somebody for one entry of a call, unless they are in the workflow already (C4).
pub(crate) fn start_chosen(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    version: i64,
    at: EntryOf,
    entry: &Entry,
    person: &PersonRow,
    by: &Actor,
) -> Result<(), Error> {
    starts_now(turn, call)?;
    let today = turn.today_at(None)?;
    with_trigger(turn, call, version, |turn, trigger| {
        let part = meant(&trigger.settings, entry, &today);
        let entry = &*part.unwrap_or(Cow::Borrowed(entry));
        people::take_ids(turn, &trigger.settings, entry, person)?;
        ask_what_is_unread(turn, trigger, entry, person)?;
        let mut looked = Looked::known(person.clone());
        loop {
            match decide(&looked.facts) {
                Next::LookUp(fact) => look_up(turn, trigger, entry, fact, &mut looked)?,
                Next::Decided(decided) => {
                    return write_down(turn, trigger, at, entry, &looked, decided, Some(by));
                }
            }
        }
    })
}

/// Does work with the trigger of a version.
fn with_trigger<T>(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    version: i64,
    work: impl FnOnce(&mut Turn<'_, '_>, &TriggerCall<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    let address = turn.address(call.address)?;
    let edition = turn.edition(address.workflow, version)?;
    let owner = &edition.definition.trigger;
    let settings = owner.kind().starts_by_call().ok_or(Error::CallNotUsable)?;
    let trigger = TriggerCall {
        call,
        address: &address,
        version,
        name: &owner.name,
        settings,
    };
    work(turn, &trigger)
}
