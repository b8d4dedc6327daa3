//! Calls to a trigger: for each person the call names, a run, or the reason why not (C2, C4).

use std::sync::Arc;

use baton_core::Json;
use baton_core::WorkflowState;
use baton_core::call::{self, Entry};
use baton_core::document::{StartsByCall, UnknownPerson};
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_core::run::StartedByKind;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::WaitingCall;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::people::{PersonRow, PersonStatus};
use baton_store::table::runs::StartedBy;

use super::Handled;
use super::judge::{Verdict, judge};
use super::problems::CallProblem;
use super::runs::Start;
use super::turn::Turn;
use crate::audit::Action;
use crate::{Error, Topic};

/// A call to a trigger, with what decides about it.
pub(crate) struct TriggerCall<'a> {
    pub(crate) waiting: &'a WaitingCall,
    pub(crate) address: &'a AddressRow,
    pub(crate) version: i64,
    pub(crate) name: &'a str,
    pub(crate) settings: StartsByCall<'a>,
}

impl Turn<'_, '_> {
    /// Handles a call to a trigger, or as many of its entries as there is time for.
    pub(super) fn trigger_called(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
    ) -> Result<Handled, Error> {
        let flow = self.flow(address.workflow)?;
        let live = match flow.state {
            WorkflowState::Live => flow.live_version,
            WorkflowState::Draft | WorkflowState::Off | WorkflowState::Paused => None,
        };
        let Some(version) = live.filter(|_| !flow.is_deleted) else {
            return self.keep(waiting, address);
        };
        let edition = self.edition(address.workflow, version)?;
        let owner = &edition.definition.trigger;
        let Some(settings) = owner.kind().starts_by_call() else {
            return self.keep(waiting, address);
        };
        let trigger = TriggerCall {
            waiting,
            address,
            version,
            name: &owner.name,
            settings,
        };
        let Some(data) = self.readable(waiting, address)? else {
            return Ok(Handled::Whole);
        };
        match judge(settings.only_if, &data) {
            Verdict::True => self.each_person(&trigger, &data),
            Verdict::False => {
                self.dispose_whole(waiting, DispositionKind::ConditionNotMet)?;
                Ok(Handled::Whole)
            }
            Verdict::CouldNotTell(params) => {
                self.whole_problem(waiting, address, Kind::CouldNotTell, params)?;
                Ok(Handled::Whole)
            }
        }
    }

    fn each_person(
        &mut self,
        trigger: &TriggerCall<'_>,
        data: &Arc<Json>,
    ) -> Result<Handled, Error> {
        let found = call::entries(data, trigger.settings.person);
        let (waiting, address) = (trigger.waiting, trigger.address);
        if found.too_many {
            self.whole_problem(waiting, address, Kind::TooManyPeople, Params::new())?;
            return Ok(Handled::Whole);
        }
        if found.entries.is_empty() {
            self.whole_problem(waiting, address, Kind::NamesNobody, Params::new())?;
            return Ok(Handled::Whole);
        }
        let first = usize::try_from(waiting.entry).unwrap_or_default();
        for (place, entry) in found.entries.iter().enumerate().skip(first) {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            if place > waiting.entry && self.tx.out_of_time() {
                return Ok(Handled::Until(place));
            }
            self.one_person(
                trigger,
                EntryOf {
                    call: waiting.call.no,
                    place,
                },
                entry,
            )?;
        }
        Ok(Handled::Whole)
    }

    fn one_person(
        &mut self,
        trigger: &TriggerCall<'_>,
        at: EntryOf,
        entry: &Entry,
    ) -> Result<(), Error> {
        if !call::is_email(&entry.value) {
            return self.entry_problem(trigger, at, entry, Kind::NotAnEmail);
        }
        let known = match self.tx.people().by_email(&entry.value)? {
            Some(known) if trigger.settings.update_known => {
                Some(self.update_person(known, trigger, entry)?)
            }
            known => known,
        };
        match (known, trigger.settings.unknown_person) {
            (Some(person), _)
                if person.person.status == PersonStatus::Left && !trigger.settings.start_left =>
            {
                self.entry_problem(trigger, at, entry, Kind::PersonHasLeft)
            }
            (Some(person), _) => self.start_known(trigger, at, entry, &person),
            (None, UnknownPerson::KeepUnderProblems) => {
                self.entry_problem(trigger, at, entry, Kind::UnknownPerson)
            }
            (None, UnknownPerson::AddPerson) => {
                let Some(person) = self.add_from_call(&trigger.settings, entry)? else {
                    return self.entry_problem(trigger, at, entry, Kind::UnknownPerson);
                };
                self.record_person(Action::PersonAdded, &person.person, trigger)?
                    .write(self.tx)?;
                self.start_known(trigger, at, entry, &person)
            }
        }
    }

    /// Starts a run for someone, unless they are in the workflow already.
    pub(crate) fn start_known(
        &mut self,
        trigger: &TriggerCall<'_>,
        at: EntryOf,
        entry: &Entry,
        person: &PersonRow,
    ) -> Result<(), Error> {
        let workflow = trigger.address.workflow;
        if let Some(run) = self.tx.runs().is_in(workflow, person.no)? {
            self.tx.dispositions().set(&NewDisposition {
                value: Some(entry.value.clone()),
                person: Some(person.no),
                run: Some(run),
                ..NewDisposition::new(
                    at.call,
                    at.place,
                    DispositionKind::AlreadyInWorkflow,
                    self.now,
                )
            })?;
            return Ok(());
        }
        self.start_anyway(trigger, at, entry, person, None)
    }

    /// Starts a run for someone, whatever else they are in.
    pub(crate) fn start_anyway(
        &mut self,
        trigger: &TriggerCall<'_>,
        at: EntryOf,
        entry: &Entry,
        person: &PersonRow,
        by: Option<&str>,
    ) -> Result<(), Error> {
        let kind = match by {
            Some(_) => StartedByKind::Hand,
            None => StartedByKind::Call,
        };
        let mut params = Params::from([("trigger_name".to_owned(), trigger.name.to_owned())]);
        params.extend(by.map(|by| ("by".to_owned(), by.to_owned())));
        let start = Start {
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
        };
        let run = self.start(start, Some(entry.clone()))?;
        self.tx.dispositions().set(&NewDisposition {
            value: Some(entry.value.clone()),
            person: Some(person.no),
            run: Some(run.no),
            ..NewDisposition::new(at.call, at.place, DispositionKind::Started, self.now)
        })?;
        Ok(())
    }

    fn keep(&mut self, waiting: &WaitingCall, address: &AddressRow) -> Result<Handled, Error> {
        self.tx
            .shelf()
            .put(address.no, Shelf::Kept, waiting.call.no)?;
        self.dispose_whole(waiting, DispositionKind::Kept)?;
        let flow = self.flow(address.workflow)?;
        self.hint(Topic::Workflow, &flow.id);
        Ok(Handled::Whole)
    }

    /// The call's data; an unreadable call, and other data under a known number, is a problem.
    pub(super) fn readable(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
    ) -> Result<Option<Arc<Json>>, Error> {
        if waiting.call.other_body {
            self.whole_problem(waiting, address, Kind::OtherData, Params::new())?;
            return Ok(None);
        }
        let head = waiting.content.head.read();
        let body = waiting.content.body.as_deref().unwrap_or_default();
        match call::read(head.content_type(), body) {
            Ok(data) => Ok(Some(Arc::new(data))),
            Err(why) => {
                let params = Params::from([("why".to_owned(), why.to_string())]);
                self.whole_problem(waiting, address, Kind::Unreadable, params)?;
                Ok(None)
            }
        }
    }

    pub(super) fn whole_problem(
        &mut self,
        waiting: &WaitingCall,
        address: &AddressRow,
        kind: Kind,
        params: Params,
    ) -> Result<(), Error> {
        self.open_call_problem(CallProblem {
            kind,
            workflow: address.workflow,
            owner: &address.owner_id,
            entry: EntryOf {
                call: waiting.call.no,
                place: 0,
            },
            value: None,
            person: None,
            params,
        })
    }

    fn entry_problem(
        &mut self,
        trigger: &TriggerCall<'_>,
        entry: EntryOf,
        about: &Entry,
        kind: Kind,
    ) -> Result<(), Error> {
        self.open_call_problem(CallProblem {
            kind,
            workflow: trigger.address.workflow,
            owner: &trigger.address.owner_id,
            entry,
            value: Some(&about.value),
            person: None,
            params: Params::new(),
        })
    }

    pub(super) fn dispose_whole(
        &mut self,
        waiting: &WaitingCall,
        kind: DispositionKind,
    ) -> Result<(), Error> {
        let new = NewDisposition::new(waiting.call.no, 0, kind, self.now);
        Ok(self.tx.dispositions().set(&new)?)
    }
}
