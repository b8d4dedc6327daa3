//! The made-up people, so that everything can be tried before a real person is known.

use std::collections::BTreeMap;

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

/// The value of a folder that says in which language its first things are called; not there while
/// nobody has said.
pub const CALLED_IN: &str = "first_things_called_in";

/// How a language says what a new folder begins with, by how it is said here. What it does not
/// name is said as here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstWords(pub BTreeMap<String, String>);

/// The words of a language by its tag, and those of the one that stands in for any other.
pub type FirstWordsOf = fn(&str) -> FirstWords;

impl FirstWords {
    /// A text of this file, or of `first_start`, in the language.
    pub(crate) fn of<'a>(&'a self, text: &'a str) -> &'a str {
        self.0.get(text).map_or(text, String::as_str)
    }

    /// What is said like this in the language, in the other one; anything else as it is.
    fn retold(&self, said: &str, other: &Self) -> String {
        let here = self.0.iter().find(|(_, word)| *word == said);
        let here = here.map_or(said, |(text, _)| text.as_str());
        other.of(here).to_owned()
    }
}

/// The made-up people, each as a person of their own.
pub(crate) fn made_up(words: &FirstWords) -> [Person; PEOPLE.len()] {
    let plain = FirstWords::default();
    std::array::from_fn(|at| retold(&person(&PEOPLE[at], START_DATES[at]), &plain, words))
}

/// Somebody made up as another language tells of them; what an admin changed stays as it is.
pub(crate) fn retold(person: &Person, was: &FirstWords, now: &FirstWords) -> Person {
    let text = |text: &Option<String>| text.as_deref().map(|text| was.retold(text, now));
    let custom = person.custom.read().0.into_iter().map(|(name, value)| {
        let known = CUSTOM.iter().find(|(known, _)| was.of(known) == name);
        match known {
            Some((name, first)) if value == Json::text(was.of(first)) => {
                (now.of(name).to_owned(), Json::text(now.of(first)))
            }
            Some((name, _)) => (now.of(name).to_owned(), value),
            None => (name, value),
        }
    });
    Person {
        location: text(&person.location),
        department: text(&person.department),
        team: text(&person.team),
        job_title: text(&person.job_title),
        custom: Lenient::of(&CustomValues(custom.collect())),
        ..person.clone()
    }
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
