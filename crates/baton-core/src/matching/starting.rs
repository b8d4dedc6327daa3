//! Calls to a trigger: whom a call is about, and whether it starts a run for them (C2, C4).

use std::borrow::Cow;
use std::sync::Arc;

use super::Next;
use super::reading::{self, LeftOut, Listed, Reading, StoredCall, Trouble};
use super::same_event::has_a_number;
use crate::call::{self, Entry};
use crate::condition::{Today, Verdict};
use crate::document::{AlreadyIn, StartsByCall, UnknownPerson};
use crate::json::Json;
use crate::problem::Kind;
use crate::workflow::WorkflowState;

/// The version by which a trigger takes calls; none while they are only kept (C2).
#[must_use]
pub fn version_that_takes_calls(
    state: WorkflowState,
    live_version: Option<i64>,
    is_deleted: bool,
) -> Option<i64> {
    match state {
        WorkflowState::Live => live_version.filter(|_| !is_deleted),
        WorkflowState::Draft | WorkflowState::Off | WorkflowState::Paused => None,
    }
}

/// Whom a call to a trigger is about (C4).
#[must_use]
pub fn people(trigger: &StartsByCall<'_>, call: &StoredCall<'_>) -> Reading<Listed<Entry>> {
    let data = match reading::read(call) {
        Ok(data) => data,
        Err(trouble) => return Reading::Problem(trouble),
    };
    let found = named(call, &data, trigger);
    // In a list it is asked of each, when their turn has come: see `meant`.
    let is_list = found.each.iter().any(Entry::is_of_a_list);
    let whole = || reading::judge(trigger.only_if, &data, call.today);
    match if is_list { Verdict::True } else { whole() } {
        Verdict::True => {}
        Verdict::False => return Reading::ConditionNotMet,
        Verdict::CouldNotTell => {
            let trouble = reading::could_not_tell(trigger.only_if, &data, call.today);
            return Reading::Problem(trouble);
        }
    }
    if found.each.is_empty() {
        Reading::Problem(Trouble::names_nobody(&data, trigger.person))
    } else if names_nobody(trigger, &found.each, call.today) {
        let entries = found.each.len() + found.more;
        Reading::Problem(Trouble::names_nobody_in(entries))
    } else {
        Reading::About(found)
    }
}

/// Whether a list names nobody at all, although the condition means somebody in it: what is looked
/// for stands in none of its entries.
fn names_nobody(trigger: &StartsByCall<'_>, each: &[Entry], today: &Today) -> bool {
    let is_meant = |entry: &Entry| meant(trigger, entry, today).is_ok();
    each.iter().all(Entry::is_unusable) && each.iter().any(is_meant)
}

/// Whom a call names whatever its condition says, when the admin uses it anyway.
///
/// # Errors
/// Says why when the call is unreadable.
pub fn people_anyway(
    trigger: &StartsByCall<'_>,
    call: &StoredCall<'_>,
) -> Result<Listed<Entry>, Trouble> {
    Ok(named(call, &reading::read_anyway(call)?, trigger))
}

/// Somebody in a list as the trigger's condition means them (K01).
///
/// # Errors
/// Says why they are left out when no part of the call meets it.
pub fn meant<'e>(
    trigger: &StartsByCall<'_>,
    entry: &'e Entry,
    today: &Today,
) -> Result<Cow<'e, Entry>, LeftOut> {
    reading::meant(trigger.only_if, entry, today)
}

fn named(call: &StoredCall<'_>, data: &Arc<Json>, trigger: &StartsByCall<'_>) -> Listed<Entry> {
    let found = Arc::unwrap_or_clone(reading::named_in(call, data, trigger.person));
    Listed {
        each: found.entries,
        more: found.more,
    }
}

/// Who has the value that an entry of a call names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// Nobody.
    Nobody,
    /// Somebody who is known.
    Known {
        /// Whether they have left, by what is known at this moment, and not by this call alone.
        has_left: bool,
        /// Whether the call's details are written down already.
        updated: bool,
    },
}

/// What the host has looked up about the person of an entry; `None` is not asked yet. `R` is a
/// run of the host's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFacts<R> {
    /// Who has the value.
    pub person: Option<Person>,
    /// The unfinished run that the person has in this workflow.
    pub in_workflow: Option<Option<R>>,
    /// Whether that run still waits for more about them.
    pub settles: bool,
    /// Whether an id in another tool that the call brings is somebody else's.
    pub id_is_taken: Option<bool>,
    /// Whether the person who is known has another id in the same tool than the call brings, or
    /// somebody else has that one.
    pub id_is_other: Option<bool>,
    /// Whether the address may be another form of somebody's own (C17).
    pub may_be_another: Option<bool>,
    /// Whether the call by which they were last started here told the same event.
    pub came_before: Option<bool>,
}

impl<R> Default for PersonFacts<R> {
    fn default() -> Self {
        Self {
            person: None,
            in_workflow: None,
            settles: false,
            id_is_taken: None,
            id_is_other: None,
            may_be_another: None,
            came_before: None,
        }
    }
}

/// A fact about the person of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonFact {
    /// Who has the value.
    Person,
    /// The same person when what the call says about them is written down.
    UpdatedPerson,
    /// Whether they are in the workflow.
    Run,
    /// Whose the ids are that the call brings.
    Ids,
    /// Whether they are the person's, as far as the person has any in those tools.
    OwnIds,
    /// Whether the address is a directory's for a guest, or another form of a known one.
    OtherForms,
    /// Whether the call by which they were last started here told the same event.
    CameBefore,
}

/// What is to be done about the person of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start<R> {
    /// A run is started for them.
    Run,
    /// They are added with the details of the call, and a run is started for them.
    AddAndRun,
    /// The call becomes part of this run of theirs, which waits for more about them.
    Merge(R),
    /// They are in the workflow already, with this run.
    AlreadyInWorkflow(R),
    /// The admin is asked.
    Problem(Kind),
}

/// Whether a run is started for the person that an entry of a call names (C4, C5).
#[must_use]
pub fn start<R: Clone>(
    trigger: &StartsByCall<'_>,
    entry: &Entry,
    facts: &PersonFacts<R>,
) -> Next<PersonFact, Start<R>> {
    if entry.is_unusable() {
        return Next::Decided(Start::Problem(Kind::NamesNobody));
    }
    if !call::is_email(&entry.value) {
        return Next::Decided(Start::Problem(Kind::NotAnEmail));
    }
    let has_left = match facts.person {
        None => return Next::LookUp(PersonFact::Person),
        Some(Person::Nobody) => return add(trigger, facts),
        // A recycled address: nothing is started or changed before it is known whose it is (C4).
        Some(Person::Known { updated: false, .. }) if facts.id_is_other != Some(false) => {
            return match facts.id_is_other {
                None => Next::LookUp(PersonFact::OwnIds),
                Some(_is_other) => Next::Decided(Start::Problem(Kind::OtherId)),
            };
        }
        Some(Person::Known { updated: false, .. }) if trigger.update_known => {
            return Next::LookUp(PersonFact::UpdatedPerson);
        }
        Some(Person::Known { has_left, .. }) => has_left,
    };
    if has_left && !trigger.start_left {
        return Next::Decided(Start::Problem(Kind::PersonHasLeft));
    }
    let decided = match (start_chosen(facts), trigger.already_in) {
        (Next::Decided(Start::AlreadyInWorkflow(_)), AlreadyIn::StartBeside) => {
            Next::Decided(Start::Run)
        }
        (Next::Decided(Start::AlreadyInWorkflow(_)), AlreadyIn::Ask) => {
            return Next::Decided(Start::Problem(Kind::AlreadyPartWay));
        }
        (decided, _) => decided,
    };
    match (decided, facts.came_before) {
        (Next::Decided(Start::Run), None) if has_a_number(entry) => {
            Next::LookUp(PersonFact::CameBefore)
        }
        (Next::Decided(Start::Run), Some(true)) => Next::Decided(Start::Problem(Kind::OtherData)),
        (decided, _) => decided,
    }
}

/// Whether a run is started for a person whom the admin chose: unless they are in it already, or their
/// run waits for more about them.
#[must_use]
pub fn start_chosen<R: Clone>(facts: &PersonFacts<R>) -> Next<PersonFact, Start<R>> {
    match &facts.in_workflow {
        None => Next::LookUp(PersonFact::Run),
        Some(Some(run)) if facts.settles => Next::Decided(Start::Merge(run.clone())),
        Some(Some(run)) => Next::Decided(Start::AlreadyInWorkflow(run.clone())),
        Some(None) => Next::Decided(Start::Run),
    }
}

/// Whether a run is started when the admin uses a call whatever was made of it before.
#[must_use]
pub fn start_anyway<R>(
    trigger: &StartsByCall<'_>,
    facts: &PersonFacts<R>,
) -> Next<PersonFact, Start<R>> {
    match facts.person {
        None => Next::LookUp(PersonFact::Person),
        Some(Person::Nobody) => add(trigger, facts),
        Some(Person::Known { .. }) => Next::Decided(Start::Run),
    }
}

/// An id of somebody else's, or another form of an address, makes it most likely the same person,
/// so the admin is asked.
fn add<R>(trigger: &StartsByCall<'_>, facts: &PersonFacts<R>) -> Next<PersonFact, Start<R>> {
    let asked = Next::Decided(Start::Problem(Kind::UnknownPerson));
    match trigger.unknown_person {
        UnknownPerson::KeepUnderProblems => asked,
        UnknownPerson::AddPerson => match (facts.may_be_another, facts.id_is_taken) {
            (Some(true), _) | (Some(false), Some(true)) => asked,
            (None, _) => Next::LookUp(PersonFact::OtherForms),
            (Some(false), None) => Next::LookUp(PersonFact::Ids),
            (Some(false), Some(false)) => Next::Decided(Start::AddAndRun),
        },
    }
}
