//! Conditions are true, false, or cannot be told; never silently false.
//!
//! Texts compare without case and surrounding spaces. A detail that is there and empty makes a
//! comparison not true. One that is missing, or of a type that cannot be compared, cannot be told.

mod decimal;

use std::borrow::Cow;

use crate::document::condition::{ConditionGroup, Mode, Operator, Test};
use crate::document::value::{Reference, Source};
use crate::json::Json;
use decimal::Decimal;

/// What a condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is true.
    True,
    /// It is not.
    False,
    /// A field is missing or of another type.
    CouldNotTell,
}

/// Evaluates a condition over whatever `find` gives for a reference.
pub fn evaluate<'a>(
    group: &ConditionGroup,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Verdict {
    if group.tests.is_empty() {
        return Verdict::True;
    }
    let verdicts = group
        .tests
        .iter()
        .map(|test| judge(test, find(&test.reference).as_deref()));
    let (decisive, other) = match group.mode {
        Mode::All => (Verdict::False, Verdict::True),
        Mode::Any => (Verdict::True, Verdict::False),
    };
    let mut unclear = false;
    for verdict in verdicts {
        if verdict == decisive {
            return decisive;
        }
        unclear |= verdict == Verdict::CouldNotTell;
    }
    if unclear {
        Verdict::CouldNotTell
    } else {
        other
    }
}

/// Evaluates a condition on a call alone.
#[must_use]
pub fn of_call(group: Option<&ConditionGroup>, data: &Json) -> Verdict {
    group.map_or(Verdict::True, |group| {
        evaluate(group, |reference| match &reference.source {
            Source::Call => data.pointer(&reference.pointer).map(Cow::Borrowed),
            Source::Person
            | Source::Trigger
            | Source::Step { .. }
            | Source::Run
            | Source::Company => None,
        })
    })
}

/// The first test that cannot be told, for the problem's text.
pub fn unclear_test<'g, 'a>(
    group: &'g ConditionGroup,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Option<&'g Test> {
    let unclear =
        |test: &&Test| judge(test, find(&test.reference).as_deref()) == Verdict::CouldNotTell;
    group.tests.iter().find(unclear)
}

fn judge(test: &Test, value: Option<&Json>) -> Verdict {
    match test.operator {
        Operator::IsEmpty => told(value.is_none_or(Json::is_empty)),
        Operator::IsNotEmpty => told(value.is_some_and(|value| !value.is_empty())),
        Operator::Is | Operator::IsOneOf => compare(test, value, equal),
        Operator::IsNot => compare(test, value, equal).reversed(value),
        Operator::Contains => compare(test, value, contains),
        Operator::StartsWith => compare(test, value, |one, with| {
            plain(one).map(|text| fold(&text).starts_with(&fold(with)))
        }),
        Operator::MoreThan => order(test, value, std::cmp::Ordering::Greater),
        Operator::LessThan => order(test, value, std::cmp::Ordering::Less),
    }
}

impl Verdict {
    /// Turned round, except that nothing compares with an empty value.
    fn reversed(self, value: Option<&Json>) -> Self {
        match self {
            Self::True => Self::False,
            Self::False if value.is_some_and(Json::is_empty) => Self::False,
            Self::False => Self::True,
            Self::CouldNotTell => Self::CouldNotTell,
        }
    }
}

fn told(yes: bool) -> Verdict {
    if yes { Verdict::True } else { Verdict::False }
}

/// Compares with each of the test's values; one match is enough. A value of another type than
/// all that it could match cannot be told (C6, 1); an empty text is a text.
fn compare(
    test: &Test,
    value: Option<&Json>,
    matches: impl Fn(&Json, &str) -> Option<bool>,
) -> Verdict {
    let Some(value) = value.filter(|value| !matches!(value, Json::Null)) else {
        return Verdict::CouldNotTell;
    };
    let matched: Vec<_> = test
        .values
        .iter()
        .map(|with| matches(value, with))
        .collect();
    if matched.contains(&Some(true)) {
        Verdict::True
    } else if matched.is_empty() || matched.contains(&None) {
        Verdict::CouldNotTell
    } else {
        Verdict::False
    }
}

fn equal(value: &Json, with: &str) -> Option<bool> {
    match value {
        Json::Text(text) => Some(fold(text) == fold(with)),
        Json::Number(number) => {
            Decimal::parse(with).map(|with| Decimal::parse(number.as_str()) == Some(with))
        }
        Json::Bool(yes) => yes_no(with).map(|with| with == *yes),
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}

/// A text holds another; a list has an item that equals it.
fn contains(value: &Json, with: &str) -> Option<bool> {
    match value {
        Json::List(items) => Some(items.iter().any(|item| equal(item, with) == Some(true))),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Object(_) => {
            plain(value).map(|text| fold(&text).contains(&fold(with)))
        }
    }
}

fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Text(_) | Json::Number(_) => Some(value.display()),
        Json::Null | Json::Bool(_) | Json::List(_) | Json::Object(_) => None,
    }
}

fn order(test: &Test, value: Option<&Json>, wanted: std::cmp::Ordering) -> Verdict {
    let Some(value) = value.filter(|value| !matches!(value, Json::Null)) else {
        return Verdict::CouldNotTell;
    };
    if value.is_empty() {
        return Verdict::False;
    }
    let number = plain(value).as_deref().and_then(Decimal::parse);
    let with = test
        .values
        .first()
        .map(String::as_str)
        .and_then(Decimal::parse);
    match (number, with) {
        (Some(number), Some(with)) => told(number.cmp(&with) == wanted),
        (Some(_) | None, Some(_) | None) => Verdict::CouldNotTell,
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// Whether a text is a number as conditions compare it.
#[must_use]
pub fn is_number(text: &str) -> bool {
    Decimal::parse(text).is_some()
}

/// What makes two texts of a condition equal: no spaces around, no case.
fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}
