//! What can be wrong with the settings: whom a call is about, and what it says about them.

use std::collections::BTreeSet;

use super::WebhookTrigger;
use crate::details::is_person_detail;
use crate::document::calls::{PersonField, UnknownPerson};
use crate::json::Pointer;
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
        }
    }
}

/// Whether a field of the call is chosen: the whole of a call is no detail of a person.
fn is_picked(field: &PersonField) -> bool {
    !field.from.is_empty()
}
