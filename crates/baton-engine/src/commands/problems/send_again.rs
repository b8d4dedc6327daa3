//! *Send all again*.

use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Sends the messages of everybody in a problem again, in a job.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    why: String,
) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("problem_sent_again");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem).because(&why);
        let row = open_problem(turn, &problem)?;
        let work = Work::SendAgain {
            problem: row.no,
            until: turn.tx.problems().newest_item()?,
            step: row.step.ok_or(Error::Missing("step"))?,
            why,
        };
        begin(turn, record, &by, work, row.people)
    })
    .await
}
