//! *Use it anyway*.

use baton_core::CallId;
use baton_core::WorkflowState;
use baton_core::call;
use baton_core::document::UnknownPerson;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{CallKind, CallRow, WaitingCall};

use super::{close_items, content_of, forget_unmatched, of, release, with_trigger};
use crate::audit::{Action, Actor, Record};
use crate::commands::command;
use crate::driver::{CallProblem, Turn};
use crate::{Engine, Error};

/// Uses a call that was kept, refused, ignored or found already done.
pub async fn use_anyway(
    engine: &Engine,
    actor: &Actor,
    call: CallId,
    why: String,
) -> Result<(), Error> {
    let by = actor.clone();
    command(engine, actor, Action::CallUsed, move |turn, record| {
        record.on("call", &call).because(&why);
        let row = of(turn, &call)?;
        match row.kind {
            CallKind::WrongToken => release::release(turn, &row),
            CallKind::Accepted => use_accepted(turn, &row, &by),
            CallKind::Sample | CallKind::TooBig | CallKind::Compressed => Err(Error::CallNotUsable),
        }
    })
    .await
}

/// Uses an accepted call whatever was made of it before.
fn use_accepted(turn: &mut Turn<'_, '_>, row: &CallRow, by: &Actor) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    if turn.tx.shelf().take(row.address, Shelf::Kept, row.no)? {
        if turn.flow(address.workflow)?.state != WorkflowState::Live {
            return Err(Error::NotLive);
        }
        return Ok(turn.tx.calls().wait_again(row.no)?);
    }
    match address.owner {
        Owner::Trigger => start_again(turn, row, by),
        Owner::Step | Owner::Source => match_again(turn, row, &address),
    }
}

fn start_again(turn: &mut Turn<'_, '_>, row: &CallRow, actor: &Actor) -> Result<(), Error> {
    let by = actor.name.as_str();
    close_items(turn, row.no, None)?;
    with_trigger(turn, row, |turn, trigger, data| {
        let found = call::entries(data, trigger.settings.person).entries;
        if found.is_empty() {
            return Err(Error::CallNotUsable);
        }
        for (place, entry) in found.iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            let at = EntryOf {
                call: row.no,
                place,
            };
            let before = turn.tx.dispositions().get(row.no, place)?;
            if before.is_some_and(|before| before.kind == DispositionKind::Started) {
                continue;
            }
            let known = turn.tx.people().by_email(&entry.value)?;
            match (known, trigger.settings.unknown_person) {
                (Some(known), _) => turn.start_anyway(trigger, at, entry, &known, Some(by))?,
                (None, rule) => {
                    let added = match rule {
                        UnknownPerson::AddPerson => turn.add_from_call(&trigger.settings, entry)?,
                        UnknownPerson::KeepUnderProblems => None,
                    };
                    if let Some(added) = added {
                        Record::new(actor, Action::PersonAdded)
                            .on("call", &row.id)
                            .on("person", &added.person.id)
                            .text("name", added.person.display_name.as_str())
                            .write(turn.tx)?;
                        turn.start_anyway(trigger, at, entry, &added, Some(by))?;
                        continue;
                    }
                    turn.open_call_problem(CallProblem {
                        kind: Kind::UnknownPerson,
                        workflow: trigger.address.workflow,
                        owner: &trigger.address.owner_id,
                        entry: at,
                        value: Some(&entry.value),
                        person: None,
                        params: std::collections::BTreeMap::new(),
                    })?;
                }
            }
        }
        Ok(())
    })
}

/// A call to a wait finds its run again, without regard to the condition.
fn match_again(turn: &mut Turn<'_, '_>, row: &CallRow, address: &AddressRow) -> Result<(), Error> {
    close_items(turn, row.no, None)?;
    forget_unmatched(turn, row, address)?;
    let content = content_of(turn, row)?;
    let waiting = WaitingCall {
        call: row.clone(),
        content,
        entry: 0,
    };
    if turn.match_anyway(&waiting, address)? {
        Ok(())
    } else {
        Err(Error::CallNotUsable)
    }
}
