//! What is sensitive in calls and answers: what an admin marked, wherever a workflow takes it from
//! (C4), and what looks so, by the names on the way to a value, and by the shape of the value (C18).
//! A false look is turned off by the step that sends it; what is marked is not.
//!
//! Not here: how a person's details are marked (`details`), and where in a message they stand
//! (`template`).

mod brought;
mod marked;
mod names;
mod received;
mod shapes;
mod values;
mod within;
mod written;

use crate::document::value::{Reference, Source};
use crate::json::{Json, Pointer};
use written::Layer;

pub use marked::Marked;
pub(crate) use received::cut_number;
pub use received::{Received, Unseen};

/// What stands in place of what is not shown.
pub const MASK: &str = "••••••••";

/// Whether what a reference takes from a call or an answer looks sensitive: one of the names on the
/// way to it says so, or one inside it, or it has the shape of a number that only one person has.
#[must_use]
pub fn looks_sensitive(reference: &Reference, value: Option<&Json>) -> bool {
    let is_received = match reference.source {
        Source::Trigger | Source::Step { .. } | Source::Call => true,
        Source::Person | Source::Run | Source::Company => false,
    };
    is_received && call_looks_sensitive(&reference.pointer, value)
}

/// The same of what a call has at a place.
#[must_use]
pub fn call_looks_sensitive(pointer: &str, value: Option<&Json>) -> bool {
    let pointer: Pointer = pointer.parse().unwrap_or_default();
    names::are_sensitive(pointer.tokens()) || value.is_some_and(holds_sensitive)
}

/// Whether the names on the way to a value say that it is sensitive.
pub(crate) fn names_tell(names: &[String]) -> bool {
    names::are_sensitive(names)
}

/// Whether a value holds something that looks sensitive by its shape, or by a name inside it.
pub(crate) fn holds_sensitive(value: &Json) -> bool {
    match value {
        Json::Text(text) => written::any_in_value(text, &[], &layer_looks_sensitive),
        Json::Opened(opened) => holds_sensitive(&opened.inside),
        Json::Number(number) => shapes::has_one(number.as_str()),
        Json::List(items) => items.iter().any(holds_sensitive),
        Json::Object(members) => members.iter().any(|(name, inside)| {
            names::are_sensitive(std::slice::from_ref(name)) || holds_sensitive(inside)
        }),
        Json::Null | Json::Bool(_) => false,
    }
}

/// The same of a layer of a text.
fn layer_looks_sensitive(layer: Layer<'_>) -> bool {
    match layer {
        Layer::Text(text) => shapes::has_one(text),
        Layer::Written(text) => {
            let is_named = |name: &str| names::are_sensitive(&[name.to_owned()]);
            within::has_number(text) || within::has_named(text, &is_named)
        }
        Layer::Named(way) => names::are_sensitive(way),
    }
}
