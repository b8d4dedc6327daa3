//! Calls to a trigger that an admin uses: whatever was made of them before, or for somebody whom
//! the admin chose.

use baton_core::call::Entry;
use baton_core::matching::starting::{people_anyway, start_chosen as decide};
use baton_core::matching::{DispositionKind, Next};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{BodyRow, CallRow};
use baton_store::table::people::PersonRow;

use super::TriggerCall;
use super::starting::{Looked, look_up, start_one_anyway, write_down};
use crate::Error;
use crate::audit::Actor;
use crate::matching::stored;
use crate::turn::Turn;

/// Starts whoever a call names that did not start before; who is unknown stays a problem.
pub(crate) fn start_again(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    content: &BodyRow,
    by: &Actor,
) -> Result<(), Error> {
    with_trigger(turn, call, content, |turn, trigger, entries| {
        if entries.is_empty() {
            return Err(Error::CallNotUsable);
        }
        for (place, entry) in entries.iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            let before = turn.tx.dispositions().get(call.no, place)?;
            if before.is_some_and(|before| before.kind == DispositionKind::Started) {
                continue;
            }
            let call = call.no;
            start_one_anyway(turn, trigger, EntryOf { call, place }, entry, by)?;
        }
        Ok(())
    })
}

/// Starts somebody for one entry of a call, unless they are in the workflow already (C4).
pub(crate) fn start_chosen(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    content: &BodyRow,
    place: i64,
    person: &PersonRow,
    by: &Actor,
) -> Result<(), Error> {
    with_trigger(turn, call, content, |turn, trigger, entries| {
        let index = usize::try_from(place).map_err(|_| Error::CallNotUsable)?;
        let entry = entries.get(index).ok_or(Error::CallNotUsable)?;
        let at = EntryOf {
            call: call.no,
            place,
        };
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

/// Does work with the live version's trigger and the entries of a call.
fn with_trigger(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    content: &BodyRow,
    work: impl FnOnce(&mut Turn<'_, '_>, &TriggerCall<'_>, &[Entry]) -> Result<(), Error>,
) -> Result<(), Error> {
    let address = turn.address(call.address)?;
    let flow = turn.flow(address.workflow)?;
    let version = flow.live_version.ok_or(Error::NotLive)?;
    let edition = turn.edition(address.workflow, version)?;
    let owner = &edition.definition.trigger;
    let settings = owner.kind().starts_by_call().ok_or(Error::CallNotUsable)?;
    let head = content.head.read();
    let today = turn.today()?;
    let entries = people_anyway(&settings, &stored(call, content, &head, &today));
    let entries = entries.map_err(|_| Error::CallNotUsable)?;
    let trigger = TriggerCall {
        call,
        address: &address,
        version,
        name: &owner.name,
        settings,
    };
    work(turn, &trigger, &entries)
}
