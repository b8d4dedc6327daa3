//! Working days: Monday to Friday without holidays.

use std::sync::Arc;

use baton_core::calendar::{CompanyTime, Imported, ImportedDay, Place, Zone};
use jiff::civil::{Date, date};

use crate::fixture::read;

/// The company in a place, with what it imported.
fn company(place: &str, imported: Vec<ImportedDay>) -> CompanyTime {
    CompanyTime {
        place: Place::of_code(place),
        imported: Arc::new(Imported::from(imported)),
        ..CompanyTime::of_computer(Zone::utc())
    }
}

fn nth(time: &CompanyTime, day: Date, n: i64) -> Date {
    let person = read("{}");
    time.working_days_for(&person).nth(day, n).unwrap()
}

#[test]
fn weekends_and_holidays_do_not_count() {
    let berlin = company("DE-BE", Vec::new());
    let maundy_thursday = date(2026, 4, 2);

    assert_eq!(nth(&berlin, maundy_thursday, 1), date(2026, 4, 7));
    assert_eq!(nth(&berlin, date(2026, 4, 7), -1), maundy_thursday);
    assert_eq!(nth(&berlin, date(2026, 12, 23), 2), date(2026, 12, 28));
}

#[test]
fn a_region_has_its_own_days() {
    let friday = date(2026, 6, 5);
    let wednesday = date(2026, 6, 3);

    assert_eq!(
        nth(&company("DE-BE", Vec::new()), wednesday, 1),
        date(2026, 6, 4)
    );
    assert_eq!(nth(&company("DE-BY", Vec::new()), wednesday, 1), friday);
}

#[test]
fn counting_there_and_back_comes_to_the_same_working_day() {
    let time = company("CH-ZH", Vec::new());

    for n in 1..400 {
        let there = nth(&time, date(2026, 11, 27), n);
        assert_eq!(nth(&time, there, -n), date(2026, 11, 27), "{n}");
    }
}

#[test]
fn imported_days_are_free_beside_those_of_the_table() {
    let day = |from, to, yearly| ImportedDay {
        name: "closed".to_owned(),
        from,
        to,
        yearly,
    };
    let time = company(
        "DE-BE",
        vec![
            day(date(2026, 12, 28), date(2026, 12, 31), false),
            day(date(2020, 8, 3), date(2020, 8, 3), true),
        ],
    );

    assert_eq!(nth(&time, date(2026, 12, 24), 1), date(2027, 1, 4));
    assert_eq!(nth(&time, date(2027, 7, 30), 1), date(2027, 8, 2));
    assert_eq!(nth(&time, date(2027, 8, 2), 1), date(2027, 8, 4));
}

#[test]
fn outside_the_table_nothing_is_known_and_nothing_is_free() {
    let person = read("{}");
    let berlin = company("DE-BE", Vec::new());
    let nowhere = company("", Vec::new());
    let days = berlin.working_days_for(&person);

    assert!(days.knows(date(2026, 1, 1)) && days.knows(date(2030, 12, 31)));
    assert!(!days.knows(date(2025, 12, 31)) && !days.knows(date(2031, 1, 1)));
    assert!(!nowhere.working_days_for(&person).knows(date(2026, 1, 1)));
    assert!(
        days.is_one(date(2031, 1, 1)),
        "a Wednesday that nobody knows about"
    );
}

#[test]
fn the_end_of_the_calendar_is_no_panic() {
    let person = read("{}");
    let time = company("DE-BE", Vec::new());
    let days = time.working_days_for(&person);

    assert_eq!(days.nth(date(9999, 12, 31), 1), None);
    assert_eq!(days.nth(Date::MIN, -1), None);
}
