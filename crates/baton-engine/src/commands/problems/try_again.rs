//! *Try again*, for what could not be handled.

use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Tries again what a problem says could not be handled, in a job.
pub async fn try_again(engine: &Engine, actor: &Actor, problem: ProblemId) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("problem_tried_again");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem);
        let row = open_problem(turn, &problem)?;
        // It may be about addresses that could not be read.
        turn.after.addresses_changed = true;
        let problems = turn.tx.problems();
        let total = problems.people(&row)? + row.calls;
        let work = Work::TryAgain {
            problem: row.no,
            until: problems.newest_item()?,
        };
        begin(turn, record, &by, work, total)
    })
    .await
}
