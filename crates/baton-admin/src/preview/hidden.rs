//! What of a message is not shown until somebody asks for it.

use baton_core::document::{Reference, Source};
use baton_core::json::Pointer;
use baton_core::template::Shown;
use serde::Serialize;
use utoipa::ToSchema;

/// What of a message is masked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct HiddenParts {
    /// The sensitive details in it, by their names; none once they are shown.
    pub details: Vec<String>,
    /// Where in the body they are masked, as RFC 6901 pointers.
    pub pointers: Vec<String>,
}

/// What is masked in a message as it is shown.
pub(crate) fn parts(shown: &Shown) -> HiddenParts {
    HiddenParts {
        details: names(shown),
        pointers: shown.pointers.iter().map(Pointer::to_string).collect(),
    }
}

/// The names of what is masked.
pub(crate) fn names(shown: &Shown) -> Vec<String> {
    shown.details.iter().map(name).collect()
}

/// A detail of a person by its name, one of a call or an answer by all names on the way to it.
fn name(reference: &Reference) -> String {
    let pointer: Pointer = reference.pointer.parse().unwrap_or_default();
    match reference.source {
        Source::Person => pointer.tokens().last().cloned().unwrap_or_default(),
        Source::Trigger | Source::Step { .. } | Source::Run | Source::Company | Source::Call => {
            pointer.tokens().join(".")
        }
    }
}
