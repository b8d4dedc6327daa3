//! Zones by name, and local times on the days when the clocks change.

use baton_core::Json;
use baton_core::calendar::{CompanyTime, LocalTime, Zone, ZoneOf};
use jiff::civil::date;

use crate::fixture::read;

fn zone(name: &str) -> Zone {
    Zone::of_name(name).unwrap()
}

fn local(zone_name: &str, at: jiff::civil::DateTime) -> LocalTime {
    zone(zone_name).local(at).unwrap()
}

fn instant(text: &str) -> jiff::Timestamp {
    text.parse().unwrap()
}

#[test]
fn nine_in_berlin_is_right_on_both_days_when_the_clocks_change() {
    let nine = |month, day| local("Europe/Berlin", date(2026, month, day).at(9, 0, 0, 0));

    assert_eq!(
        nine(3, 28),
        LocalTime::Once(instant("2026-03-28T08:00:00Z"))
    );
    assert_eq!(
        nine(3, 29),
        LocalTime::Once(instant("2026-03-29T07:00:00Z"))
    );
    assert_eq!(
        nine(10, 24),
        LocalTime::Once(instant("2026-10-24T07:00:00Z"))
    );
    assert_eq!(
        nine(10, 25),
        LocalTime::Once(instant("2026-10-25T08:00:00Z"))
    );
}

#[test]
fn a_time_that_the_clocks_skip_is_as_much_later_as_they_go_forward() {
    let half_past_two = date(2026, 3, 29).at(2, 30, 0, 0);

    let at = local("Europe/Berlin", half_past_two);

    assert_eq!(at, LocalTime::Skipped(instant("2026-03-29T01:30:00Z")));
    let shown = zone("Europe/Berlin").clock(at.instant());
    assert_eq!(shown, date(2026, 3, 29).at(3, 30, 0, 0));
}

#[test]
fn of_a_time_that_the_clocks_show_twice_the_first_is_meant() {
    let half_past_two = date(2026, 10, 25).at(2, 30, 0, 0);

    let at = local("Europe/Berlin", half_past_two);

    assert_eq!(at, LocalTime::Twice(instant("2026-10-25T00:30:00Z")));
}

#[test]
fn a_name_of_windows_is_the_zone_that_it_means() {
    assert_eq!(zone("W. Europe Standard Time").name(), "Europe/Berlin");
    assert_eq!(zone(" gmt standard time ").name(), "Europe/London");
    assert_eq!(zone("europe/lisbon").name(), "Europe/Lisbon");
}

#[test]
fn what_is_no_zone_is_none() {
    for text in ["", "Berlin", "Mars/Olympus", "+01:00", "Europe"] {
        assert_eq!(Zone::of_name(text), None, "{text}");
    }
}

#[test]
fn the_zone_is_the_persons_else_the_companys_else_the_computers() {
    let person = |zone: &str| read(&format!(r#"{{"time_zone":"{zone}"}}"#));
    let mut time = CompanyTime::of_computer(zone("America/New_York"));
    let found = |time: &CompanyTime, person: &Json| {
        let (zone, whose) = time.zone_for(person);
        (zone.name().to_owned(), whose)
    };

    assert_eq!(
        found(&time, &person("nowhere")),
        ("America/New_York".to_owned(), ZoneOf::Computer)
    );
    time.zone = Some(zone("Europe/Vienna"));
    assert_eq!(
        found(&time, &read("{}")),
        ("Europe/Vienna".to_owned(), ZoneOf::Company)
    );
    assert_eq!(
        found(&time, &person("Europe/Lisbon")),
        ("Europe/Lisbon".to_owned(), ZoneOf::Person)
    );
}
