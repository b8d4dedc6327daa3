//! What of a change is not shown to people: a detail that is sensitive, and one that is made of what
//! is, or looks, sensitive.

use std::borrow::Cow;

use super::settings::{DetailValue, UpdatePerson};
use crate::details::is_sensitive;
use crate::document::value::Reference;
use crate::json::{Json, Pointer};
use crate::sensitive::looks_sensitive;
use crate::template::{Context, look_up};

impl UpdatePerson {
    /// Whether what a detail was and becomes is kept out of the history.
    pub(super) fn hides(&self, detail: &str, context: &Context<'_>) -> bool {
        let mut set = self.details.iter().filter(|set| set.detail == detail);
        set.any(|set| set.is_sensitive(context.sensitive) || set.takes_sensitive(context))
    }
}

impl DetailValue {
    /// Whether the detail is one that is sensitive.
    pub(super) fn is_sensitive(&self, sensitive: &[String]) -> bool {
        let tokens = self.detail.splitn(2, '/').map(str::to_owned);
        sensitive.contains(&Pointer::new(tokens.collect()).to_string())
    }

    /// Whether the value is made of what is, or looks, sensitive.
    pub(super) fn takes_sensitive(&self, context: &Context<'_>) -> bool {
        let find = |reference: &Reference| look_up(reference, context);
        self.sensitive_in(context.sensitive, find).next().is_some()
    }

    /// What the value is made of that is, or looks, sensitive.
    pub(super) fn sensitive_in<'v>(
        &self,
        sensitive: &[String],
        find: impl Fn(&Reference) -> Option<Cow<'v, Json>>,
    ) -> impl Iterator<Item = &Reference> {
        self.references().filter(move |reference| {
            is_sensitive(sensitive, reference)
                || looks_sensitive(reference, find(reference).as_deref())
        })
    }
}
