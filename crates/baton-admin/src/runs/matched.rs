//! The value that a wait is matched by, as it is shown.

use baton_core::Json;
use baton_core::details::is_sensitive;
use baton_core::document::{Definition, MatchBy, Reference, Source};
use baton_core::sensitive::{MASK, looks_sensitive};
use baton_core::steps::Step;
use baton_engine::people;
use baton_store::Snapshot;

use crate::Outcome;

/// The value, or a mask where it is a sensitive detail or looks sensitive.
pub(super) fn shown_value(
    snapshot: &Snapshot<'_>,
    definition: &Definition,
    step: &Step,
    value: Option<&str>,
) -> Outcome<Option<String>> {
    let matched = step
        .kind()
        .takes_calls()
        .map(|takes| named(&takes.match_by));
    let (Some(value), Some(matched)) = (value, matched) else {
        return Ok(value.map(str::to_owned));
    };
    let sensitive = people::sensitive(&snapshot.custom_details().all()?);
    let looks_so = looks_sensitive(&matched, Some(&Json::text(value)));
    let is_hidden =
        is_sensitive(&sensitive, &matched) || looks_so && !is_open(definition, &matched);
    Ok(Some(if is_hidden { MASK } else { value }.to_owned()))
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
