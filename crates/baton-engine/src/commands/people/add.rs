//! *Add a person*; starts nothing.

use baton_store::table::people::Person;

use super::refuse_taken;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::people;
use crate::{Engine, Error, FurtherDetails};

/// Adds a person.
pub async fn add(
    engine: &Engine,
    actor: &Actor,
    person: Person,
    further: FurtherDetails,
) -> Result<(), Error> {
    command(engine, actor, Action::PERSON_ADDED, move |turn, record| {
        record
            .on("person", &person.id)
            .text("name", person.display_name.as_str());
        refuse_taken(turn, person.work_email.as_deref(), None)?;
        people::add_person(turn, person, &further)?;
        Ok(())
    })
    .await
}
