//! What an admin does about a whole group of problems.

use baton_core::ProblemId;
use baton_engine::commands::{ReasonInput, WhyInput, reason};
use baton_engine::{Actor, Engine, commands};
use baton_store::table::problems::ProblemRow;

use super::present;
use super::views::{ChoosePersonInput, Done};
use crate::people::{PersonInput, from_input};
use crate::{Outcome, fresh, stored};

/// Sends all messages of a group again, under their ids.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ReasonInput,
) -> Outcome<Done> {
    let (why, row) = (reason(&input.reason)?, read(engine, id).await?);
    let sent = commands::problems::send_again(engine, actor, row.id.clone(), why).await? as u64;
    Ok(Done {
        done: sent,
        could_not: people(&row).saturating_sub(sent),
    })
}

/// Leaves a group alone.
pub async fn ignore(engine: &Engine, actor: &Actor, id: &str, input: WhyInput) -> Outcome<Done> {
    let (why, row) = (reason(&input.why)?, read(engine, id).await?);
    commands::problems::ignore(engine, actor, row.id.clone(), why).await?;
    Ok(Done {
        done: people(&row) + calls(&row),
        could_not: 0,
    })
}

/// Adds the person and handles the calls in stored order.
pub async fn add_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: PersonInput,
) -> Outcome<Done> {
    let (person, typed) = from_input(fresh::person(), input)?;
    let row = read(engine, id).await?;
    commands::problems::add_person(engine, actor, row.id.clone(), person, typed).await?;
    handled(engine, &row).await
}

/// Says who it is and handles the calls in stored order.
pub async fn choose_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ChoosePersonInput,
) -> Outcome<Done> {
    let row = read(engine, id).await?;
    commands::problems::choose_person(engine, actor, row.id.clone(), input.person).await?;
    handled(engine, &row).await
}

async fn read(engine: &Engine, id: &str) -> Outcome<ProblemRow> {
    let id = id.to_owned();
    stored::read(engine, move |snapshot| present(snapshot, &id)).await
}

/// How many of the calls that were open are not any longer.
async fn handled(engine: &Engine, before: &ProblemRow) -> Outcome<Done> {
    let id: ProblemId = before.id.clone();
    let left = stored::read(engine, move |snapshot| Ok(snapshot.problems().get(&id)?)).await?;
    let left = left.as_ref().map_or(0, calls);
    Ok(Done {
        done: calls(before).saturating_sub(left),
        could_not: left,
    })
}

fn people(row: &ProblemRow) -> u64 {
    u64::try_from(row.people).unwrap_or_default()
}

fn calls(row: &ProblemRow) -> u64 {
    u64::try_from(row.calls).unwrap_or_default()
}
