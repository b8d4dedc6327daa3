//! The values a preview is made from: a person, the last samples, a run that does not exist.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::calendar::{CompanyTime, Zone};
use baton_core::call::{Entry, entry_of};
use baton_core::details::CustomDetails;
use baton_core::document::{Definition, MatchBy};
use baton_core::sensitive::Marked;
use baton_core::template::{Context, Got, RunFacts};
use baton_core::{Json, MessageId, PersonId, RunId, StepId, WorkflowId};
use baton_engine::{Samples, people};
use baton_store::Snapshot;
use jiff::Timestamp;

use crate::samples::{answered, called};
use crate::workflows::present;
use crate::{Outcome, Refusal, fresh, marked};

/// Values for a definition, sampled.
pub(crate) struct Sampled {
    pub(crate) person: Json,
    /// What is known of custom details.
    pub(crate) custom: CustomDetails,
    /// The other tools that people have ids in.
    pub(crate) sources: Vec<String>,
    /// What is marked as sensitive, as the definition takes it, and the workflow.
    pub(crate) marked: Marked,
    pub(crate) company: Json,
    pub(crate) trigger: Option<Arc<Json>>,
    pub(crate) steps: BTreeMap<StepId, Option<Arc<Json>>>,
    /// Of the trigger and the waits, what their samples say about the person.
    about: BTreeMap<StepId, Entry>,
    trigger_id: StepId,
    pub(super) workflow_name: String,
    time: CompanyTime,
    run: RunId,
    now: Timestamp,
}

impl Sampled {
    /// Reads the person, the last call of each address, the last answer to each step's test; on a
    /// computer in this zone.
    pub(crate) fn read(
        snapshot: &Snapshot<'_>,
        kept: &Samples,
        workflow: &WorkflowId,
        definition: &Definition,
        person: &PersonId,
        computer: Zone,
    ) -> Outcome<Self> {
        let about = snapshot.people().get(person)?;
        let about = about.ok_or_else(|| Refusal::not_found("person", person))?;
        let ids = snapshot.external_ids().of_person(about.no)?;
        let mut sampled = Self::of_nobody(snapshot, kept, workflow, definition, computer)?;
        sampled.person = people::details(&about.person, &sampled.custom, &ids);
        sampled.about = about_person(definition, &sampled);
        Ok(sampled)
    }

    /// The same without a person: their details are there, and empty.
    pub(crate) fn of_nobody(
        snapshot: &Snapshot<'_>,
        kept: &Samples,
        workflow: &WorkflowId,
        definition: &Definition,
        computer: Zone,
    ) -> Outcome<Self> {
        let row = present(snapshot.workflows().get(workflow)?, workflow)?;
        let custom = snapshot.custom_details().all()?;
        let sensitive = people::sensitive(&custom);
        let mut steps = BTreeMap::new();
        for place in definition.all_steps() {
            let step = place.step;
            let got = if step.kind().takes_calls().is_some() {
                called(snapshot, kept, row.no, &step.id)?
            } else if step.kind().request().is_some() {
                answered(snapshot, kept, &row, &step.id)?
            } else {
                None
            };
            steps.insert(step.id.clone(), got);
        }
        let mut sampled = Self {
            person: Json::Object(Vec::new()),
            marked: marked::of_workflow(snapshot, row.no, sensitive, Some(definition))?,
            custom,
            sources: snapshot.external_ids().sources()?,
            company: snapshot.meta().company()?.values(),
            trigger: called(snapshot, kept, row.no, &definition.trigger.id)?,
            steps,
            about: BTreeMap::new(),
            trigger_id: definition.trigger.id.clone(),
            workflow_name: row.name,
            time: snapshot.meta().company_time(computer)?,
            run: fresh::run(),
            now: Timestamp::now(),
        };
        sampled.about = about_person(definition, &sampled);
        Ok(sampled)
    }

    /// What the last call of the trigger says about the person.
    pub(crate) fn of_trigger(mut self) -> Option<Entry> {
        self.about.remove(&self.trigger_id)
    }

    /// What the values of a step are read from.
    pub(crate) fn context(&self, step: &StepId) -> Context<'_> {
        Context {
            person: &self.person,
            sensitive: self.marked.pointers(),
            company: &self.company,
            trigger: self.got(&self.trigger_id, self.trigger.as_deref()),
            steps: self
                .steps
                .iter()
                .map(|(id, value)| (id.clone(), self.got(id, value.as_deref())))
                .collect(),
            run: RunFacts {
                id: self.run.clone(),
                workflow_name: self.workflow_name.clone(),
                started_at: self.now,
                message_id: self.message(step),
                event_number: 1,
                now: self.now,
            },
            zone: self.time.zone_for(&self.person).0,
        }
    }

    fn got<'s>(&'s self, owner: &StepId, sample: Option<&'s Json>) -> Got<'s> {
        match (self.about.get(owner), sample) {
            (Some(entry), _) => Got::Of(entry),
            (None, Some(sample)) => Got::Whole(sample),
            (None, None) => Got::Nothing,
        }
    }

    /// The id of the message that is not sent.
    pub(super) fn message(&self, step: &StepId) -> MessageId {
        MessageId::of(&self.run, step, 1)
    }
}

/// What the samples of the trigger and of waits say about the person: what would be sent is read
/// from the same part of a call as what is sent (C7).
fn about_person(definition: &Definition, sampled: &Sampled) -> BTreeMap<StepId, Entry> {
    let mut about = BTreeMap::new();
    let detail = |name: &str| {
        let value = sampled.person.pointer(&format!("/{name}"));
        value.map(Json::display).filter(|value| !value.is_empty())
    };
    let trigger = &definition.trigger;
    if let Some((starts, data)) = trigger
        .kind()
        .starts_by_call()
        .zip(sampled.trigger.as_ref())
    {
        let own = detail("work_email");
        about.insert(
            trigger.id.clone(),
            entry_of(data, starts.person, own.as_deref()),
        );
    }
    for place in definition.all_steps() {
        let step = place.step;
        let data = sampled.steps.get(&step.id).and_then(Option::as_ref);
        let Some((takes, data)) = step.kind().takes_calls().zip(data) else {
            continue;
        };
        let (call, own) = match &takes.match_by {
            MatchBy::PersonDetail { detail: name, call } => {
                (call, detail(name.trim_start_matches('/')))
            }
            MatchBy::StepAnswer { call, .. } => (call, None),
        };
        about.insert(step.id.clone(), entry_of(data, call, own.as_deref()));
    }
    about
}
