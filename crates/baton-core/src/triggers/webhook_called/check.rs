//! What can be wrong with the settings: whom a call is about, and what it says about them.

use std::collections::BTreeSet;

use super::WebhookTrigger;
use super::settings::SETTLE_S;
use crate::call::Entry;
use crate::details::{is_open, is_person_detail};
use crate::document::calls::{PersonField, UnknownPerson};
use crate::json::Pointer;
use crate::sensitive::call_looks_sensitive;
use crate::triggers::own::Checked;
use crate::validation::check::{At, Check};
use crate::validation::limits::MOST_ITEMS;
use crate::validation::problem::Code;
use crate::validation::reference::Scope;
use crate::validation::{call_field, condition};

const NAMES: [&str; 3] = ["display_name", "given_name", "family_name"];

impl Checked for WebhookTrigger {
    fn check(&self, check: &mut Check<'_>, at: &At<'_>) {
        call_field::check(check, &at.then("person"), &self.person, true);
        call_field::last_start(check, &at.then("person"), &self.person);
        if let Some(group) = &self.only_if {
            condition::check(check, &at.then("only_if"), group, Scope::Call);
        }
        if self.settle_s > 0 && !SETTLE_S.contains(&self.settle_s) {
            check.fix(Code::SettleOutOfRange, &at.then("settle_s"), []);
        }
        person_fields(check, at, &self.person_fields);
        let named = self
            .person_fields
            .iter()
            .any(|field| NAMES.contains(&field.detail.as_str()) && is_picked(field));
        if self.unknown_person == UnknownPerson::AddPerson && !named {
            check.look(Code::PersonNameMissing, &at.then("person_fields"), []);
        }
    }
}

fn person_fields(check: &mut Check<'_>, at: &At<'_>, fields: &[PersonField]) {
    let mut seen = BTreeSet::new();
    if fields.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, &at.then("person_fields"), []);
    }
    for (index, field) in fields.iter().enumerate() {
        let at = at.then(format_args!("person_fields/{index}"));
        if !is_person_detail(&field.detail) {
            check.fix(
                Code::PersonFieldUnusable,
                &at.then("detail"),
                [("detail", &field.detail)],
            );
        }
        if !seen.insert(field.detail.as_str()) {
            check.fix(
                Code::PersonFieldTwice,
                &at.then("detail"),
                [("detail", &field.detail)],
            );
        }
        if !is_picked(field) {
            check.fix(
                Code::PersonFieldNotPicked,
                &at.then("from"),
                [("detail", &field.detail)],
            );
        } else if field.from.parse::<Pointer>().is_err() {
            check.fix(
                Code::PointerUnusable,
                &at.then("from"),
                [("pointer", &field.from)],
            );
        } else {
            sensitive_into_open(check, &at, field);
        }
    }
}

/// What looks sensitive is put into no detail that everybody sees; a new one begins as sensitive.
fn sensitive_into_open(check: &mut Check<'_>, at: &At<'_>, field: &PersonField) {
    let known = check.known;
    let call = known.last_calls.get(at.step).cloned().map(Entry::whole);
    let value = call.as_ref().and_then(|call| call.find(&field.from));
    if is_open(&known.custom, &field.detail) && call_looks_sensitive(&field.from, value) {
        let from = field.from.parse::<Pointer>().unwrap_or_default();
        let name = from.tokens().last().map(String::as_str).unwrap_or_default();
        let params = [("name", name), ("detail", field.detail.as_str())];
        check.look(Code::SensitiveIntoOpen, &at.then("from"), params);
    }
}

/// Whether a field of the call is chosen: the whole of a call is no detail of a person.
fn is_picked(field: &PersonField) -> bool {
    !field.from.is_empty()
}
