//! *Leave them*.

use baton_core::problem::Kind;
use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::{NotDone, command};
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
        // A run or a message that stands in no queue would wait for ever, and nobody would be told.
        if row.kind == Kind::CouldNotHandle && row.calls == 0 {
            return Err(NotDone::OnlyTriedAgain.into());
        }
        let work = Work::LeaveProblem {
            problem: row.no,
            until: turn.tx.problems().newest_item()?,
            why,
        };
        begin(turn, record, &by, work, row.people + row.calls)
    })
    .await
}
