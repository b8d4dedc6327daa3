//! The trigger: whom a call is about, and what it says about them.

use std::collections::BTreeSet;

use super::reference::Scope;
use super::{At, Check, Code, MOST_ITEMS, condition};
use crate::details::is_person_detail;
use crate::document::calls::{CallField, PersonField, UnknownPerson};
use crate::json::Pointer;

const NAMES: [&str; 3] = ["display_name", "given_name", "family_name"];

pub(super) fn check(check: &mut Check<'_>) {
    let definition = check.definition;
    let Some(trigger) = definition.trigger.kind().starts_by_call() else {
        return;
    };
    let at = At {
        step: &definition.trigger.id,
        path: "/trigger/start".to_owned(),
    };
    call_field(check, &at.then("person"), trigger.person, true);
    if let Some(group) = trigger.only_if {
        condition::check(check, &at.then("only_if"), group, Scope::Call);
    }
    person_fields(check, &at, trigger.person_fields);
    let named = trigger
        .person_fields
        .iter()
        .any(|field| NAMES.contains(&field.detail.as_str()));
    if trigger.unknown_person == UnknownPerson::AddPerson && !named {
        check.look(Code::PersonNameMissing, &at.then("person_fields"), []);
    }
}

/// Where a call has a value; not every value can be found without a picked field.
pub(super) fn call_field(check: &mut Check<'_>, at: &At<'_>, field: &CallField, automatic: bool) {
    match field {
        CallField::Automatic if automatic => {}
        CallField::Automatic => check.fix(Code::CallFieldMissing, at, []),
        CallField::Picked { pointer } => match pointer.parse::<Pointer>() {
            Ok(pointer) if pointer.tokens().is_empty() => {
                check.fix(Code::CallFieldMissing, at, []);
            }
            Ok(_) => {}
            Err(_) => check.fix(Code::PointerUnusable, at, [("pointer", pointer)]),
        },
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
        if field.from.parse::<Pointer>().is_err() {
            check.fix(
                Code::PointerUnusable,
                &at.then("from"),
                [("pointer", &field.from)],
            );
        }
    }
}
