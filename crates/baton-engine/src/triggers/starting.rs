//! Whether a run is started for the person an entry names: the facts that the core asks for, and
//! what it decided, written down.

use baton_core::call::Entry;
use baton_core::history::Params;
use baton_core::matching::starting::{Person, PersonFact, PersonFacts, Start, start, start_anyway};
use baton_core::matching::{DispositionKind, Next, Trouble};
use baton_core::problem::Kind;
use baton_core::run::StartedByKind;
use baton_store::RunNo;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::people::{PersonRow, PersonStatus};
use baton_store::table::runs::StartedBy;
use jiff::Timestamp;

use super::TriggerCall;
use super::came_before::came_before;
use crate::Error;
use crate::audit::{Action, Actor, Record};
use crate::matching::write_problem;
use crate::people;
use crate::{runs, turn::Turn};

/// What was looked up about the person of an entry.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) facts: PersonFacts<RunNo>,
    pub(super) person: Option<PersonRow>,
    /// When the same event came before.
    came_before: Option<Timestamp>,
}

impl Looked {
    /// Somebody who is known already.
    pub(super) fn known(person: PersonRow) -> Self {
        let mut looked = Self::default();
        looked.set(Some(person), false);
        looked
    }

    fn set(&mut self, person: Option<PersonRow>, updated: bool) {
        // Whom the call itself says to leave is not refused for it (C4).
        let had_left = self.person.as_ref().is_none_or(has_left);
        let known = person.as_ref().map_or(Person::Nobody, |row| Person::Known {
            has_left: had_left && has_left(row),
            updated,
        });
        self.facts.person = Some(known);
        self.person = person;
    }

    fn row(&self) -> Result<&PersonRow, Error> {
        self.person.as_ref().ok_or(Error::Missing("person"))
    }
}

fn has_left(row: &PersonRow) -> bool {
    row.person.status == PersonStatus::Left
}

/// Starts a run for the person of an entry, or says why not.
pub(super) fn start_one(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    at: EntryOf,
    entry: &Entry,
) -> Result<(), Error> {
    let mut looked = Looked::default();
    loop {
        match start(&trigger.settings, entry, &looked.facts) {
            Next::LookUp(fact) => look_up(turn, trigger, entry, fact, &mut looked)?,
            Next::Decided(decided) => {
                return write_down(turn, trigger, at, entry, &looked, decided, None);
            }
        }
    }
}

/// Asks what a call says of somebody that nothing reads, where a call that came by itself would: it
/// changes people, or they were added after it came.
pub(super) fn ask_what_is_unread(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    entry: &Entry,
    person: &PersonRow,
) -> Result<(), Error> {
    let is_new = person.created_at >= trigger.call.at;
    if !trigger.settings.update_known && !is_new {
        return Ok(());
    }
    people::ask_what_is_unread(turn, person, trigger.brings(), entry)
}

/// Starts a run for the person of an entry that the admin uses anyway.
pub(super) fn start_one_anyway(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    at: EntryOf,
    entry: &Entry,
    by: &Actor,
) -> Result<(), Error> {
    let mut looked = Looked::default();
    loop {
        match start_anyway(&trigger.settings, &looked.facts) {
            Next::LookUp(fact) => look_up(turn, trigger, entry, fact, &mut looked)?,
            Next::Decided(decided) => {
                if let Some(known) = &looked.person {
                    ask_what_is_unread(turn, trigger, entry, known)?;
                }
                return write_down(turn, trigger, at, entry, &looked, decided, Some(by));
            }
        }
    }
}

pub(super) fn look_up(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    entry: &Entry,
    fact: PersonFact,
    looked: &mut Looked,
) -> Result<(), Error> {
    match fact {
        PersonFact::Person => {
            let found = turn.tx.people().by_email(&entry.value)?;
            looked.set(found, false);
        }
        PersonFact::UpdatedPerson => {
            let known = looked.row()?.clone();
            let updated = people::update_from_call(turn, &known, trigger.brings(), entry)?;
            let mut now = Some(known);
            if let Some(updated) = updated {
                runs::follow_person(turn, &updated)?;
                // A step that one of their runs came to by that may have set more.
                now = turn.tx.people().by_no(updated.no)?;
            }
            looked.set(now, true);
        }
        PersonFact::Run => {
            let person = looked.row()?.no;
            let (runs, workflow) = (turn.tx.runs(), trigger.address.workflow);
            let settling = runs.settling(workflow, person)?;
            looked.facts.settles = settling.is_some();
            let found = match settling {
                Some(run) => Some(run),
                None => runs.is_in(workflow, person)?,
            };
            looked.facts.in_workflow = Some(found);
        }
        PersonFact::Ids => {
            let taken = people::any_id_is_taken(turn, &trigger.settings, entry)?;
            looked.facts.id_is_taken = Some(taken);
        }
        PersonFact::OwnIds => {
            let known = looked.row()?;
            let other = people::any_id_is_other(turn, &trigger.settings, entry, known)?;
            looked.facts.id_is_other = Some(other);
        }
        PersonFact::CameBefore => {
            let person = looked.row()?.no;
            looked.came_before = came_before(turn, trigger, entry, person)?;
            looked.facts.came_before = Some(looked.came_before.is_some());
        }
        PersonFact::OtherForms => {
            let asked = people::is_asked_about(&turn.tx.snapshot(), &entry.value)?;
            looked.facts.may_be_another = Some(asked);
        }
    }
    Ok(())
}

pub(super) fn write_down(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    at: EntryOf,
    entry: &Entry,
    looked: &Looked,
    decided: Start<RunNo>,
    by: Option<&Actor>,
) -> Result<(), Error> {
    match decided {
        Start::Run => start_run(turn, trigger, at, entry, looked.row()?, by),
        Start::AddAndRun => {
            let added = people::add_from_call(turn, trigger.brings(), entry)?;
            record_added(turn, trigger, &added, by)?;
            start_run(turn, trigger, at, entry, &added, by)
        }
        Start::Merge(run) => {
            take_into(turn, trigger, entry, looked.row()?, run)?;
            let merged = DispositionKind::Merged;
            dispose(turn, at, entry, (looked.row()?, run), merged)
        }
        Start::AlreadyInWorkflow(run) => {
            runs::another_call(turn, run, &trigger.call.id)?;
            let is_in = DispositionKind::AlreadyInWorkflow;
            dispose(turn, at, entry, (looked.row()?, run), is_in)
        }
        Start::Problem(kind) => {
            let mut trouble = Trouble::from(kind);
            if kind == Kind::OtherId {
                let other = looked.row()?.person.display_name.clone();
                trouble.params.insert("other".to_owned(), other);
            }
            if let Some(before) = looked.came_before {
                trouble.params.insert("came".to_owned(), before.to_string());
            }
            write_problem(turn, trigger.address, at, Some(&entry.value), trouble)
        }
    }
}

/// Starts a run for somebody, whatever else they are in.
fn start_run(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    at: EntryOf,
    entry: &Entry,
    person: &PersonRow,
    by: Option<&Actor>,
) -> Result<(), Error> {
    let by = by.map(|by| by.name.as_str());
    // Who starts somebody by hand does not wait.
    let (kind, settles_until) = match by {
        Some(_) => (StartedByKind::Hand, None),
        None => (
            StartedByKind::Call,
            runs::until(turn, trigger.settings.settle),
        ),
    };
    let mut params = Params::from([("trigger_name".to_owned(), trigger.name.to_owned())]);
    params.extend(by.map(|by| ("by".to_owned(), by.to_owned())));
    let start = runs::Start {
        workflow: trigger.address.workflow,
        version: trigger.version,
        person,
        call: Some(at.call),
        try_out: false,
        started_by: StartedBy {
            kind,
            params,
            really_contact: None,
        },
        by,
        settles_until,
    };
    let run = runs::start(turn, start, Some(entry.clone()))?;
    dispose(turn, at, entry, (person, run.no), DispositionKind::Started)
}

/// What a call says becomes part of a run that waits for more, and of its person where a call of the
/// same window has added them.
fn take_into(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    entry: &Entry,
    person: &PersonRow,
    run: RunNo,
) -> Result<(), Error> {
    let is_new = person.created_at >= turn.run(run)?.started_at;
    if is_new && !trigger.settings.update_known {
        let updated = people::update_from_call(turn, person, trigger.brings(), entry)?;
        if let Some(updated) = updated {
            runs::follow_person(turn, &updated)?;
        }
    }
    runs::merge(turn, run, (&trigger.call.id, entry))
}

/// Writes down what became of an entry of a call.
fn dispose(
    turn: &mut Turn<'_, '_>,
    at: EntryOf,
    entry: &Entry,
    (person, run): (&PersonRow, RunNo),
    kind: DispositionKind,
) -> Result<(), Error> {
    turn.tx.dispositions().set(&NewDisposition {
        value: Some(entry.value.clone()),
        person: Some(person.no),
        run: Some(run),
        ..NewDisposition::new(at.call, at.place, kind, turn.now)
    })?;
    Ok(())
}

/// Writes down who was added: by the call itself, or by the admin who uses it anyway.
fn record_added(
    turn: &mut Turn<'_, '_>,
    trigger: &TriggerCall<'_>,
    added: &PersonRow,
    by: Option<&Actor>,
) -> Result<(), Error> {
    let Some(actor) = by else {
        return people::record_added(turn, &added.person, trigger.brings());
    };
    Record::new(actor, Action::PERSON_ADDED)
        .on("call", &trigger.call.id)
        .on("person", &added.person.id)
        .text("name", added.person.display_name.as_str())
        .write(turn.tx)
}
