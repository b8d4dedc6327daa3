//! One test of one value.

use std::cmp::Ordering;

use super::Verdict;
use super::date::{Today, days_of};
use super::decimal::Decimal;
use crate::details;
use crate::document::condition::{Operator, Test};
use crate::email;
use crate::json::Json;

pub(super) fn judge(test: &Test, value: Option<&Json>, today: &Today) -> Verdict {
    match test.operator {
        Operator::IsEmpty => told(value.is_none_or(Json::is_missing)),
        Operator::IsNotEmpty => told(value.is_some_and(|value| !value.is_missing())),
        Operator::Is | Operator::IsOneOf => compare(test, value, equal),
        Operator::IsNot | Operator::IsNotOneOf => compare(test, value, equal).reversed(value),
        Operator::Contains => compare(test, value, contains),
        Operator::StartsWith => compare(test, value, |one, with, exact| {
            plain(one).map(|text| fold(&text, exact).starts_with(&fold(with, exact)))
        }),
        Operator::Equals => number(test, value, Ordering::is_eq),
        Operator::MoreThan => number(test, value, Ordering::is_gt),
        Operator::LessThan => number(test, value, Ordering::is_lt),
        Operator::Between => of(value, |value| between(test, value)),
        Operator::Before => day(test, value, today, Ordering::is_lt),
        Operator::After => day(test, value, today, Ordering::is_gt),
        Operator::On => day(test, value, today, Ordering::is_eq),
        Operator::InTheNext => of(value, |value| {
            let last = today.plus(days(test)?);
            Some((today.date..=last).contains(&today.meant(value)?))
        }),
        Operator::InTheLast => of(value, |value| {
            let first = today.minus(days(test)?);
            Some((first..=today.date).contains(&today.meant(value)?))
        }),
        Operator::IsToday => of(value, |value| Some(today.meant(value)? == today.date)),
        Operator::IsYes => of(value, yes_or_no),
        Operator::IsNo => of(value, |value| yes_or_no(value).map(|yes| !yes)),
        Operator::IncludesAny => of(value, |value| any_of(has_each(test, value)?)),
        Operator::IncludesAll => of(value, |value| {
            let misses = has_each(test, value)?.map(|has| has.map(|has| !has));
            any_of(misses).map(|misses| !misses)
        }),
        Operator::IsManagerOf => of(value, |value| {
            let text = value.as_text().filter(|_| !test.values.is_empty())?;
            let people = test.values.iter();
            any_of(people.map(|person| today.managers.manages(text, person)))
        }),
    }
}

/// Whether a text is a number as conditions compare it.
#[must_use]
pub fn is_number(text: &str) -> bool {
    Decimal::parse(text).is_some()
}

impl Verdict {
    /// Turned round, except that nothing compares with an empty value.
    fn reversed(self, value: Option<&Json>) -> Self {
        match self {
            Self::True => Self::False,
            Self::False if value.is_some_and(Json::is_missing) => Self::False,
            Self::False => Self::True,
            Self::CouldNotTell => Self::CouldNotTell,
        }
    }
}

fn told(yes: bool) -> Verdict {
    if yes { Verdict::True } else { Verdict::False }
}

/// What is missing cannot be told, and nothing is true of what is empty.
fn of(value: Option<&Json>, holds: impl Fn(&Json) -> Option<bool>) -> Verdict {
    match value.filter(|value| !matches!(value, Json::Null)) {
        None => Verdict::CouldNotTell,
        Some(value) if value.is_missing() => Verdict::False,
        Some(value) => holds(value).map_or(Verdict::CouldNotTell, told),
    }
}

/// Compares with each of the test's values; one match is enough. A value of another type than
/// all that it could match cannot be told (C6, 1); an empty text is a text.
fn compare(
    test: &Test,
    value: Option<&Json>,
    matches: impl Fn(&Json, &str, bool) -> Option<bool>,
) -> Verdict {
    let Some(value) = value.filter(|value| !matches!(value, Json::Null)) else {
        return Verdict::CouldNotTell;
    };
    let mut unclear = test.values.is_empty();
    for with in &test.values {
        match matches(value, with, test.exact) {
            Some(true) => return Verdict::True,
            Some(false) => {}
            None => unclear = true,
        }
    }
    if unclear {
        Verdict::CouldNotTell
    } else {
        Verdict::False
    }
}

fn equal(value: &Json, with: &str, exact: bool) -> Option<bool> {
    match value {
        Json::Text(_) | Json::Opened(_) => {
            let text = value.as_text()?;
            Some(fold(text, exact) == fold(with, exact) || !exact && same_address(text, with))
        }
        Json::Number(number) => {
            Decimal::parse(with).map(|with| Decimal::parse(number.as_str()) == Some(with))
        }
        Json::Bool(yes) => yes_no(with).map(|with| with == *yes),
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}

/// A text holds another; a list has an item that equals it.
fn contains(value: &Json, with: &str, exact: bool) -> Option<bool> {
    match value {
        Json::List(items) => Some(
            items
                .iter()
                .any(|item| equal(item, with, exact) == Some(true)),
        ),
        Json::Null
        | Json::Bool(_)
        | Json::Number(_)
        | Json::Text(_)
        | Json::Opened(_)
        | Json::Object(_) => {
            plain(value).map(|text| fold(&text, exact).contains(&fold(with, exact)))
        }
    }
}

/// For each of the values whether a list has it; an item that cannot be compared could be any.
fn has_each<'v>(test: &'v Test, value: &'v Json) -> Option<impl Iterator<Item = Option<bool>>> {
    let items = value.items()?;
    let has = |with: &String| any_of(items.iter().map(|item| equal(item, with, test.exact)));
    Some(test.values.iter().map(has))
}

fn any_of(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut told = Some(false);
    for one in each {
        match one {
            Some(true) => return Some(true),
            Some(false) => {}
            None => told = None,
        }
    }
    told
}

fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Text(_) | Json::Opened(_) | Json::Number(_) => Some(value.display()),
        Json::Null | Json::Bool(_) | Json::List(_) | Json::Object(_) => None,
    }
}

fn number(test: &Test, value: Option<&Json>, holds: impl Fn(Ordering) -> bool) -> Verdict {
    of(value, |value| {
        let with = Decimal::parse(test.values.first()?)?;
        Some(holds(decimal(value)?.cmp(&with)))
    })
}

fn between(test: &Test, value: &Json) -> Option<bool> {
    let [least, most] = test.values.as_slice() else {
        return None;
    };
    let range = Decimal::parse(least)?..=Decimal::parse(most)?;
    Some(range.contains(&decimal(value)?))
}

fn decimal(value: &Json) -> Option<Decimal> {
    plain(value).as_deref().and_then(Decimal::parse)
}

fn day(
    test: &Test,
    value: Option<&Json>,
    today: &Today,
    holds: impl Fn(Ordering) -> bool,
) -> Verdict {
    of(value, |value| {
        let with = today.read(test.values.first()?)?;
        Some(holds(today.meant(value)?.cmp(&with)))
    })
}

fn days(test: &Test) -> Option<u32> {
    days_of(test.values.first()?)
}

fn yes_or_no(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(yes) => Some(*yes),
        Json::Text(_) | Json::Opened(_) => details::yes_no(value.as_text()?),
        Json::Number(number) => {
            let number = Decimal::parse(number.as_str())?;
            let is = |text: &str| Decimal::parse(text).is_some_and(|one| one == number);
            is("1").then_some(true).or_else(|| is("0").then_some(false))
        }
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match fold(text, false).as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

/// Whether two texts are one e-mail address, however each is written (C17).
fn same_address(one: &str, other: &str) -> bool {
    let key = |text| email::read(text).map(|address| address.key);
    key(one).is_some_and(|one| Some(one) == key(other))
}

/// What makes two texts of a condition equal: no spaces around, no case, unless it is *exact*.
fn fold(text: &str, exact: bool) -> String {
    if exact {
        text.to_owned()
    } else {
        text.trim().to_lowercase()
    }
}
