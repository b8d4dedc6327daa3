//! People.

mod views;

use baton_core::ids::PersonId;

use super::{Actor, Outcome, Page};
use crate::Engine;

pub use views::*;

/// Lists people.
pub async fn list(engine: &Engine, query: PeopleQuery) -> Outcome<Page<Person>> {
    todo!()
}

/// Adds a person.
pub async fn create(engine: &Engine, actor: &Actor, input: PersonInput) -> Outcome<Person> {
    todo!()
}

/// Reads a person.
pub async fn get(engine: &Engine, id: PersonId) -> Outcome<Person> {
    todo!()
}

/// Changes details.
pub async fn change(engine: &Engine, actor: &Actor, id: PersonId, input: PersonPatchInput) -> Outcome<Person> {
    todo!()
}
