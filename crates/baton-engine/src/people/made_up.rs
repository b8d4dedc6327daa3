//! The made-up people, so that everything can be tried before a real person is known.

use baton_core::{Json, PersonId};
use baton_store::Lenient;
use baton_store::table::people::{CustomValues, Person, PersonStatus};

use crate::unique::unique;

const PEOPLE: [[&str; 8]; 5] = [
    [
        "Maria",
        "Lopez",
        "maria",
        "Berlin",
        "Engineering",
        "Platform",
        "Engineer",
        "Europe/Berlin",
    ],
    [
        "Max",
        "Gruber",
        "max",
        "Vienna",
        "Sales",
        "Key accounts",
        "Account manager",
        "Europe/Vienna",
    ],
    [
        "Li",
        "Na",
        "li.na",
        "Munich",
        "Engineering",
        "Quality",
        "Test engineer",
        "Europe/Berlin",
    ],
    [
        "Sam",
        "Okafor",
        "sam",
        "London",
        "People",
        "HR operations",
        "HR partner",
        "Europe/London",
    ],
    [
        "Ines",
        "Roth",
        "ines",
        "Zurich",
        "Finance",
        "Accounting",
        "Accountant",
        "Europe/Zurich",
    ],
];

const START_DATES: [&str; 5] = [
    "2026-12-01",
    "2026-12-01",
    "2027-01-04",
    "2024-03-01",
    "2027-01-15",
];

/// What all of them have beside Baton's own details.
pub(crate) const CUSTOM: [(&str, &str); 2] = [("laptop", "14 inch"), ("start buddy", "Ines Roth")];

/// The made-up people, each as a person of their own.
pub(crate) fn made_up() -> [Person; PEOPLE.len()] {
    std::array::from_fn(|at| person(&PEOPLE[at], START_DATES[at]))
}

fn person(details: &[&str; 8], start: &str) -> Person {
    let [
        given,
        family,
        mailbox,
        location,
        department,
        team,
        job,
        zone,
    ] = *details;
    let text = |text: &str| Some(text.to_owned());
    let custom = CUSTOM.map(|(name, value)| (name.to_owned(), Json::text(value)));
    Person {
        id: PersonId::from_bytes(unique()),
        display_name: format!("{given} {family}"),
        given_name: text(given),
        family_name: text(family),
        work_email: Some(format!("{mailbox}@acme.example")),
        status: if start < "2026" {
            PersonStatus::Active
        } else {
            PersonStatus::BeforeStart
        },
        start_date: text(start),
        end_date: None,
        time_zone: text(zone),
        location: text(location),
        job_title: text(job),
        team: text(team),
        department: text(department),
        manager: text("Sam Okafor"),
        custom: Lenient::of(&CustomValues(custom.into())),
        sample: true,
    }
}
