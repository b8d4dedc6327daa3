//! *Leave them*.

use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Leaves a problem alone, with its calls, in a job.
pub async fn ignore(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    why: String,
) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("problem_ignored");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem).because(&why);
        let row = open_problem(turn, &problem)?;
        let work = Work::LeaveProblem {
            problem: row.no,
            until: turn.tx.problems().newest_item()?,
            why,
        };
        begin(turn, record, &by, work, row.people + row.calls)
    })
    .await
}
