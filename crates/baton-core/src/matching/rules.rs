//! What a step says about its calls, in each version that runs are pinned to.

use std::collections::HashMap;
use std::sync::Arc;

use crate::call::{Entry, Found, entries, match_key};
use crate::document::{CallField, MatchBy, TakesCalls};
use crate::json::Json;

/// What a step says in some versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How calls are taken there.
    pub takes: TakesCalls,
    /// The versions.
    pub versions: Vec<i64>,
}

/// A step's rules from its versions, the newest first; versions that say the same are one rule.
#[must_use]
pub fn rules(newest_first: impl IntoIterator<Item = (i64, TakesCalls)>) -> Vec<Arc<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for (version, takes) in newest_first {
        match rules.iter_mut().find(|rule| rule.takes == takes) {
            Some(rule) => rule.versions.push(version),
            None => rules.push(Rule {
                takes,
                versions: vec![version],
            }),
        }
    }
    rules.into_iter().map(Arc::new).collect()
}

/// What a call says about the run that has a value: about nobody else of a list.
#[must_use]
pub fn about(takes: &TakesCalls, data: &Arc<Json>, value: &str) -> Entry {
    let key = match_key(value);
    let found = entries(data, field(takes)).entries.into_iter();
    let mut own = found.filter(|entry| !entry.is_unusable() && match_key(&entry.value) == key);
    own.next().unwrap_or_else(|| Entry::whole(Arc::clone(data)))
}

/// The same for everybody whom a call is about, by what makes two values one: for lists, which are
/// looked through once.
#[must_use]
pub fn each_about(takes: &TakesCalls, data: &Arc<Json>, found: &Found) -> HashMap<String, Entry> {
    let known = found.of(field(takes)).cloned();
    let found = known.unwrap_or_else(|| Arc::new(entries(data, field(takes))));
    let found = found.entries.iter().filter(|entry| !entry.is_unusable());
    found
        .map(|entry| (match_key(&entry.value), entry.clone()))
        .collect()
}

/// Where a call says which run it is for.
#[must_use]
pub fn field(takes: &TakesCalls) -> &CallField {
    match &takes.match_by {
        MatchBy::StepAnswer { call, .. } | MatchBy::PersonDetail { call, .. } => call,
    }
}

impl Rule {
    /// Where a call says which run it is for.
    #[must_use]
    pub fn field(&self) -> &CallField {
        field(&self.takes)
    }

    /// The newest of its versions.
    pub(super) fn newest(&self) -> Option<i64> {
        self.versions.iter().max().copied()
    }

    /// Whether that is the person's work e-mail address, and so a former one too.
    pub(super) fn is_by_work_email(&self) -> bool {
        self.takes.match_by.is_work_email()
    }
}
