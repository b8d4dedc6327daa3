//! The table of holidays against one made by other rules: `holidays.txt` says by which.

use std::collections::{BTreeMap, BTreeSet};

use baton_core::calendar::{COUNTRIES, KNOWN_YEARS, Place};
use jiff::civil::{Date, Weekday, date};

const TABLE: &str = include_str!("holidays.txt");

/// The days of each place in the file: lines of a place, a year, and days.
fn expected() -> BTreeMap<&'static str, BTreeSet<Date>> {
    let mut places: BTreeMap<_, BTreeSet<Date>> = BTreeMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (place, year) = (words.next().unwrap(), words.next().unwrap());
        let days = words.map(|day| format!("{year}-{day}").parse::<Date>().unwrap());
        places.entry(place).or_default().extend(days);
    }
    places
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[test]
fn each_place_has_the_days_of_the_other_table() {
    let mut differences = Vec::new();
    for (code, days) in expected() {
        let place = Place::of_code(code).unwrap_or_else(|| panic!("{code} is in no table"));
        let found = place.holidays().iter().copied();
        let found = found
            .filter(|day| !is_weekend(*day))
            .collect::<BTreeSet<_>>();
        let missing = days
            .difference(&found)
            .map(|day| format!("{code} has no {day}"));
        let invented = found
            .difference(&days)
            .map(|day| format!("{code} has {day}"));
        differences.extend(missing.chain(invented));
    }

    assert_eq!(differences, [""; 0]);
}

#[test]
fn every_country_and_region_is_in_both_tables() {
    let expected = expected();
    let codes = COUNTRIES.iter().flat_map(|country| {
        let regions = country.regions.iter().map(|region| region.code);
        regions.chain([country.code])
    });
    let codes = codes.collect::<BTreeSet<_>>();

    assert_eq!(codes, expected.keys().copied().collect());
    assert!(codes.len() > 75, "{}", codes.len());
}

#[test]
fn each_country_has_days_in_each_year() {
    for country in COUNTRIES {
        for year in KNOWN_YEARS {
            let days = Place::of_code(country.code).unwrap().holidays();
            let count = days.iter().filter(|day| day.year() == year).count();
            assert!(count >= 4, "{} {year}: {count}", country.code);
        }
    }
}

#[test]
fn a_holiday_on_a_weekend_is_made_up_for_where_the_law_says_so() {
    let is_free = |code: &str, day| Place::of_code(code).unwrap().is_holiday(day);

    // 4 July 2026 is a Saturday, 1 January 2028 too.
    assert!(is_free("US", date(2026, 7, 3)));
    assert!(is_free("US", date(2027, 12, 31)));
    // Christmas and Boxing Day of 2027 are on a weekend.
    assert!(is_free("GB-ENG", date(2027, 12, 27)) && is_free("GB-ENG", date(2027, 12, 28)));
    assert!(!is_free("DE-BE", date(2027, 12, 27)));
    // New Year and the day after of 2028, in Scotland only.
    assert!(is_free("GB-SCT", date(2028, 1, 4)) && !is_free("GB-ENG", date(2028, 1, 4)));
}

#[test]
fn easter_is_a_sunday_behind_every_easter_monday() {
    let france = Place::of_code("FR").unwrap();
    // Easter Sundays as the churches publish them.
    let sundays = [
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
    ];

    for (year, month, day) in sundays {
        let sunday = date(year, month, day);
        assert_eq!(sunday.weekday(), Weekday::Sunday);
        assert!(france.is_holiday(sunday.tomorrow().unwrap()));
    }
}
