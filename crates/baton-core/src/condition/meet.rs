//! A value that makes a test true, for a call that is pretended.

use super::Today;
use crate::document::condition::{Operator, Test};
use crate::json::{Json, Number};

/// A value that makes a test true; none where it takes more than the test says.
#[must_use]
pub fn meeting(test: &Test, today: &Today) -> Option<Json> {
    let first = test.values.first();
    let text = || first.map(|value| Json::text(value.as_str()));
    let day = || today.read(first?);
    match test.operator {
        Operator::Is
        | Operator::Contains
        | Operator::StartsWith
        | Operator::IsOneOf
        | Operator::On => text(),
        Operator::Equals | Operator::Between => {
            Number::new(first?.trim()).map(Json::Number).or_else(text)
        }
        Operator::Before => Some(Json::Text(day()?.yesterday().ok()?.to_string())),
        Operator::After => Some(Json::Text(day()?.tomorrow().ok()?.to_string())),
        Operator::InTheNext | Operator::InTheLast | Operator::IsToday => {
            Some(Json::Text(today.date.to_string()))
        }
        Operator::IsYes => Some(Json::Bool(true)),
        Operator::IsNo => Some(Json::Bool(false)),
        Operator::IncludesAny | Operator::IncludesAll => {
            let values = test.values.iter().map(|value| Json::text(value.as_str()));
            Some(Json::List(values.collect()))
        }
        Operator::IsNot
        | Operator::IsNotOneOf
        | Operator::IsEmpty
        | Operator::IsNotEmpty
        | Operator::MoreThan
        | Operator::LessThan
        | Operator::IsManagerOf => None,
    }
}
