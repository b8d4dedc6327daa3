//! What of a message is not shown until somebody asks for it.

use baton_core::document::{Reference, Request};
use baton_core::json::Pointer;
use baton_core::template::{self, Hidden, Shown};
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

/// Finds where a request is filled from what is not shown.
pub(crate) fn hidden(request: &Request<'_>, sensitive: &[String]) -> Hidden {
    let is_hidden = |reference: &Reference| baton_core::details::is_sensitive(sensitive, reference);
    template::hidden(request, is_hidden).with_unnamed(request, sensitive)
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

fn name(reference: &Reference) -> String {
    let pointer: Pointer = reference.pointer.parse().unwrap_or_default();
    pointer.tokens().last().cloned().unwrap_or_default()
}
