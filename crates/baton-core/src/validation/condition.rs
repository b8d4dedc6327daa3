//! Conditions: tests with something to compare with, that fits what is compared.

use super::check::{At, Check};
use super::known::Known;
use super::limits::MOST_ITEMS;
use super::problem::{Code, Level};
use super::reference::{self, Scope};
use crate::condition::{Holds, days_of, is_date, is_number};
use crate::details::{CustomType, NAMES_PERSON, own_type};
use crate::document::condition::{ConditionGroup, Family, Operator, Test};
use crate::document::value::{Reference, Source};
use crate::json::Pointer;

pub(crate) fn check(check: &mut Check<'_>, at: &At<'_>, group: &ConditionGroup, scope: Scope<'_>) {
    if group.tests.is_empty() && group.groups.is_empty() {
        check.fix(Code::ConditionEmpty, at, []);
    }
    if group.all_tests().count() > MOST_ITEMS || group.groups.len() > MOST_ITEMS {
        check.fix(Code::TooLarge, at, []);
    }
    tests(check, at, &group.tests, scope);
    for (index, group) in group.groups.iter().enumerate() {
        let at = at.then(format_args!("groups/{index}"));
        if group.tests.is_empty() {
            check.fix(Code::ConditionEmpty, &at, []);
        }
        tests(check, &at, &group.tests, scope);
    }
}

/// Whether it has tests, and each says what it compares with: of any other nobody can tell what it
/// will come to.
pub(crate) fn is_finished(group: &ConditionGroup) -> bool {
    let mut tests = group.all_tests().peekable();
    tests.peek().is_some() && tests.all(|test| values(test).is_none())
}

fn tests(check: &mut Check<'_>, at: &At<'_>, tests: &[Test], scope: Scope<'_>) {
    for (index, test) in tests.iter().enumerate() {
        let at = at.then(format_args!("tests/{index}"));
        reference::check(check, &at.then("reference"), &test.reference, scope);
        fitting(check, &at.then("operator"), test);
        if let Some(code) = values(test) {
            check.fix(code, &at.then("values"), []);
        }
    }
}

/// What is wrong with what a test compares with.
fn values(test: &Test) -> Option<Code> {
    let values = &test.values;
    let is_filled = values.iter().all(|value| !value.trim().is_empty());
    let some = is_filled && (1..=MOST_ITEMS).contains(&values.len());
    let one = is_filled && values.len() == 1;
    let all = |fits: fn(&str) -> bool| values.iter().all(|value| fits(value));
    let (enough, fits, otherwise) = match test.operator {
        Operator::IsEmpty
        | Operator::IsNotEmpty
        | Operator::IsToday
        | Operator::IsYes
        | Operator::IsNo => (values.is_empty(), true, Code::TestValuesUnusable),
        Operator::Equals | Operator::MoreThan | Operator::LessThan => {
            (one, all(is_number), Code::TestNumberUnusable)
        }
        Operator::Between => {
            let two = is_filled && values.len() == 2;
            (two, all(is_number), Code::TestNumberUnusable)
        }
        Operator::Before | Operator::After | Operator::On => {
            (one, all(is_date), Code::TestDateUnusable)
        }
        Operator::InTheNext | Operator::InTheLast => {
            let counts = |value: &str| days_of(value).is_some();
            (one, all(counts), Code::TestDateUnusable)
        }
        Operator::Is
        | Operator::IsNot
        | Operator::Contains
        | Operator::StartsWith
        | Operator::IsOneOf
        | Operator::IsNotOneOf
        | Operator::IncludesAny
        | Operator::IncludesAll
        | Operator::IsManagerOf => (some, true, Code::TestValuesUnusable),
    };
    match (enough, fits) {
        (false, _) => Some(Code::TestValuesUnusable),
        (true, false) => Some(otherwise),
        (true, true) => None,
    }
}

/// A test that no value of the detail's type can be told by is to fix; one that some can be, for
/// a custom detail keeps what does not fit its type as it was received, is to check.
fn fitting(check: &mut Check<'_>, at: &At<'_>, test: &Test) {
    let Some(family) = test.operator.family() else {
        return;
    };
    if family == Family::Person {
        if !names_person(&test.reference) {
            misfit(check, at, test, Level::ToFix);
        }
        return;
    }
    let Some((kind, is_own)) = type_of(check.known, &test.reference) else {
        return;
    };
    let fits = match kind {
        CustomType::Text => family == Family::Text,
        CustomType::Number => matches!(family, Family::Text | Family::Number),
        CustomType::YesNo => {
            let in_part = matches!(test.operator, Operator::Contains | Operator::StartsWith);
            matches!(family, Family::Text | Family::YesNo) && !in_part
        }
        CustomType::Date => matches!(family, Family::Text | Family::Date),
    };
    let level = match is_own {
        true => Level::ToFix,
        false => Level::ToCheck,
    };
    if !fits {
        misfit(check, at, test, level);
    }
}

fn misfit(check: &mut Check<'_>, at: &At<'_>, test: &Test, level: Level) {
    let pointer = test.reference.pointer.as_str();
    check.add(
        level,
        Code::TestTypeUnusable,
        Some(at.step),
        &at.path,
        [("pointer", pointer)],
    );
}

/// Whether a detail is one that names a person of Baton's.
fn names_person(reference: &Reference) -> bool {
    let name = reference.pointer.strip_prefix('/');
    reference.source == Source::Person && name.is_some_and(|name| NAMES_PERSON.contains(&name))
}

/// The type that a person's detail has, and whether it always has it.
fn type_of(known: &Known, reference: &Reference) -> Option<(CustomType, bool)> {
    let pointer = reference.pointer.parse::<Pointer>().ok()?;
    match (&reference.source, pointer.tokens()) {
        (Source::Person, [name]) => own_type(name).map(|kind| (kind, true)),
        (Source::Person, [group, name]) if group == "custom" => {
            known.custom.get(name).map(|detail| (detail.kind, false))
        }
        (
            Source::Person
            | Source::Trigger
            | Source::Step { .. }
            | Source::Run
            | Source::Company
            | Source::Call,
            _,
        ) => None,
    }
}

/// What a detail can hold, as far as that is known.
pub(crate) fn holds(known: &Known, reference: &Reference) -> Holds {
    match type_of(known, reference) {
        Some((_, true)) => Holds::Text,
        Some((CustomType::Text, false)) => Holds::TextOrParts,
        Some((CustomType::Number | CustomType::YesNo | CustomType::Date, false)) | None => {
            Holds::Anything
        }
    }
}
