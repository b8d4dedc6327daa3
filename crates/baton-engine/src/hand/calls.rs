//! Calls that Baton did not use: used anyway, chosen, left alone, started later.

use std::sync::Arc;

use baton_core::WorkflowState;
use baton_core::call::{self, Entry};
use baton_core::document::UnknownPerson;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_core::{CallId, Json, PersonId, RunId, WorkflowId};
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{BodyRow, CallKind, CallRow, WaitingCall};
use baton_store::table::people::{Person, PersonRow};
use baton_store::table::problems::ProblemRow;
use baton_store::{CallNo, Lenient};

use super::problems::items;
use super::{act, release};
use crate::audit::Actor;
use crate::audit::{Action, record};
use crate::driver::{CallProblem, TriggerCall, Turn};
use crate::receive::KeptHead;
use crate::{Engine, Error, Topic, Typed};

impl Engine {
    /// Uses a call that was kept, refused, ignored or found already done.
    pub async fn use_call(&self, actor: &Actor, call: &CallId, why: &str) -> Result<(), Error> {
        let (call, by) = (call.clone(), actor.clone());
        let deed = record(actor, Action::CallUsed)
            .on("call", &call)
            .because(why);
        act(self, move |turn| {
            let row = turn.tx.calls().get(&call)?.ok_or(Error::Missing("call"))?;
            match row.kind {
                CallKind::WrongToken => release::release(turn, &row)?,
                CallKind::Accepted => use_anyway(turn, &row, &by)?,
                CallKind::Sample | CallKind::TooBig | CallKind::Compressed => {
                    return Err(Error::CallNotUsable);
                }
            }
            deed.write(turn.tx)
        })
        .await
    }

    /// Leaves a call alone.
    pub async fn ignore_call(&self, actor: &Actor, call: &CallId, why: &str) -> Result<(), Error> {
        let (call, by, why) = (call.clone(), actor.name.clone(), why.to_owned());
        let deed = record(actor, Action::CallIgnored)
            .on("call", &call)
            .because(&why);
        act(self, move |turn| {
            let row = turn.tx.calls().get(&call)?.ok_or(Error::Missing("call"))?;
            let detail = Params::from([("by".to_owned(), by), ("why".to_owned(), why)]);
            ignore(turn, &row, &detail)?;
            deed.write(turn.tx)
        })
        .await
    }

    /// Says whom a call is about; all calls of the same problem are handled with it.
    pub async fn choose_person(
        &self,
        actor: &Actor,
        call: &CallId,
        person: &PersonId,
    ) -> Result<(), Error> {
        let (call, person, by) = (call.clone(), person.clone(), actor.name.clone());
        let deed = record(actor, Action::CallChosen)
            .on("call", &call)
            .on("person", &person);
        act(self, move |turn| {
            let problem = problem_of(turn, &call)?;
            let person = turn
                .tx
                .people()
                .get(&person)?
                .ok_or(Error::Missing("person"))?;
            settle(turn, &problem, &person, &by)?;
            deed.write(turn.tx)
        })
        .await
    }

    /// Adds the person a call is about; all calls of the same problem are handled with it.
    pub async fn add_person_for_call(
        &self,
        actor: &Actor,
        call: &CallId,
        person: Person,
        typed: Typed,
    ) -> Result<PersonId, Error> {
        let (call, by) = (call.clone(), actor.name.clone());
        let deed = record(actor, Action::PersonAdded)
            .on("call", &call)
            .on("person", &person.id);
        act(self, move |turn| {
            let problem = problem_of(turn, &call)?;
            let added = turn.add_person(person, &typed)?;
            settle(turn, &problem, &added, &by)?;
            deed.write(turn.tx)?;
            Ok(added.person.id)
        })
        .await
    }

    /// Says which run a call moves.
    pub async fn choose_run(&self, actor: &Actor, call: &CallId, run: &RunId) -> Result<(), Error> {
        let (call, run) = (call.clone(), run.clone());
        let deed = record(actor, Action::CallChosen)
            .on("call", &call)
            .on("run", &run);
        act(self, move |turn| {
            let row = turn.tx.calls().get(&call)?.ok_or(Error::Missing("call"))?;
            let address = turn.address(row.address)?;
            let run = turn.tx.runs().get(&run)?.ok_or(Error::Missing("run"))?;
            let place = open_place(turn, &row)?;
            close_items(turn, row.no, Some(place))?;
            forget_unmatched(turn, &row, &address)?;
            let entry = EntryOf {
                call: row.no,
                place,
            };
            if !turn.use_for(run, &address.owner_id, entry)? {
                return Err(Error::CallNotUsable);
            }
            deed.write(turn.tx)
        })
        .await
    }

    /// Starts calls that a trigger kept while it was off; all of them when none is named.
    pub async fn start_kept(
        &self,
        actor: &Actor,
        workflow: &WorkflowId,
        calls: Option<Vec<CallId>>,
    ) -> Result<usize, Error> {
        let workflow = workflow.clone();
        let deed = record(actor, Action::KeptCallsStarted).on("workflow", &workflow);
        act(self, move |turn| {
            let row = turn
                .tx
                .workflows()
                .get(&workflow)?
                .ok_or(Error::Missing("workflow"))?;
            if row.state != WorkflowState::Live {
                return Err(Error::NotLive);
            }
            let mut started = 0;
            for address in turn.tx.addresses().of_workflow(row.no)? {
                for no in turn
                    .tx
                    .shelf()
                    .calls(address.no, Shelf::Kept, usize::MAX >> 1)?
                {
                    if wanted(turn, calls.as_deref(), no)? {
                        turn.tx.shelf().take(address.no, Shelf::Kept, no)?;
                        turn.tx.calls().wait_again(no)?;
                        started += 1;
                    }
                }
            }
            deed.write(turn.tx)?;
            turn.hint(Topic::Workflow, &workflow);
            Ok(started)
        })
        .await
    }
}

/// Handles a problem's calls for a person, in stored order: the first starts, the rest find the
/// person in the workflow already (C4).
pub(super) fn settle(
    turn: &mut Turn<'_, '_>,
    problem: &ProblemRow,
    person: &PersonRow,
    by: &str,
) -> Result<(), Error> {
    for item in items(turn, problem)? {
        let Some(call) = item.about.call else {
            continue;
        };
        let place = item.about.place.unwrap_or_default();
        let row = turn.tx.calls().by_no(call)?.ok_or(Error::Missing("call"))?;
        let mut told = false;
        with_trigger(turn, &row, |turn, trigger, data| {
            let entry = entry_at(trigger, data, place).ok_or(Error::CallNotUsable)?;
            let at = EntryOf { call, place };
            match turn.tx.runs().is_in(trigger.address.workflow, person.no)? {
                Some(_) => turn.start_known(trigger, at, &entry, person)?,
                None => turn.start_anyway(trigger, at, &entry, person, Some(by))?,
            }
            told = true;
            Ok(())
        })?;
        if told {
            turn.tx.problems().close_item(&item, None, turn.now)?;
        }
    }
    turn.hint(Topic::Problem, &problem.id);
    Ok(())
}

/// Uses an accepted call whatever was made of it before.
fn use_anyway(turn: &mut Turn<'_, '_>, row: &CallRow, by: &Actor) -> Result<(), Error> {
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
                        record(actor, Action::PersonAdded)
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

fn ignore(turn: &mut Turn<'_, '_>, row: &CallRow, detail: &Params) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    let known = turn.tx.dispositions().of_call(row.no)?;
    if known.iter().any(|one| one.kind == DispositionKind::Bound) {
        return Err(Error::CallNotUsable);
    }
    turn.tx.shelf().take(row.address, Shelf::Kept, row.no)?;
    turn.tx.calls().handled(row.no)?;
    forget_unmatched(turn, row, &address)?;
    close_items(turn, row.no, None)?;
    for one in known {
        let open = matches!(one.kind, DispositionKind::Problem | DispositionKind::Kept)
            || !one.kind.is_final();
        if open {
            turn.tx.dispositions().set(&NewDisposition {
                value: one.value,
                detail: Some(Lenient::of(detail)),
                ..NewDisposition::new(row.no, one.place, DispositionKind::Ignored, turn.now)
            })?;
        }
    }
    turn.hint(Topic::Call, &address.id);
    turn.hint(Topic::Problem, "");
    Ok(())
}

/// Does work with the live version's trigger and a call's data.
fn with_trigger(
    turn: &mut Turn<'_, '_>,
    row: &CallRow,
    work: impl FnOnce(&mut Turn<'_, '_>, &TriggerCall<'_>, &Arc<Json>) -> Result<(), Error>,
) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    let flow = turn.flow(address.workflow)?;
    let version = flow.live_version.ok_or(Error::NotLive)?;
    let edition = turn.edition(address.workflow, version)?;
    let owner = &edition.definition.trigger;
    let settings = owner.kind().starts_by_call().ok_or(Error::NotLive)?;
    let content = content_of(turn, row)?;
    let head = KeptHead::parse(&content.headers);
    let body = content.body.as_deref().unwrap_or_default();
    let data = call::read(head.content_type(), body).map_err(|_| Error::CallNotUsable)?;
    let waiting = WaitingCall {
        call: row.clone(),
        content: content.clone(),
        entry: 0,
    };
    let trigger = TriggerCall {
        waiting: &waiting,
        address: &address,
        version,
        name: &owner.name,
        settings,
    };
    work(turn, &trigger, &Arc::new(data))
}

/// A call's content; an identical repeat has the first call's.
fn content_of(turn: &Turn<'_, '_>, row: &CallRow) -> Result<BodyRow, Error> {
    let own = turn.tx.calls().content(row.no)?;
    if let Some(own) = own.filter(|own| own.body.is_some()) {
        return Ok(own);
    }
    let first = row.duplicate_of.ok_or(Error::CallNotUsable)?;
    turn.tx.calls().content(first)?.ok_or(Error::CallNotUsable)
}

fn entry_at(trigger: &TriggerCall<'_>, data: &Arc<Json>, place: i64) -> Option<Entry> {
    let place = usize::try_from(place).ok()?;
    call::entries(data, trigger.settings.person)
        .entries
        .into_iter()
        .nth(place)
}

fn problem_of(turn: &Turn<'_, '_>, call: &CallId) -> Result<ProblemRow, Error> {
    let row = turn.tx.calls().get(call)?.ok_or(Error::Missing("call"))?;
    let item = turn.tx.problems().of_call(row.no)?.into_iter().next();
    let item = item.ok_or(Error::CallNotUsable)?;
    turn.tx
        .problems()
        .by_no(item.problem)?
        .ok_or(Error::Missing("problem"))
}

/// The first entry of a call that still waits for a decision.
fn open_place(turn: &Turn<'_, '_>, row: &CallRow) -> Result<i64, Error> {
    let known = turn.tx.dispositions().of_call(row.no)?;
    let open = known.iter().find(|one| {
        matches!(
            one.kind,
            DispositionKind::Problem | DispositionKind::Unmatched
        )
    });
    Ok(open.ok_or(Error::CallNotUsable)?.place)
}

fn close_items(turn: &mut Turn<'_, '_>, call: CallNo, place: Option<i64>) -> Result<(), Error> {
    for item in turn.tx.problems().of_call(call)? {
        if place.is_none() || item.about.place == place {
            turn.tx.problems().close_item(&item, None, turn.now)?;
        }
    }
    turn.hint(Topic::Problem, "");
    Ok(())
}

fn forget_unmatched(turn: &Turn<'_, '_>, row: &CallRow, address: &AddressRow) -> Result<(), Error> {
    for one in turn.tx.dispositions().of_call(row.no)? {
        let Some(value) = one.value.filter(|_| one.kind == DispositionKind::Unmatched) else {
            continue;
        };
        let entry = EntryOf {
            call: row.no,
            place: one.place,
        };
        turn.tx
            .awaits()
            .remove_unmatched(address.no, &call::match_key(&value), entry)?;
    }
    Ok(())
}

fn wanted(turn: &Turn<'_, '_>, calls: Option<&[CallId]>, no: CallNo) -> Result<bool, Error> {
    let Some(calls) = calls else { return Ok(true) };
    let id = turn.tx.calls().id(no)?;
    Ok(id.is_some_and(|id| calls.contains(&id)))
}
