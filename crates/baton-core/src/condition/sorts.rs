//! Which sorts of values the tests of one detail tell apart.
//!
//! The tests of a detail divide everything that it can be into finitely many sorts: values of one
//! sort make each of these tests come to the same. One value of each sort stands for all. Where the
//! sorts are not known for certain there are none here, and then nothing is concluded.

use jiff::civil::Date;

use super::date::{Today, days_of};
use super::decimal::Decimal;
use crate::document::condition::{Family, Operator, Test};
use crate::email;
use crate::json::Json;

/// Is in no text that is compared, so that what is put together with it equals none.
const BETWEEN: char = '\u{1}';

/// The most patterns or values whose combinations are looked at.
const MOST_COMBINED: usize = 6;

/// The most digits after the point, so that what lies between two numbers can be named.
const MOST_DECIMALS: u32 = 12;

/// What a detail can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A text, or nothing.
    Text,
    /// A text, or a list or an object as it was received.
    TextOrParts,
    /// Whatever another tool sends.
    Anything,
}

/// One value of each sort; `None` among them is a detail that is missing.
pub(super) fn sorts(tests: &[&Test], holds: Holds, today: &Today) -> Option<Vec<Option<Json>>> {
    let mut families: Vec<_> = tests
        .iter()
        .filter_map(|one| one.operator.family())
        .collect();
    families.sort_unstable();
    families.dedup();
    let own = match families.as_slice() {
        [] => vec![text("x")],
        [Family::Text] => texts(tests, holds)?,
        [Family::Number] => numbers(tests)?,
        [Family::Date] => dates(tests, today)?,
        [Family::YesNo] => vec![text("yes"), text("no"), text("x")],
        [Family::List] => lists(tests)?,
        // Who manages whom is of the day, not of the detail.
        [Family::Person] | [_, _, ..] => return None,
    };
    let mut all: Vec<Option<Json>> = own.into_iter().map(Some).collect();
    all.push(Some(text("")));
    if holds != Holds::Text {
        let something = Json::object([("x", text("x"))]);
        all.extend([None, Some(Json::List(Vec::new())), Some(something)]);
        all.push(Some(Json::Object(Vec::new())));
    }
    Some(all)
}

fn text(text: &str) -> Json {
    Json::text(text)
}

/// Each value that is named; texts that are none of them, with each combination of patterns in
/// them and each beginning; lists and numbers where the detail can be one.
fn texts(tests: &[&Test], holds: Holds) -> Option<Vec<Json>> {
    let named = values(tests, |one| {
        !matches!(one, Operator::Contains | Operator::StartsWith)
    });
    let inside = values(tests, |one| one == Operator::Contains);
    let begins = values(tests, |one| one == Operator::StartsWith);
    let mut all = named.iter().chain(&inside).chain(&begins);
    let has_patterns = !inside.is_empty() || !begins.is_empty();
    let numbers_unknown = holds == Holds::Anything && has_patterns && !named.is_empty();
    // What stands around an address does not count: a text with one in it may equal it.
    let addresses_unknown = has_patterns && named.iter().any(|one| email::is_email(one));
    let unknown = numbers_unknown || addresses_unknown;
    if !is_uniform(tests) || !all.all(|one| is_plain(one)) || unknown {
        return None;
    }
    let mut found: Vec<Json> = named.iter().map(|one| text(one)).collect();
    let combined = combinations(&inside)?;
    for begin in begins.iter().copied().chain([""]) {
        let parts = combined
            .iter()
            .map(|parts| parts.join(&BETWEEN.to_string()));
        found.extend(parts.map(|inside| Json::Text(format!("{begin}{BETWEEN}{inside}"))));
    }
    if holds != Holds::Text {
        found.extend(combined.iter().map(|items| list(items, text("\u{1}"))));
    }
    if holds == Holds::Anything {
        found.extend(plain_values(&named));
    }
    Some(found)
}

/// Numbers, yes and no, as far as named texts tell them apart.
fn plain_values(named: &[&str]) -> Vec<Json> {
    let numbers: Vec<_> = named.iter().filter_map(|one| Decimal::parse(one)).collect();
    let other = Decimal::beyond(numbers.iter());
    let numbers = numbers.iter().chain([&other]).filter_map(Decimal::number);
    let yes_no = [Json::Bool(true), Json::Bool(false)];
    numbers.map(Json::Number).chain(yes_no).collect()
}

/// Each number that is named, and one before, between and after them.
fn numbers(tests: &[&Test]) -> Option<Vec<Json>> {
    let named = values(tests, |one| one.family() == Some(Family::Number));
    let named: Vec<_> = named.iter().filter_map(|one| Decimal::parse(one)).collect();
    let decimals = named.iter().map(Decimal::decimals).max().unwrap_or(0);
    if decimals > MOST_DECIMALS {
        return None;
    }
    let scaled = named.iter().map(|one| one.scaled(decimals)?.checked_mul(2));
    let mut doubled = scaled.collect::<Option<Vec<i128>>>()?;
    doubled.sort_unstable();
    doubled.dedup();
    let mut points = doubled.clone();
    points.extend(doubled.windows(2).map(|two| two[0] + (two[1] - two[0]) / 2));
    points.extend(doubled.first().map(|least| least - 1));
    points.extend(doubled.last().map(|most| most + 1));
    let written = |point: i128| Some(format!("{}e-{}", point.checked_mul(5)?, decimals + 1));
    let points = points
        .into_iter()
        .map(|point| written(point).map(Json::Text));
    points.chain([Some(text("x"))]).collect()
}

/// Days around each that is named. Those named by the calendar and those named from today lie to
/// each other as the day has it, so together they are not known.
fn dates(tests: &[&Test], today: &Today) -> Option<Vec<Json>> {
    let by_calendar = values(tests, |one| {
        matches!(one, Operator::Before | Operator::After | Operator::On)
    });
    let days = |operator| values(tests, move |one| one == operator).into_iter();
    let next = days(Operator::InTheNext).filter_map(days_of);
    let last = days(Operator::InTheLast).filter_map(days_of);
    let mut named: Vec<Date> = next.map(|days| today.plus(days)).collect();
    named.extend(last.map(|days| today.minus(days)));
    let from_today = tests.iter().any(|test| {
        let operator = test.operator;
        matches!(
            operator,
            Operator::InTheNext | Operator::InTheLast | Operator::IsToday
        )
    });
    if from_today && !by_calendar.is_empty() {
        return None;
    }
    named.extend(from_today.then_some(today.date));
    named.extend(by_calendar.iter().filter_map(|day| today.read(day)));
    let around = |day: Date| [day.yesterday().ok(), Some(day), day.tomorrow().ok()];
    let mut days: Vec<_> = named.into_iter().flat_map(around).flatten().collect();
    days.sort_unstable();
    days.dedup();
    let days = days.into_iter().map(|day| Json::Text(day.to_string()));
    Some(days.chain([text("x")]).collect())
}

/// Each combination of the values, beside something else and beside what cannot be compared.
fn lists(tests: &[&Test]) -> Option<Vec<Json>> {
    let named = values(tests, |one| one.family() == Some(Family::List));
    if !is_uniform(tests) || !named.iter().all(|one| is_plain(one)) {
        return None;
    }
    let combined = combinations(&named)?;
    let beside = [text("\u{1}"), Json::List(Vec::new())];
    let each = |items: &Vec<&str>| beside.clone().map(|other| list(items, other));
    let lists = combined.iter().flat_map(each);
    Some(lists.chain([text("x")]).collect())
}

fn list(items: &[&str], other: Json) -> Json {
    let items = items.iter().map(|item| text(item));
    Json::List(items.chain([other]).collect())
}

fn values<'t>(tests: &[&'t Test], is_meant: impl Fn(Operator) -> bool) -> Vec<&'t str> {
    let meant = tests.iter().filter(|test| is_meant(test.operator));
    let mut values: Vec<&str> = meant
        .flat_map(|test| test.values.iter().map(String::as_str))
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Whether all texts are compared in one way.
fn is_uniform(tests: &[&Test]) -> bool {
    let compares = |test: &&&Test| test.operator.family().is_some();
    let mut exact = tests.iter().filter(compares).map(|test| test.exact);
    let first = exact.next();
    exact.all(|one| Some(one) == first)
}

fn is_plain(value: &str) -> bool {
    !value.trim().is_empty() && !value.contains(BETWEEN)
}

fn combinations<'v>(values: &[&'v str]) -> Option<Vec<Vec<&'v str>>> {
    if values.len() > MOST_COMBINED {
        return None;
    }
    let one = |bits: u32| {
        let chosen = values.iter().enumerate();
        let chosen = chosen.filter(move |(place, _)| bits & (1 << place) != 0);
        chosen.map(|(_, value)| *value).collect()
    };
    Some((0..1_u32 << values.len()).map(one).collect())
}
