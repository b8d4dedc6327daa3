//! *It is about …*, for all calls of a problem: they are handled in their order, each once.

use baton_core::{JobId, PersonId, ProblemId};
use baton_store::table::people::Person;

use super::{open_problem, use_for};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::people;
use crate::{Engine, Error, FurtherDetails};

/// Says whom a problem's calls are about.
pub async fn choose_person(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    person: PersonId,
) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("person_chosen");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem).on("person", &person);
        let row = open_problem(turn, &problem)?;
        let person = turn.tx.people().get(&person)?;
        let person = person.ok_or(Error::Missing("person"))?;
        use_for(turn, record, &by, &row, &person, None)
    })
    .await
}

/// Adds the person that a problem's calls are about.
pub async fn add_person(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    person: Person,
    further: FurtherDetails,
) -> Result<JobId, Error> {
    let by = actor.clone();
    command(engine, actor, Action::PERSON_ADDED, move |turn, record| {
        record.on("problem", &problem).on("person", &person.id);
        let row = open_problem(turn, &problem)?;
        let added = people::add_person(turn, person, &further)?;
        use_for(turn, record, &by, &row, &added, None)
    })
    .await
}
