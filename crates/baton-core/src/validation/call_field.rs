//! Where a call has a value, whoever takes the call.

use super::check::{At, Check};
use super::problem::Code;
use crate::call::{Entry, entries, is_email};
use crate::document::calls::CallField;
use crate::json::Pointer;

/// Where a call has a value; not every value can be found without a picked field.
pub(crate) fn check(check: &mut Check<'_>, at: &At<'_>, field: &CallField, automatic: bool) {
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

/// Whether the last call says whom it is about where that is looked for, as it will be read.
pub(crate) fn last_call(check: &mut Check<'_>, at: &At<'_>, field: &CallField) {
    if of_last_call(check, at, field).is_some_and(|named| named.is_empty()) {
        check.look(Code::LastCallNamesNobody, at, []);
    }
}

/// The same of a call to a start, which is found by work e-mail alone.
pub(crate) fn last_start(check: &mut Check<'_>, at: &At<'_>, field: &CallField) {
    let Some(named) = of_last_call(check, at, field) else {
        return;
    };
    if named.is_empty() {
        check.look(Code::LastCallNamesNobody, at, []);
        return;
    }
    let others = named.iter().filter(|entry| !is_email(&entry.value)).count();
    if others == named.len() {
        check.look(Code::LastCallNoEmail, at, []);
    } else if others > 0 {
        let (named, others) = (named.len().to_string(), others.to_string());
        let counts = [("named", &*named), ("others", &*others)];
        check.look(Code::LastCallSomeNoEmail, at, counts);
    }
}

/// Whom the last call names; none where there is no call, or no field yet.
fn of_last_call(check: &Check<'_>, at: &At<'_>, field: &CallField) -> Option<Vec<Entry>> {
    if let CallField::Picked { pointer } = field {
        let picked: Pointer = pointer.parse().ok()?;
        picked.tokens().first()?;
    }
    let data = check.known.last_calls.get(at.step)?;
    Some(entries(data, field).entries)
}
