//! Adds many people to the database of a stopped Baton: the bulk path of the measurement.
//! It writes through the store's own table, so that every index is what the product's would be.

use std::path::PathBuf;

use anyhow::Context;
use baton_store::table::people::{Person, PersonStatus};
use baton_store::{Lane, Options as StoreOptions};
use clap::Args;
use jiff::Timestamp;
use serde_json::{Value, json};

/// People of one transaction.
const BATCH: u64 = 20_000;

/// Whom to add, and where.
#[derive(Args)]
pub(crate) struct Options {
    /// Data folder of a Baton that is not running.
    #[arg(long)]
    folder: PathBuf,
    /// How many people.
    #[arg(long, default_value_t = 1_000_000)]
    count: u64,
}

/// Adds the people `p000000000@bench.example` and so on.
pub(crate) fn run(options: &Options) -> anyhow::Result<Value> {
    let store = baton_store::open(&options.folder, &StoreOptions::default())?;
    let at = Timestamp::now();
    let mut first = 0;
    while first < options.count {
        let last = (first + BATCH).min(options.count);
        let people = (first..last)
            .map(person)
            .collect::<anyhow::Result<Vec<_>>>()?;
        store.write_blocking(Lane::Command, move |tx| -> baton_store::Result<()> {
            tx.people().insert_many(&people, at)
        })?;
        first = last;
    }
    store.close();
    Ok(json!({ "people": options.count }))
}

fn person(number: u64) -> anyhow::Result<Person> {
    Ok(Person {
        id: id(number).parse().ok().context("an id of a person")?,
        display_name: format!("Person {number:09}"),
        given_name: Some("Person".to_owned()),
        family_name: Some(format!("{number:09}")),
        work_email: Some(format!("p{number:09}@bench.example")),
        status: PersonStatus::Active,
        start_date: None,
        end_date: None,
        time_zone: None,
        location: None,
        job_title: Some("Clerk".to_owned()),
        team: None,
        department: Some(format!("Department {}", number % 40)),
        manager: None,
        custom: Default::default(),
        sample: false,
    })
}

/// A UUID of version 7 whose time is the person's number, in milliseconds.
fn id(number: u64) -> String {
    format!(
        "per_{number:012x}7000{:016x}",
        0x8000_0000_0000_0000_u64 | number
    )
}
