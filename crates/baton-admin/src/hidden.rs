//! What of something is not shown until somebody asks for it, by name and place.

use std::collections::BTreeSet;

use baton_core::json::Pointer;
use serde::Serialize;
use utoipa::ToSchema;

/// So many names are told; a call of a megabyte can hold tens of thousands that tell.
const MOST_NAMES: usize = 50;
/// So many places are told, as many as fields are shown.
const MOST_PLACES: usize = 500;
/// A name is told as far as this, in characters.
const LONGEST_NAME: usize = 100;

/// What of a message, an answer or a call is masked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct HiddenParts {
    /// The sensitive details in it, by their names; none once they are shown.
    pub details: Vec<String>,
    /// Where in the body they are masked, as RFC 6901 pointers.
    pub pointers: Vec<String>,
    /// In how many other places of the body something is masked.
    pub more: u64,
}

/// What is masked in a call.
pub(crate) fn in_call(pointers: &[Pointer]) -> HiddenParts {
    let mut details: Vec<String> = pointers.iter().map(|at| name(at, "data")).collect();
    once(&mut details);
    HiddenParts {
        details,
        pointers: places(pointers),
        more: more_places(pointers),
    }
}

/// Where something is masked in what was received.
pub(crate) fn places(pointers: &[Pointer]) -> Vec<String> {
    let told = pointers.iter().take(MOST_PLACES);
    told.map(Pointer::to_string).collect()
}

/// In how many places more than are told.
pub(crate) fn more_places(pointers: &[Pointer]) -> u64 {
    pointers.len().saturating_sub(MOST_PLACES) as u64
}

/// All names on the way; entries of lists have one. The whole has a name of its own.
pub(crate) fn name(at: &Pointer, whole: &str) -> String {
    let is_name = |token: &&String| token.parse::<usize>().is_err();
    let names: Vec<&str> = at
        .tokens()
        .iter()
        .filter(is_name)
        .map(String::as_str)
        .collect();
    match names.is_empty() {
        true => whole.to_owned(),
        false => names.join("."),
    }
}

/// Each name once, where it stood first, and how many more there are than are told.
pub(crate) fn once(names: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    names.retain(|name| known.insert(name.clone()));
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    names.iter_mut().for_each(shorten);
    if more > 0 {
        names.push(format!("… (+{more})"));
    }
}

fn shorten(name: &mut String) {
    if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
        name.truncate(end);
        name.push('…');
    }
}
