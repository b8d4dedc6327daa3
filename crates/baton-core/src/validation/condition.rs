//! Conditions: tests with something to compare with.

use super::check::{At, Check};
use super::limits::MOST_ITEMS;
use super::problem::Code;
use super::reference::{self, Scope};
use crate::condition::is_number;
use crate::document::condition::{ConditionGroup, Operator, Test};

pub(crate) fn check(check: &mut Check<'_>, at: &At<'_>, group: &ConditionGroup, scope: Scope<'_>) {
    if group.tests.is_empty() {
        check.fix(Code::ConditionEmpty, at, []);
    }
    if group.tests.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, at, []);
    }
    for (index, test) in group.tests.iter().enumerate() {
        let at = at.then(format_args!("tests/{index}"));
        reference::check(check, &at.then("reference"), &test.reference, scope);
        values(check, &at.then("values"), test);
    }
}

fn values(check: &mut Check<'_>, at: &At<'_>, test: &Test) {
    let blank = test.values.iter().any(|value| value.trim().is_empty());
    let count = test.values.len();
    let usable = match test.operator {
        Operator::IsEmpty | Operator::IsNotEmpty => count == 0,
        Operator::MoreThan | Operator::LessThan => count == 1 && !blank,
        Operator::Is
        | Operator::IsNot
        | Operator::Contains
        | Operator::StartsWith
        | Operator::IsOneOf => (1..=MOST_ITEMS).contains(&count) && !blank,
    };
    if !usable {
        check.fix(Code::TestValuesUnusable, at, []);
        return;
    }
    let compares_numbers = matches!(test.operator, Operator::MoreThan | Operator::LessThan);
    if compares_numbers && !test.values.iter().all(|value| is_number(value)) {
        check.fix(Code::TestNumberUnusable, at, []);
    }
}
