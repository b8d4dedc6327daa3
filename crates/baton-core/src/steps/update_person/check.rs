//! What can be wrong with the settings: what is set, and what it becomes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{DetailValue, UpdatePerson};
use crate::calendar::{Zone, day};
use crate::call::is_email;
use crate::details::{CustomType, STATUSES, is_open, is_person_detail, own_type};
use crate::document::value::{Reference, Segment, WhenEmpty};
use crate::json::{Json, Pointer};
use crate::steps::own::Checked;
use crate::validation::check::{At, Before, Check};
use crate::validation::limits::MOST_ITEMS;
use crate::validation::problem::Code;
use crate::validation::reference::{self, Scope};
use crate::validation::value;

/// What nobody is ever without (C4).
const NEVER_EMPTY: [&str; 5] = [
    "display_name",
    "given_name",
    "family_name",
    "work_email",
    "status",
];

impl Checked for UpdatePerson {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, before: &Before) {
        let at = at.then("details");
        if self.details.is_empty() {
            check.fix(Code::NothingToSet, &at, []);
        }
        if self.details.len() > MOST_ITEMS {
            check.fix(Code::TooLarge, &at, []);
        }
        let mut seen = BTreeSet::new();
        for (index, set) in self.details.iter().enumerate() {
            let at = at.then(index);
            if !seen.insert(set.detail.as_str()) {
                let params = [("detail", set.detail.as_str())];
                check.fix(Code::PersonFieldTwice, &at.then("detail"), params);
            }
            detail(check, &at, set);
            sources(check, &at.then("value"), set, before);
            texts(check, &at.then("value"), set);
        }
    }
}

fn detail(check: &mut Check<'_>, at: &At<'_>, set: &DetailValue) {
    let at_detail = at.then("detail");
    if !is_person_detail(&set.detail) {
        check.fix(Code::DetailUnknown, &at_detail, [("pointer", &set.detail)]);
    }
    let empties = set.value.when_empty == WhenEmpty::SendEmpty;
    if empties && NEVER_EMPTY.contains(&set.detail.as_str()) {
        check.fix(
            Code::DetailNeverEmpty,
            &at_detail,
            [("detail", &set.detail)],
        );
    }
}

/// What the value is made of. Nothing leaves this computer: what is sensitive is asked about only
/// where it becomes a detail that everybody sees already; a new one begins as sensitive.
fn sources(check: &mut Check<'_>, at: &At<'_>, set: &DetailValue, before: &Before) {
    value::value(check, at, (&set.detail, &set.value), |check, at, one| {
        reference::check(check, at, one, Scope::Run(before));
    });
    let known = check.known;
    if !is_open(&known.custom, &set.detail) {
        return;
    }
    let find = |one: &Reference| {
        let sample = known.samples.get(&one.source)?;
        sample.reach(&one.pointer).map(Cow::Borrowed)
    };
    for one in set.sensitive_in(&known.sensitive, find) {
        let name = one.pointer.parse::<Pointer>().unwrap_or_default();
        let name = name.tokens().last().map(String::as_str).unwrap_or_default();
        let params = [("name", name), ("detail", set.detail.as_str())];
        check.look(Code::SensitiveIntoOpen, &at.then("segments"), params);
    }
}

/// What is the same for everybody is looked at before anybody gets it.
fn texts(check: &mut Check<'_>, at: &At<'_>, set: &DetailValue) {
    let texts = set.value.segments.iter().map(|segment| match segment {
        Segment::Text { text } => Some(text.as_str()),
        Segment::Detail { .. } | Segment::Secret { .. } => None,
    });
    let fixed = texts.collect::<Option<String>>().unwrap_or_default();
    let mut look = |text: &str, part| {
        if !text.trim().is_empty() && !can_be(check, &set.detail, text) {
            let params = [("detail", set.detail.as_str()), ("text", text)];
            check.fix(Code::DetailTextUnusable, &at.then(part), params);
        }
    };
    look(&fixed, "segments");
    if let WhenEmpty::UseText { text } = &set.value.when_empty {
        look(text, "when_empty");
    }
}

/// Whether a text can become a detail.
fn can_be(check: &Check<'_>, detail: &str, text: &str) -> bool {
    let custom = detail.strip_prefix("custom/");
    let custom = custom.and_then(|name| check.known.custom.get(name));
    let kind = custom.map(|one| one.kind).or_else(|| own_type(detail));
    match (detail, kind) {
        ("time_zone", _) => Zone::of_name(text).is_some(),
        ("status", _) => STATUSES.contains(&text.trim()),
        ("work_email", _) => is_email(text),
        (_, Some(CustomType::Date)) => day::of_text(text, &Zone::utc(), None).is_ok(),
        (_, Some(kind)) => kind.read(&Json::text(text)).is_some(),
        (_, None) => true,
    }
}
