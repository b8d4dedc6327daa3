//! The details that can be inserted, with the values they would have.

mod earlier;
mod said;
mod views;

use baton_core::call::{self, Budget};
use baton_core::details::{NAMES_PERSON, PERSON_DETAILS, RUN_DETAILS, custom_pointer};
use baton_core::document::{Definition, Reference, Source};
use baton_core::json::Pointer;
use baton_core::sensitive::{Marked, Unseen, looks_sensitive};
use baton_core::{Json, PersonId, StepId, WorkflowId};
use baton_engine::Engine;
use baton_store::Snapshot;

use super::preview::Sampled;
use super::workflows::present;
use super::{Outcome, stored};

pub use views::*;

/// How many details of one answer or call are offered.
const MOST_DETAILS: usize = 300;
/// So many bytes of names a search reads of all calls and answers of a workflow together.
const SEARCHED_BYTES: usize = 8 * 1024 * 1024;

/// Lists the details by source.
pub async fn catalogue(
    engine: &Engine,
    id: WorkflowId,
    query: DetailsQuery,
) -> Outcome<Vec<DetailGroup>> {
    let kept = engine.samples();
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let definition = row.draft.read()?;
        let person = match query.person {
            Some(person) => Some(person),
            None => first_sample(snapshot)?,
        };
        let sampled = match &person {
            Some(person) => Sampled::read(snapshot, &kept, &id, &definition, person, computer)?,
            None => Sampled::of_nobody(snapshot, &kept, &id, &definition, computer)?,
        };
        let searched = Searched::of(query.search.as_deref());
        let said = said::said(snapshot, &id, &definition, &sampled)?;
        let unseen = Unseen::new(said, Vec::new());
        let made = (&definition, &sampled.marked, &unseen);
        let mut groups = vec![person_group(&sampled)];
        if definition.trigger.kind().starts_by_call().is_some() {
            groups.push(trigger_group(made, &sampled, &searched));
        }
        let here = query.step.as_ref();
        groups.extend(step_groups(made, here, &sampled, &searched));
        let draft = (row.no, made);
        earlier::add(snapshot, &kept, draft, &searched, &mut groups)?;
        groups.push(run_group(
            &sampled,
            query.step.as_ref().unwrap_or(&definition.trigger.id),
        ));
        groups.extend(company_group(&sampled));
        Ok(groups)
    })
    .await
}

/// Whose values are shown unless it is said: a made-up person's, never a real one's.
fn first_sample(snapshot: &Snapshot<'_>) -> Outcome<Option<PersonId>> {
    let first = snapshot.people().samples()?.into_iter().next();
    Ok(first.map(|row| row.person.id))
}

fn person_group(sampled: &Sampled) -> DetailGroup {
    let source = Source::Person;
    let mut details: Vec<InsertableDetail> = PERSON_DETAILS
        .iter()
        .map(|name| {
            let detail_type = if name.ends_with("_date") {
                DetailType::Date
            } else if NAMES_PERSON.contains(name) {
                DetailType::Person
            } else {
                DetailType::Text
            };
            let pointer = format!("/{name}");
            let value = sampled.person.pointer(&pointer);
            detail(
                &source,
                pointer,
                name,
                Some(format!("person.{name}")),
                value,
                detail_type,
            )
        })
        .collect();
    details.extend(custom_details(&source, sampled));
    details.extend(external_ids(&source, sampled));
    group(source, "source.person", None, None, details)
}

/// Those that are known, whether or not this person has a value, and those that only they have.
fn custom_details(source: &Source, sampled: &Sampled) -> Vec<InsertableDetail> {
    let values = match sampled.person.get("custom") {
        Some(Json::Object(values)) => values.as_slice(),
        Some(_) | None => &[],
    };
    let known = sampled.custom.iter().map(|(name, known)| {
        let value = values.iter().find(|(have, _)| have == name);
        let value = value.map(|(_, value)| value).filter(|_| !known.sensitive);
        InsertableDetail {
            sensitive: known.sensitive,
            ..detail(
                source,
                custom_pointer(name),
                name,
                None,
                value,
                known.kind.into(),
            )
        }
    });
    let others = values
        .iter()
        .filter(|(name, _)| !sampled.custom.contains_key(name));
    let others = others.map(|(name, value)| {
        detail(
            source,
            custom_pointer(name),
            name,
            None,
            Some(value),
            type_of(value),
        )
    });
    known.chain(others).collect()
}

fn external_ids(source: &Source, sampled: &Sampled) -> Vec<InsertableDetail> {
    let names = sampled.sources.iter().map(|name| {
        let pointer = Pointer::default()
            .then("external_ids")
            .then(name)
            .to_string();
        let value = sampled.person.pointer(&pointer);
        let key = Some("person.external_id".to_owned());
        detail(source, pointer, name, key, value, DetailType::Text)
    });
    names.collect()
}

/// A workflow, what is marked as sensitive in it, and what its answers may say again of that.
type Made<'m> = (&'m Definition, &'m Marked, &'m Unseen);

fn trigger_group(made: Made<'_>, sampled: &Sampled, searched: &Searched) -> DetailGroup {
    let (definition, ..) = made;
    let name = Some(definition.trigger.name.clone());
    let got = sampled.trigger.as_deref();
    let key = "source.trigger";
    let group = got_group(Source::Trigger, key, name, (got, searched), false);
    hiding(group, got, made)
}

/// The answers of steps; those at and below the given one come later.
fn step_groups(
    made: Made<'_>,
    here: Option<&StepId>,
    sampled: &Sampled,
    searched: &Searched,
) -> Vec<DetailGroup> {
    let mut later = false;
    let mut groups = Vec::new();
    let (definition, ..) = made;
    for place in definition.all_steps() {
        let step = place.step;
        later |= here == Some(&step.id);
        if !step.kind().gives_answer() || here == Some(&step.id) {
            continue;
        }
        let source = Source::Step {
            step: step.id.clone(),
        };
        let got = sampled.steps.get(&step.id).and_then(Option::as_deref);
        let name = Some(step.name.clone());
        let group = got_group(source, "source.step", name, (got, searched), later);
        groups.push(hiding(group, got, made));
    }
    groups
}

/// Without the values that look sensitive, but for those of which a step says that they are not, and
/// without those that fill sensitive details.
fn hiding(
    mut group: DetailGroup,
    got: Option<&Json>,
    (definition, marked, unseen): Made<'_>,
) -> DetailGroup {
    let places = definition.all_steps();
    let requests = places
        .iter()
        .filter_map(|place| place.step.kind().request());
    let shown: Vec<_> = requests.flat_map(|request| request.not_sensitive).collect();
    let brought: Vec<Pointer> = marked.brought_by(&group.source).collect();
    let filling = got.filter(|_| !marked.pointers().is_empty());
    let filling = filling.map(|got| unseen.clone().bringing(brought).filling(got));
    let filling = filling.unwrap_or_default();
    for detail in &mut group.details {
        let value = got.and_then(|got| got.reach(&detail.reference.pointer));
        let looks_so =
            looks_sensitive(&detail.reference, value) && !shown.contains(&&detail.reference);
        if looks_so || filling.contains(&detail.reference.pointer) {
            detail.sensitive = true;
            detail.sample = None;
        }
    }
    group
}

fn run_group(sampled: &Sampled, step: &StepId) -> DetailGroup {
    let context = sampled.context(step);
    let facts = &context.run;
    let details = RUN_DETAILS.iter().map(|name| {
        let (value, each_time) = match *name {
            "workflow_name" => (facts.workflow_name.clone(), false),
            "started_at" => (facts.started_at.to_string(), false),
            "id" => (facts.id.to_string(), false),
            "message_id" => (facts.message_id.to_string(), true),
            "event_number" => (facts.event_number.to_string(), true),
            _now => (facts.now.to_string(), true),
        };
        let detail_type = match *name {
            "event_number" => DetailType::Number,
            "started_at" | "now" => DetailType::Date,
            _text => DetailType::Text,
        };
        InsertableDetail {
            reference: Reference {
                source: Source::Run,
                pointer: format!("/{name}"),
            },
            name: (*name).to_owned(),
            label_key: Some(format!("run.{name}")),
            sample: Some(value),
            sensitive: false,
            detail_type,
            each_time,
            seen_in: None,
        }
    });
    group(Source::Run, "source.run", None, None, details.collect())
}

/// What an admin entered about the company; no group while that is nothing.
fn company_group(sampled: &Sampled) -> Option<DetailGroup> {
    let all = Searched::of(None);
    let mut details = leaves(&Source::Company, &sampled.company, &all).details;
    details.retain(|detail| detail.sample.is_some());
    for detail in &mut details {
        if let Some(name) = detail.name.strip_prefix("custom.") {
            detail.name = name.to_owned();
        }
    }
    let source = Source::Company;
    (!details.is_empty()).then(|| group(source, "source.company", None, None, details))
}

fn got_group(
    source: Source,
    key: &str,
    name: Option<String>,
    (got, searched): (Option<&Json>, &Searched),
    later: bool,
) -> DetailGroup {
    // What comes later cannot be inserted, whatever a try-out or a test got there.
    let leaves = got.filter(|_| !later);
    let leaves = leaves.map(|value| self::leaves(&source, value, searched));
    let Leaves { details, more, any } = leaves.unwrap_or_default();
    let unavailable = match (later, any) {
        (true, _) => Some(DetailsUnavailable::Later),
        (false, false) => Some(DetailsUnavailable::NoSample),
        (false, true) => None,
    };
    DetailGroup {
        more,
        ..group(source, key, name, unavailable, details)
    }
}

fn group(
    source: Source,
    key: &str,
    step_name: Option<String>,
    unavailable: Option<DetailsUnavailable>,
    details: Vec<InsertableDetail>,
) -> DetailGroup {
    DetailGroup {
        source,
        label_key: key.to_owned(),
        step_name,
        unavailable,
        details,
        more: false,
    }
}

/// What the details of answers and calls are searched for.
struct Searched {
    /// Empty where nothing is searched.
    text: String,
    /// How much is looked through yet.
    budget: Budget,
}

impl Searched {
    fn of(text: Option<&str>) -> Self {
        Self {
            text: text.unwrap_or_default().trim().to_owned(),
            budget: Budget::new(SEARCHED_BYTES),
        }
    }

    /// One more than is offered of an answer or a call, if there are so many. Names alone are
    /// searched, so that no search tells what a hidden value is.
    fn fields<'d>(&self, value: &'d Json) -> Vec<(Pointer, &'d Json)> {
        match self.text.as_str() {
            "" => call::fields(value, MOST_DETAILS + 1),
            text => call::fields_named(value, text, MOST_DETAILS + 1, &self.budget),
        }
    }
}

/// The plain values of an answer or a call, as far as they are offered.
#[derive(Default)]
struct Leaves {
    details: Vec<InsertableDetail>,
    /// Whether there are others.
    more: bool,
    /// Whether there is any value at all.
    any: bool,
}

fn leaves(source: &Source, value: &Json, searched: &Searched) -> Leaves {
    let any = !call::fields(value, 1).is_empty();
    let fields = searched.fields(value);
    let more = fields.len() > MOST_DETAILS || searched.budget.is_spent();
    let offered = fields.into_iter().take(MOST_DETAILS);
    let details = offered.map(|(at, value)| {
        let name = at.tokens().join(".");
        let value_type = type_of(value);
        detail(source, at.to_string(), &name, None, Some(value), value_type)
    });
    let details = details.collect();
    Leaves { details, more, any }
}

fn detail(
    source: &Source,
    pointer: String,
    name: &str,
    label_key: Option<String>,
    value: Option<&Json>,
    detail_type: DetailType,
) -> InsertableDetail {
    let sample = value.filter(|value| !value.is_empty()).map(Json::display);
    InsertableDetail {
        reference: Reference {
            source: source.clone(),
            pointer,
        },
        name: name.to_owned(),
        label_key,
        sample,
        sensitive: false,
        detail_type,
        each_time: false,
        seen_in: None,
    }
}

fn type_of(value: &Json) -> DetailType {
    match value {
        Json::Null => DetailType::Any,
        Json::Bool(_) => DetailType::YesNo,
        Json::Number(_) => DetailType::Number,
        Json::List(_) => DetailType::List,
        Json::Text(text) if text.parse::<jiff::civil::Date>().is_ok() => DetailType::Date,
        Json::Text(_) | Json::Opened(_) => DetailType::Text,
        Json::Object(_) => DetailType::Any,
    }
}
