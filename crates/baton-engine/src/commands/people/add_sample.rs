//! *Make a made-up person*, where none is left to show a step by.

use baton_core::PersonId;
use baton_store::Lenient;
use baton_store::table::people::Person;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::people::{CALLED_IN, FirstWordsOf};
use crate::turn::Turn;
use crate::{Engine, Error, FurtherDetails, people};

/// Adds one of the made-up people that a new folder gets, whose address nobody has; in the
/// language in which the folder calls its first things.
pub async fn add_sample(
    engine: &Engine,
    actor: &Actor,
    words_of: FirstWordsOf,
) -> Result<PersonId, Error> {
    command(engine, actor, Action::PERSON_ADDED, move |turn, record| {
        let person = made_up(turn, words_of)?;
        let id = person.id.clone();
        record
            .on("person", &id)
            .text("name", person.display_name.as_str());
        people::add_person(turn, person, &FurtherDetails::default())?;
        Ok(id)
    })
    .await
}

/// Without the details that an admin removed since the folder is there.
fn made_up(turn: &Turn<'_, '_>, words_of: FirstWordsOf) -> Result<Person, Error> {
    let mut person = one_of(turn, words_of)?;
    let known = turn.tx.custom_details().all()?;
    let mut custom = person.custom.read();
    custom.0.retain(|(name, _)| known.contains_key(name));
    person.custom = Lenient::of(&custom);
    Ok(person)
}

fn one_of(turn: &Turn<'_, '_>, words_of: FirstWordsOf) -> Result<Person, Error> {
    let language = turn.tx.meta().get(CALLED_IN)?.unwrap_or_default();
    let people = people::made_up(&words_of(&language));
    for person in &people {
        let taken = match &person.work_email {
            Some(email) => turn.tx.people().by_email(email)?,
            None => None,
        };
        if taken.is_none() {
            return Ok(person.clone());
        }
    }
    let [first, ..] = people;
    Ok(Person {
        work_email: None,
        ..first
    })
}
