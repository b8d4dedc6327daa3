//! What an admin does about a whole group of problems.

use baton_core::matching::DispositionKind;
use baton_core::{JobId, ProblemId};
use baton_engine::commands::{ReasonInput, WhyInput, reason};
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;
use baton_store::table::jobs::{JobRow, JobState, Work};

use super::views::{ChoosePersonInput, Done, MeaningInput};
use super::{present, still};
use crate::people::{PersonInput, from_input};
use crate::{Outcome, Refusal, fresh, jobs, limits, stored};

/// Sends all messages of a group again, under their ids.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ReasonInput,
) -> Outcome<Done> {
    let why = reason(&input.reason)?;
    let problem = read(engine, id).await?;
    let job = commands::problems::send_again(engine, actor, problem, why).await?;
    done(engine, &job).await
}

/// Makes all messages of a group anew with the live version's settings of the step.
pub async fn use_settings(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ReasonInput,
) -> Outcome<Done> {
    let why = reason(&input.reason)?;
    let problem = read(engine, id).await?;
    let job = commands::problems::use_settings(engine, actor, problem, why).await?;
    done(engine, &job).await
}

/// Says what the word means that a group asks about, from now on and for everybody in it.
pub async fn learn_word(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: MeaningInput,
) -> Outcome<Done> {
    let ours = input.ours.trim();
    if ours.is_empty() || ours.chars().count() > limits::PERSON_TEXT {
        return Err(Refusal::field("ours", "1 to 500 characters"));
    }
    let problem = read(engine, id).await?;
    let job = commands::problems::learn_word(engine, actor, problem, ours.to_owned()).await?;
    done(engine, &job).await
}

/// Tries again what could not be handled.
pub async fn try_again(engine: &Engine, actor: &Actor, id: &str) -> Outcome<Done> {
    let problem = read(engine, id).await?;
    let job = commands::problems::try_again(engine, actor, problem).await?;
    done(engine, &job).await
}

/// Leaves a group alone.
pub async fn ignore(engine: &Engine, actor: &Actor, id: &str, input: WhyInput) -> Outcome<Done> {
    let (why, problem) = (reason(&input.why)?, read(engine, id).await?);
    let job = commands::problems::ignore(engine, actor, problem, why).await?;
    done(engine, &job).await
}

/// Adds the person and handles the calls in stored order.
pub async fn add_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: PersonInput,
) -> Outcome<Done> {
    let (person, typed) = from_input(fresh::person(), input)?;
    let problem = read(engine, id).await?;
    let job = commands::problems::add_person(engine, actor, problem, person, typed).await?;
    done(engine, &job).await
}

/// Says who it is and handles the calls in stored order.
pub async fn choose_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ChoosePersonInput,
) -> Outcome<Done> {
    let problem = read(engine, id).await?;
    let job = commands::problems::choose_person(engine, actor, problem, input.person).await?;
    done(engine, &job).await
}

async fn read(engine: &Engine, id: &str) -> Outcome<ProblemId> {
    let id = id.to_owned();
    stored::read(engine, move |snapshot| Ok(present(snapshot, &id)?.id)).await
}

/// What a job of an admin's has done, and who still lacks what once it is at its end.
pub async fn done_by(engine: &Engine, id: JobId) -> Outcome<Done> {
    stored::read(engine, move |snapshot| {
        let row = jobs::present(snapshot, &id)?;
        told(snapshot, row)
    })
    .await
}

/// The same of one that was begun just now; one that goes on is named.
async fn done(engine: &Engine, job: &JobId) -> Outcome<Done> {
    let row = jobs::soon(engine, job).await?;
    stored::read(engine, move |snapshot| told(snapshot, row)).await
}

fn told(snapshot: &Snapshot<'_>, row: JobRow) -> Outcome<Done> {
    let became = became(snapshot, &row)?;
    let count_of = |kind| {
        let of = became.iter().find(|(one, _)| *one == kind);
        of.map_or(0, |(_, calls)| jobs::count(*calls))
    };
    Ok(Done {
        done: jobs::count(row.done),
        could_not: jobs::count(row.could_not),
        started: count_of(DispositionKind::Started),
        already_in: count_of(DispositionKind::AlreadyInWorkflow),
        still: still::of_job(snapshot, &row)?,
        job: (row.state == JobState::UnderWay).then_some(row.id),
    })
}

/// What became of the calls that a job used for somebody.
fn became(snapshot: &Snapshot<'_>, job: &JobRow) -> Outcome<Vec<(DispositionKind, i64)>> {
    let Work::UseForPerson {
        problem,
        until,
        only,
        ..
    } = job.work.read()?
    else {
        return Ok(Vec::new());
    };
    let of = (problem, until);
    Ok(snapshot.dispositions().of_problem(of, only, job.at)?)
}
