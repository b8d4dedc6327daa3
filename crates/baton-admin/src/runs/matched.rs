//! What a wait waits for, as it is shown: what is sensitive in it is masked.

use baton_core::Json;
use baton_core::document::{Definition, MatchBy, Reference, Source};
use baton_core::history::{HistoryEntry, Kind};
use baton_core::sensitive::{MASK, Marked, looks_sensitive};
use baton_core::steps::{Step, Timed};
use baton_engine::people;
use baton_store::Snapshot;

use crate::Outcome;
use crate::told::{Telling, without_the_value};

/// The value, or a mask where it is a sensitive detail or looks sensitive.
pub(super) fn shown_value(
    snapshot: &Snapshot<'_>,
    definition: &Definition,
    step: &Step,
    value: &str,
) -> Outcome<String> {
    let sensitive = people::sensitive(&snapshot.custom_details().all()?);
    let marked = Marked::in_workflow(sensitive, [definition]);
    Ok(masked(&marked, definition, step, value))
}

/// Masks what is sensitive in something that happened. Without a definition nobody knows what a
/// wait was matched by, or by which date it goes on, and it is not told.
pub(super) fn mask(
    telling: &Telling,
    definition: Option<&Definition>,
    mut entry: HistoryEntry,
) -> HistoryEntry {
    let definition = definition.zip(entry.step.as_ref());
    let step = definition.and_then(|(definition, id)| Some((definition, definition.step(id)?)));
    let shown = entry.params.remove("match_value").zip(step);
    if let Some((value, (definition, step))) = shown {
        let marked = Marked::in_workflow(telling.sensitive(), [definition]);
        let shown = masked(&marked, definition, step, &value);
        entry.params.insert("match_value".to_owned(), shown);
    }
    if entry.kind == Kind::DetailSet
        && step.is_some_and(|step| is_made_of_sensitive(telling, step, &entry))
    {
        entry.params = without_the_value(entry.params);
        entry.params.insert("hidden".to_owned(), "yes".to_owned());
    }
    // That a time came names no detail; the step does.
    let date = step.and_then(|(_, step)| step.kind().timed().and_then(Timed::date_detail));
    let is_unknown = step.is_none() && entry.step.is_some() && !entry.params.contains_key("detail");
    entry.params = match is_unknown || date.is_some_and(|detail| telling.hides(detail)) {
        true => without_the_value(entry.params),
        false => telling.told(entry.params),
    };
    entry
}

/// Whether what a step set is made of what is sensitive today: a copy of it says the same.
fn is_made_of_sensitive(
    telling: &Telling,
    (definition, step): (&Definition, &Step),
    entry: &HistoryEntry,
) -> bool {
    let Some(detail) = entry.params.get("detail") else {
        return false;
    };
    let marked = Marked::in_workflow(telling.sensitive(), [definition]);
    let sets = step.kind().sets().into_iter();
    let mut made_of = sets.filter(|(set, _)| set == detail).flat_map(|(_, of)| of);
    made_of.any(|reference| {
        let of_person = reference.source == Source::Person;
        marked.holds(reference)
            || of_person && telling.hides(reference.pointer.trim_start_matches('/'))
    })
}

fn masked(marked: &Marked, definition: &Definition, step: &Step, value: &str) -> String {
    let takes = step.kind().takes_calls();
    let Some(matched) = takes.map(|takes| named(&takes.match_by)) else {
        return value.to_owned();
    };
    let looks_so = looks_sensitive(&matched, Some(&Json::text(value)));
    let is_hidden = marked.holds(&matched) || looks_so && !is_open(definition, &matched);
    if is_hidden { MASK } else { value }.to_owned()
}

fn named(match_by: &MatchBy) -> Reference {
    match match_by {
        MatchBy::StepAnswer { step, pointer, .. } => Reference {
            source: Source::Step { step: step.clone() },
            pointer: pointer.clone(),
        },
        MatchBy::PersonDetail { detail, .. } => Reference {
            source: Source::Person,
            pointer: format!("/{}", detail.trim_start_matches('/')),
        },
    }
}

/// Whether a step that sends it says that it only looks sensitive.
fn is_open(definition: &Definition, reference: &Reference) -> bool {
    let places = definition.all_steps();
    let mut requests = places
        .iter()
        .filter_map(|place| place.step.kind().request());
    requests.any(|request| request.not_sensitive.contains(reference))
}
