//! People: listed, added, changed; five made-up ones from the first start.

mod check;
mod custom;
mod listing;
mod views;

use baton_core::details::CustomDetails;
use baton_core::{PersonId, email};
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;
use baton_store::table::people::{PersonRow, PersonStatus as StoredStatus};

use super::{Outcome, Refusal, fresh, stored, words};

pub use custom::*;
pub use listing::*;
pub use views::*;

pub(crate) use check::{apply, from_input};

/// Adds a person; starts nothing.
pub async fn create(engine: &Engine, actor: &Actor, input: PersonInput) -> Outcome<Person> {
    let (person, typed) = from_input(fresh::person(), input)?;
    let id = person.id.clone();
    commands::people::add(engine, actor, person, typed).await?;
    get(engine, id).await
}

/// Adds a made-up person, for there to be somebody to show a step by.
pub async fn create_sample(engine: &Engine, actor: &Actor) -> Outcome<Person> {
    let id = commands::people::add_sample(engine, actor, words::first_words).await?;
    get(engine, id).await
}

/// Reads a person.
pub async fn get(engine: &Engine, id: PersonId) -> Outcome<Person> {
    stored::read(engine, move |snapshot| {
        let row = snapshot
            .people()
            .get(&id)?
            .ok_or_else(|| Refusal::not_found("person", &id))?;
        view(snapshot, &snapshot.custom_details().all()?, row)
    })
    .await
}

/// Changes details; a former e-mail address stays as an alias.
pub async fn change(
    engine: &Engine,
    actor: &Actor,
    id: PersonId,
    input: PersonPatchInput,
) -> Outcome<Person> {
    let edit = move |person| apply(person, input);
    commands::people::change(engine, actor, id.clone(), edit).await?;
    get(engine, id).await
}

fn view(snapshot: &Snapshot<'_>, known: &CustomDetails, row: PersonRow) -> Outcome<Person> {
    let person = row.person;
    let custom = custom_of(&person, known);
    Ok(Person {
        id: person.id,
        display_name: person.display_name,
        given_name: person.given_name,
        family_name: person.family_name,
        work_email: person.work_email,
        status: status_of(person.status),
        start_date: person.start_date.and_then(|date| date.parse().ok()),
        end_date: person.end_date.and_then(|date| date.parse().ok()),
        time_zone: person.time_zone,
        location: person.location,
        job_title: person.job_title,
        team: person.team,
        department: person.department,
        manager: person.manager,
        custom,
        external_ids: snapshot
            .external_ids()
            .of_person(row.no)?
            .into_iter()
            .map(Into::into)
            .collect(),
        sample: person.sample,
        aliases: spelled(snapshot.people().aliases(row.no)?),
        updated_at: row.updated_at,
    })
}

/// Former addresses are kept as they are compared; a domain is shown in its own letters (C17).
fn spelled(aliases: Vec<String>) -> Vec<String> {
    let aliases = aliases.iter().map(|key| email::spelled(key));
    aliases.collect()
}

fn status_of(status: StoredStatus) -> PersonStatus {
    match status {
        StoredStatus::BeforeStart => PersonStatus::BeforeStart,
        StoredStatus::Active => PersonStatus::Active,
        StoredStatus::OnLeave => PersonStatus::OnLeave,
        StoredStatus::Left => PersonStatus::Left,
    }
}
