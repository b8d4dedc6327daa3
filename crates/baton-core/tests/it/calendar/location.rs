//! Which place a location means.

use baton_core::calendar::{CompanyTime, Place, Zone, place_of_location};

use crate::fixture::read;

#[test]
fn a_location_is_understood_as_people_write_it() {
    let meant = [
        ("Berlin", "DE-BE"),
        ("  münchen ", "DE-BY-ASSUMPTION"),
        ("Munich, Germany", "DE-BY-ASSUMPTION"),
        ("Germany / Berlin", "DE-BE"),
        ("Berlin Office", "DE-BE"),
        ("Büro Hamburg", "DE-HH"),
        ("DE-SN", "DE-SN"),
        ("de", "DE"),
        ("Zürich", "CH-ZH"),
        ("Genf", "CH-GE"),
        ("St. Gallen", "CH-SG"),
        ("Wien", "AT-9"),
        ("Barcelona (Spain)", "ES-CT"),
        ("London, UK", "GB-ENG"),
        ("Edinburgh", "GB-SCT"),
        ("Paris", "FR"),
        ("New York, USA", "US"),
    ];

    for (location, place) in meant {
        let found = place_of_location(location).map(Place::code);
        assert_eq!(found, Some(place), "{location}");
    }
}

#[test]
fn what_fits_no_place_or_two_means_none() {
    for location in [
        "",
        "Tokyo",
        "remote",
        "Berlin / Munich",
        "Vienna, USA",
        "office",
    ] {
        assert_eq!(place_of_location(location), None, "{location}");
    }
}

#[test]
fn where_the_location_says_nothing_the_company_does() {
    let mut time = CompanyTime::of_computer(Zone::utc());
    time.place = Place::of_code("DE-BY");
    let place = |location: &str| {
        let person = read(&format!(r#"{{"location":"{location}"}}"#));
        time.working_days_for(&person).place().map(Place::code)
    };

    assert_eq!(place("Tokyo"), Some("DE-BY"));
    assert_eq!(place("Hamburg"), Some("DE-HH"));
    assert_eq!(
        place("Germany"),
        Some("DE-BY"),
        "the company's region is in it"
    );
    assert_eq!(place("Austria"), Some("AT"));
}
