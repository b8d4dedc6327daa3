//! *It is about …*: a person who is known, or somebody to add.

use baton_core::{CallId, JobId, PersonId};
use baton_store::CallNo;
use baton_store::table::people::Person;
use baton_store::table::problems::ProblemRow;

use super::of;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::commands::problems::use_for;
use crate::people;
use crate::turn::Turn;
use crate::{Engine, Error, FurtherDetails};

/// Says whom a call is about. All calls of the same problem are handled with it, but where they
/// name nobody: then it is said of this one alone, or of the entry of a list at a place.
pub async fn choose_person(
    engine: &Engine,
    actor: &Actor,
    (call, place): (CallId, Option<i64>),
    person: PersonId,
) -> Result<JobId, Error> {
    let by = actor.clone();
    command(engine, actor, Action::CALL_CHOSEN, move |turn, record| {
        record.on("call", &call).on("person", &person);
        let (problem, call) = problem_of(turn, &call, place)?;
        let person = turn.tx.people().get(&person)?;
        let person = person.ok_or(Error::Missing("person"))?;
        use_for(turn, record, &by, &problem, &person, Some((call, place)))
    })
    .await
}

/// Adds the person a call is about, whose other calls are handled with it as well.
pub async fn add_person(
    engine: &Engine,
    actor: &Actor,
    (call, place): (CallId, Option<i64>),
    person: Person,
    further: FurtherDetails,
) -> Result<JobId, Error> {
    let by = actor.clone();
    command(engine, actor, Action::PERSON_ADDED, move |turn, record| {
        record.on("call", &call).on("person", &person.id);
        let (problem, call) = problem_of(turn, &call, place)?;
        let added = people::add_person(turn, person, &further)?;
        use_for(turn, record, &by, &problem, &added, Some((call, place)))
    })
    .await
}

fn problem_of(
    turn: &Turn<'_, '_>,
    call: &CallId,
    place: Option<i64>,
) -> Result<(ProblemRow, CallNo), Error> {
    let row = of(turn, call)?;
    let problems = turn.tx.problems();
    let item = match place {
        Some(place) => problems.of_entry(row.no, place)?.into_iter().next(),
        None => problems.first_of_call(row.no)?,
    };
    let item = item.ok_or(Error::CallNotUsable)?;
    let problem = turn.tx.problems().by_no(item.problem)?;
    Ok((problem.ok_or(Error::Missing("problem"))?, row.no))
}
