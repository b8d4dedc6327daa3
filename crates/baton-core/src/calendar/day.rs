//! The day that a value means which another tool sent as a date (C17): never a guess.
//!
//! A form that machines write says by itself how it is read; of `1/2/2026` only a rule of the field
//! can say which is the month. What no form fits is no day.

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::zone::Zone;
use crate::json::Json;

/// Whether the day or the month stands first where nothing else tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

/// How a day was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DayReadAs)]
pub enum ReadAs {
    /// As it stands: year, month, day.
    Date,
    /// As a moment, which is that day in the zone.
    Moment,
    /// As a moment in seconds since 1970.
    Seconds,
    /// As a moment in milliseconds since 1970.
    Milliseconds,
    /// As a spreadsheet's number of days since 1900.
    Serial,
    /// The day first.
    DayFirst,
    /// The month first.
    MonthFirst,
}

impl ReadAs {
    /// Whether the day depends on the zone.
    #[must_use]
    pub fn is_moment(self) -> bool {
        matches!(self, Self::Moment | Self::Seconds | Self::Milliseconds)
    }
}

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The day.
    pub day: Date,
    /// How it was read.
    pub read_as: ReadAs,
}

/// Why a value is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It could be one of two days, and no rule says which.
    Either,
    /// Nothing reads it.
    Unread,
}

/// The first day that a spreadsheet's number is taken for, and the last: in 1954 and in 2119. Other
/// numbers count something else.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=80_000;
/// Day 0 of spreadsheets from 1 March 1900 on (ECMA-376 part 1, 18.17.4.1: they know 29 February
/// 1900).
const SERIAL_0: Date = date(1899, 12, 30);
/// From 1973 to 2286: nine or ten digits.
const SECONDS: std::ops::RangeInclusive<i64> = 100_000_000..=9_999_999_999;
/// The same years in milliseconds: twelve or thirteen digits.
const MILLISECONDS: std::ops::RangeInclusive<i64> = 100_000_000_000..=9_999_999_999_999;
/// `YYYYMMDD` (ISO 8601, the basic form).
const BASIC: std::ops::RangeInclusive<i64> = 19_000_101..=22_001_231;

/// The day that a value means. `zone` is where a moment is a day; `order` is the rule of the field.
///
/// # Errors
/// Says whether it could be two days, or is none.
pub fn meant(value: &Json, zone: &Zone, order: Option<DayOrder>) -> Result<Meant, NoDay> {
    let text = match value {
        Json::Text(text) => text,
        Json::Opened(opened) => &opened.text,
        Json::Number(number) => number.as_str(),
        Json::Null | Json::Bool(_) | Json::List(_) | Json::Object(_) => return Err(NoDay::Unread),
    };
    of_text(text, zone, order)
}

/// The same of a text.
///
/// # Errors
/// Says whether it could be two days, or is none.
pub fn of_text(text: &str, zone: &Zone, order: Option<DayOrder>) -> Result<Meant, NoDay> {
    let text = text.trim();
    if let Some((day, behind)) = year_first(text, '-') {
        // What begins as ISO is nothing else.
        return iso(text, day, behind, zone);
    }
    let unread = || {
        let by_form = odata(text, zone).or_else(|| counted(text, zone));
        by_form.ok_or(NoDay::Unread)
    };
    match parts(text) {
        Some(found) => found.read(order),
        None => unread(),
    }
}

fn as_date(day: Date) -> Meant {
    let read_as = ReadAs::Date;
    Meant { day, read_as }
}

/// A day as ISO writes it, alone or with a time. A time with an offset is a moment; one whose
/// offset is not understood is nothing.
fn iso(text: &str, day: Option<Date>, behind: &str, zone: &Zone) -> Result<Meant, NoDay> {
    let day = day.ok_or(NoDay::Unread)?;
    if behind.is_empty() {
        return Ok(as_date(day));
    }
    let Some(time) = behind.strip_prefix(['T', 't', ' ']) else {
        return Err(NoDay::Unread);
    };
    if is_time(time) {
        return Ok(as_date(day));
    }
    // Some write a blank before the offset.
    let joined = text
        .replacen(" +", "+", 1)
        .replacen(" -", "-", 1)
        .replacen(" Z", "Z", 1);
    let at: Timestamp = joined.parse().map_err(|_| NoDay::Unread)?;
    Ok(Meant {
        day: zone.date(at),
        read_as: ReadAs::Moment,
    })
}

/// What OData 2 writes (<https://www.odata.org/documentation/odata-version-2-0/json-format/>,
/// "primitive types"): with an offset it is a moment, without one a time of no zone.
fn odata(text: &str, zone: &Zone) -> Option<Meant> {
    let inner = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let behind_sign = inner.get(1..)?;
    let offset = behind_sign.find(['+', '-']).map(|at| at + 1);
    let ticks = inner[..offset.unwrap_or(inner.len())].parse::<i64>().ok()?;
    let at = Timestamp::from_millisecond(ticks).ok()?;
    let is_offset =
        |text: &str| text.len() <= 5 && text[1..].bytes().all(|one| one.is_ascii_digit());
    match offset {
        None => Some(as_date(Zone::utc().date(at))),
        Some(from) if is_offset(&inner[from..]) => Some(Meant {
            day: zone.date(at),
            read_as: ReadAs::Moment,
        }),
        Some(_) => None,
    }
}

/// A number: what it counts is told by its size, since the sizes of a hundred years of days,
/// seconds and milliseconds are far apart. What stands behind its point is a time of that day.
fn counted(text: &str, zone: &Zone) -> Option<Meant> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || whole.starts_with('0') {
        return None;
    }
    let count: i64 = whole.parse().ok()?;
    let moment = |at: Result<Timestamp, jiff::Error>, read_as| {
        let day = zone.date(at.ok()?);
        Some(Meant { day, read_as })
    };
    if SERIALS.contains(&count) {
        let day = SERIAL_0.checked_add(Span::new().days(count)).ok()?;
        let read_as = ReadAs::Serial;
        return Some(Meant { day, read_as });
    }
    if BASIC.contains(&count) && !text.contains('.') {
        let (year, month, day) = (count / 10_000, count / 100 % 100, count % 100);
        return day_of(year, month, day).map(as_date);
    }
    if SECONDS.contains(&count) {
        return moment(Timestamp::from_second(count), ReadAs::Seconds);
    }
    if MILLISECONDS.contains(&count) {
        return moment(Timestamp::from_millisecond(count), ReadAs::Milliseconds);
    }
    None
}

/// Three numbers with the same sign between them.
enum Parts {
    /// The year first: nothing is left to ask.
    Whole(Option<Date>),
    /// Two numbers and a year.
    Two(i64, i64, i64),
}

/// `31.12.2026`, `12/31/2026`, `31-12-2026`, `2026/12/31`, each with a time behind it or without.
fn parts(text: &str) -> Option<Parts> {
    for sign in ['.', '/', '-'] {
        if let Some((day, behind)) = year_first(text, sign) {
            return is_behind(behind).then_some(Parts::Whole(day));
        }
        let Some((first, rest)) = number(text, 1..=2) else {
            continue;
        };
        let second = rest.strip_prefix(sign).and_then(|rest| number(rest, 1..=2));
        let year = second.and_then(|(second, rest)| {
            let (year, behind) = number(rest.strip_prefix(sign)?, 4..=4)?;
            Some((second, year, behind))
        });
        if let Some((second, year, behind)) = year {
            return is_behind(behind).then_some(Parts::Two(first, second, year));
        }
    }
    None
}

impl Parts {
    fn read(self, order: Option<DayOrder>) -> Result<Meant, NoDay> {
        let (one, two, year) = match self {
            Self::Whole(day) => return day.map(as_date).ok_or(NoDay::Unread),
            Self::Two(one, two, year) => (one, two, year),
        };
        let day_first = day_of(year, two, one).map(|day| (day, ReadAs::DayFirst));
        let month_first = day_of(year, one, two).map(|day| (day, ReadAs::MonthFirst));
        let found = match (order, day_first, month_first) {
            (Some(DayOrder::DayFirst), day_first, _) => day_first,
            (Some(DayOrder::MonthFirst), _, month_first) => month_first,
            (None, Some(one), Some(other)) if one.0 != other.0 => return Err(NoDay::Either),
            // A 25 cannot be a month.
            (None, day_first, month_first) => day_first.or(month_first),
        };
        let (day, read_as) = found.ok_or(NoDay::Unread)?;
        Ok(Meant { day, read_as })
    }
}

/// Which order a field's values prove: those that can be read in one way only. None where nothing
/// proves one, or both are.
#[must_use]
pub fn proved<'v>(values: impl IntoIterator<Item = &'v Json>) -> Option<DayOrder> {
    let mut proved = None;
    for value in values {
        let order = match meant(value, &Zone::utc(), None).map(|meant| (meant.read_as, meant.day)) {
            // The same number twice proves nothing.
            Ok((_, day)) if day.month() == day.day() => continue,
            Ok((ReadAs::DayFirst, _)) => DayOrder::DayFirst,
            Ok((ReadAs::MonthFirst, _)) => DayOrder::MonthFirst,
            Ok(_) | Err(_) => continue,
        };
        if proved.is_some_and(|known| known != order) {
            return None;
        }
        proved = Some(order);
    }
    proved
}

/// Year, month and day at the beginning, each with all its digits; the day is none where there is
/// no such day. What stands behind it.
fn year_first(text: &str, sign: char) -> Option<(Option<Date>, &str)> {
    let (year, rest) = number(text, 4..=4)?;
    let (month, rest) = number(rest.strip_prefix(sign)?, 2..=2)?;
    let (day, behind) = number(rest.strip_prefix(sign)?, 2..=2)?;
    Some((day_of(year, month, day), behind))
}

/// So many digits at the beginning, and what stands behind them.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(i64, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..end].parse().ok()?;
    digits.contains(&end).then(|| (number, &text[end..]))
}

fn day_of(year: i64, month: i64, day: i64) -> Option<Date> {
    let [month, day] = [month, day].map(i8::try_from);
    Date::new(i16::try_from(year).ok()?, month.ok()?, day.ok()?).ok()
}

/// Nothing, or a blank or a `T` and a time.
fn is_behind(text: &str) -> bool {
    let time = text
        .strip_prefix([' ', 'T', 't'])
        .or_else(|| text.strip_prefix(", "));
    text.is_empty() || time.is_some_and(is_time)
}

/// A time of day of no zone: digits, `:`, `.` and blanks, with AM or PM behind it.
fn is_time(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let halves = ["am", "pm", "a.m.", "p.m."];
    let half = halves.iter().find_map(|half| text.strip_suffix(half));
    let clock = half.unwrap_or(&text).trim_end();
    let is_clock = |one: char| one.is_ascii_digit() || matches!(one, ':' | '.' | ' ');
    clock.starts_with(|one: char| one.is_ascii_digit()) && clock.chars().all(is_clock)
}
