//! What a new data folder gets: the practice tool, and five made-up people, so that everything can
//! be tried before a real tool and a real person are known.

use baton_core::connection::ConnectionKind;
use baton_core::details::CustomDetail;
use baton_core::{ConnectionId, Json, PersonId};
use baton_store::table::connections::Connection;
use baton_store::table::people::{CustomValues, Person, PersonStatus};
use baton_store::{Lane, Lenient, Store, Tx};
use jiff::Timestamp;

use crate::Error;
use crate::audit::{Action, record_own};
use crate::unique::unique;

/// What makes Baton fill a new data folder.
const FIRST_START: &str = "first start";

/// Says that the made-up people were added once; deleting them is for ever.
const ADDED: &str = "sample_people_added";

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
const CUSTOM: [(&str, &str); 2] = [("laptop", "14 inch"), ("start buddy", "Ines Roth")];

/// Adds the practice tool to a folder that has none.
pub(crate) async fn add_practice_tool(store: &Store) -> Result<(), Error> {
    let write = |tx: &mut Tx<'_>| -> Result<(), Error> {
        let practice = practice_tool();
        if !tx.connections().is_there(&practice.id)? {
            tx.connections().set(&practice, Timestamp::now())?;
            record_own(Action::CONNECTION_CREATED, FIRST_START)
                .on("connection", &practice.id)
                .text("name", practice.name)
                .write(tx)?;
        }
        Ok(())
    };
    store.write(Lane::Command, write).await
}

fn practice_tool() -> Connection {
    let (id, name) = (ConnectionId::practice(), "Practice tool".to_owned());
    Connection::new(id, name, ConnectionKind::Practice)
}

/// Adds the made-up people at the very first start.
pub(crate) async fn add_sample_people(store: &Store) -> Result<(), Error> {
    let write = |tx: &mut Tx<'_>| -> Result<(), Error> {
        if tx.meta().get(ADDED)?.is_some() {
            return Ok(());
        }
        for (name, _) in CUSTOM {
            let text = CustomDetail::default();
            tx.custom_details().set(name, text, Timestamp::now())?;
        }
        for (details, start) in PEOPLE.iter().zip(START_DATES) {
            let person = person(details, start);
            let taken = person
                .work_email
                .as_deref()
                .map(|email| tx.people().by_email(email));
            if taken.transpose()?.flatten().is_none() {
                tx.people().insert(&person, Timestamp::now())?;
                record_own(Action::PERSON_ADDED, FIRST_START)
                    .on("person", &person.id)
                    .text("name", person.display_name)
                    .write(tx)?;
            }
        }
        Ok(tx.meta().set(ADDED, "1")?)
    };
    store.write(Lane::Command, write).await
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
