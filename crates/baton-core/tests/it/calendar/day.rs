//! The day that a value means which another tool sent as a date (C17).

use baton_core::calendar::day::{of_text, proved};
use baton_core::calendar::{DayOrder, NoDay, ReadAs, Zone, meant};
use baton_core::json::Json;

use crate::fixture::read;

fn berlin() -> Zone {
    Zone::of_name("Europe/Berlin").unwrap()
}

fn day(text: &str) -> Result<(String, ReadAs), NoDay> {
    let found = of_text(text, &berlin(), None);
    found.map(|found| (found.day.to_string(), found.read_as))
}

fn is(text: &str, wanted: &str, read_as: ReadAs) {
    assert_eq!(day(text), Ok((wanted.to_owned(), read_as)), "{text}");
}

/// A payload of the cases, and its start date.
macro_rules! start {
    ($file:literal) => {{
        let data = read(include_str!(concat!("../reading/cases/", $file)));
        data.pointer("/hire/start").unwrap().clone()
    }};
}

#[test]
fn k05_a_local_midnight_that_was_written_in_utc_is_its_day_in_the_zone() {
    let start = start!("K05-utc-midnight.json");

    let found = meant(&start, &berlin(), None).unwrap();

    assert_eq!(
        (found.day.to_string().as_str(), found.read_as),
        ("2026-12-01", ReadAs::Moment)
    );
    is("2026-12-01T00:00:00+01:00", "2026-12-01", ReadAs::Moment);
    is("2026-12-01", "2026-12-01", ReadAs::Date);
    let there = meant(&start, &Zone::of_name("America/New_York").unwrap(), None);
    assert_eq!(there.unwrap().day.to_string(), "2026-11-30");
}

#[test]
fn k15_dates_are_read_as_machines_write_them() {
    let of = |value: Json| meant(&value, &berlin(), None).unwrap();
    let odata = of(start!("K15-odata.json"));
    let serial = of(start!("K15-serial.json"));
    let dotted = of(start!("K15-dotted.json"));

    assert_eq!(
        (odata.day.to_string().as_str(), odata.read_as),
        ("2027-01-01", ReadAs::Date)
    );
    assert_eq!(
        (serial.day.to_string().as_str(), serial.read_as),
        ("2026-12-31", ReadAs::Serial)
    );
    assert_eq!(
        (dotted.day.to_string().as_str(), dotted.read_as),
        ("2026-12-31", ReadAs::DayFirst)
    );
}

#[test]
fn a_form_says_by_itself_how_it_is_read() {
    is(" 2026-12-31 ", "2026-12-31", ReadAs::Date);
    is("2026-12-31T23:30", "2026-12-31", ReadAs::Date);
    is("2026-12-31 11:30 PM", "2026-12-31", ReadAs::Date);
    is("2026-12-31T23:30:00Z", "2027-01-01", ReadAs::Moment);
    is("2026-12-31 23:30:00 +0000", "2027-01-01", ReadAs::Moment);
    is(
        "2026-12-31T23:30:00.123-05:00",
        "2027-01-01",
        ReadAs::Moment,
    );
    is("20261231", "2026-12-31", ReadAs::Date);
    is("2026/12/31", "2026-12-31", ReadAs::Date);
    is("1798761600", "2027-01-01", ReadAs::Seconds);
    is("1798761600000", "2027-01-01", ReadAs::Milliseconds);
    is("1798761600.25", "2027-01-01", ReadAs::Seconds);
    is("/Date(1798756200000+0000)/", "2026-12-31", ReadAs::Moment);
    is("/Date(1798759800000+0100)/", "2027-01-01", ReadAs::Moment);
    is("/Date(-1)/", "1969-12-31", ReadAs::Date);
    is("46387.75", "2026-12-31", ReadAs::Serial);
    is("31/12/2026", "2026-12-31", ReadAs::DayFirst);
    is("12/31/2026, 9:05 a.m.", "2026-12-31", ReadAs::MonthFirst);
    is("31-12-2026 08:00", "2026-12-31", ReadAs::DayFirst);
    is("1.1.2027", "2027-01-01", ReadAs::DayFirst);
}

#[test]
fn what_could_be_two_days_or_none_is_never_guessed() {
    for text in ["1/2/2026", "01.02.2026", "3-4-2026 10:00"] {
        assert_eq!(day(text), Err(NoDay::Either), "{text}");
    }
    for text in [
        "",
        "tomorrow",
        "2026-13-01",
        "2026-02-30",
        "2026-12-31T23:00:00 CET",
        "2026-12-31T23:00:00+1",
        "2026-12-31 (provisional)",
        "2026-12-31-2027-01-04",
        "31.12.2026 to 4.1.2027",
        "31.12.2026 CET",
        "31/12/26",
        "32/12/2026",
        "13/13/2026",
        "12.31/2026",
        "0046387",
        "12",
        "17987616000",
        "1e9",
        "-1798761600",
        "/Date(x)/",
        "/Date(1798761600000+x)/",
        "/Date()/",
        "/Date(é1)/",
    ] {
        assert_eq!(day(text), Err(NoDay::Unread), "{text}");
    }
    for value in [Json::Null, Json::Bool(true), read("[1]"), read("{}")] {
        assert_eq!(meant(&value, &berlin(), None), Err(NoDay::Unread));
    }
}

#[test]
fn a_rule_of_the_field_says_which_is_the_month() {
    let by = |text, order| of_text(text, &berlin(), Some(order)).map(|one| one.day.to_string());

    assert_eq!(
        by("1/2/2026", DayOrder::DayFirst).as_deref(),
        Ok("2026-02-01")
    );
    assert_eq!(
        by("1/2/2026", DayOrder::MonthFirst).as_deref(),
        Ok("2026-01-02")
    );
    assert_eq!(by("25/2/2026", DayOrder::MonthFirst), Err(NoDay::Unread));
    assert_eq!(
        by("2026-02-01", DayOrder::MonthFirst).as_deref(),
        Ok("2026-02-01")
    );
}

#[test]
fn a_25_cannot_be_a_month() {
    let of = |texts: &[&str]| {
        let values: Vec<Json> = texts.iter().map(|text| Json::text(*text)).collect();
        proved(&values)
    };

    assert_eq!(of(&["1/2/2026", "25/12/2026"]), Some(DayOrder::DayFirst));
    assert_eq!(
        of(&["1/2/2026", "12/25/2026", "2/2/2026"]),
        Some(DayOrder::MonthFirst)
    );
    assert_eq!(of(&["1/2/2026", "3/3/2026", "2026-12-25"]), None);
    assert_eq!(
        of(&["25/12/2026", "12/25/2026"]),
        None,
        "what proves both proves nothing"
    );
}
