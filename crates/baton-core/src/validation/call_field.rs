//! Where a call has a value, whoever takes the call.

use super::check::{At, Check};
use super::problem::Code;
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
