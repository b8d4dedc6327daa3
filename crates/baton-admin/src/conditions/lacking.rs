//! How many people lack a detail without which a step sends nothing, or does not know until when it
//! waits: told before it goes live.

use std::collections::HashSet;
use std::sync::Arc;

use baton_core::StepId;
use baton_core::document::{Definition, Source};
use baton_core::steps::{Step, Timed};
use baton_engine::Engine;
use baton_store::PersonNo;

use super::people::{self, MOST, Someone};
use super::views::{LackedDetail, Lacking, LackingInput};
use crate::Outcome;

/// So many details are counted; a definition that needs more is told of the first ones.
const MOST_NEEDED: usize = 500;

/// What a step needs of a person: one of these pointers, the first of which names it.
struct Needed {
    step: StepId,
    pointers: Vec<String>,
}

/// Counts who lacks what.
pub async fn lacking(engine: &Engine, input: LackingInput) -> Outcome<Lacking> {
    let needed = Arc::new(needed_by(&input.definition));
    let mut counts = vec![0_u64; needed.len()];
    if needed.is_empty() {
        return Ok(Lacking {
            people: 0,
            more: false,
            details: Vec::new(),
        });
    }
    let with_ids = needed.iter().any(|one| one.asks_for_ids());
    let (mut after, mut seen) = (Some(PersonNo(0)), 0_u64);
    while let Some(from) = after.filter(|_| seen < MOST as u64) {
        let each = Arc::clone(&needed);
        let made = move |page: Vec<Someone>| {
            let of = |needed: &Needed| page.iter().filter(|one| needed.is_lacked_by(one)).count();
            (page.len() as u64, each.iter().map(of).collect::<Vec<_>>())
        };
        let read = people::page(engine, from, with_ids, made).await?;
        let (people, page) = read.made;
        seen += people;
        let sums = counts.iter_mut().zip(page);
        sums.for_each(|(sum, more)| *sum += more as u64);
        after = read.last;
    }
    let more = people::is_anybody_after(engine, after).await?;
    let told = needed.iter().zip(counts).filter(|(_, people)| *people > 0);
    Ok(Lacking {
        people: seen,
        more,
        details: told.map(|(needed, people)| needed.told(people)).collect(),
    })
}

/// What the steps need of the person alone, each once for a step.
fn needed_by(definition: &Definition) -> Vec<Needed> {
    let mut all: Vec<Needed> = Vec::new();
    let brought = brought_by(definition);
    for place in definition.all_steps() {
        for pointers in pointers_of(place.step) {
            if pointers.iter().any(|pointer| brought.contains(pointer)) {
                continue;
            }
            let step = place.step.id.clone();
            let is_known = |one: &Needed| one.step == step && one.pointers == pointers;
            if !all.iter().any(is_known) {
                all.push(Needed { step, pointers });
            }
        }
    }
    all.truncate(MOST_NEEDED);
    all
}

/// What the call that starts a run brings of everybody, also of those who are known already.
fn brought_by(definition: &Definition) -> HashSet<String> {
    let starts = definition.trigger.kind().starts_by_call();
    let starts = starts.filter(|starts| starts.update_known);
    let fields = starts.iter().flat_map(|starts| starts.person_fields);
    fields
        .map(|field| format!("/{}", field.detail.trim_start_matches('/')))
        .collect()
}

/// What a step stops without: what it sends, and the date that it waits for.
fn pointers_of(step: &Step) -> Vec<Vec<String>> {
    let kind = step.kind();
    let date = kind.timed().and_then(Timed::date_detail);
    let date = date.map(|detail| vec![format!("/{}", detail.trim_start_matches('/'))]);
    let sent = kind.request().map(|request| request.needed());
    let of_person = sent.into_iter().flatten().filter(|references| {
        let mut references = references.iter();
        references.all(|one| one.source == Source::Person)
    });
    let sent = of_person.map(|references| {
        let references = references.iter();
        references.map(|one| one.pointer.clone()).collect()
    });
    date.into_iter().chain(sent).collect()
}

impl Needed {
    fn is_lacked_by(&self, person: &Someone) -> bool {
        let value = |pointer: &String| person.details.pointer(pointer);
        self.pointers
            .iter()
            .all(|pointer| value(pointer).is_none_or(baton_core::Json::is_missing))
    }

    fn asks_for_ids(&self) -> bool {
        let mut pointers = self.pointers.iter();
        pointers.any(|pointer| pointer.starts_with("/external_ids"))
    }

    fn told(&self, people: u64) -> LackedDetail {
        LackedDetail {
            step: self.step.clone(),
            pointer: self.pointers.first().cloned().unwrap_or_default(),
            people,
        }
    }
}
