//! *Use the new settings of this step for these people*.

use baton_core::{JobId, ProblemId};
use baton_store::table::jobs::Work;

use super::{begin, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Makes the messages of everybody in a problem anew with the live version's settings of the step,
/// in a job.
pub async fn use_settings(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    why: String,
) -> Result<JobId, Error> {
    let by = actor.clone();
    let action = Action("problem_settings_used");
    command(engine, actor, action, move |turn, record| {
        record.on("problem", &problem).because(&why);
        let row = open_problem(turn, &problem)?;
        let workflow = row.workflow.ok_or(Error::Missing("workflow"))?;
        let version = turn.flow(workflow)?.live_version;
        let version = version.ok_or(Error::Missing("version"))?;
        record.text("version", version.to_string());
        let work = Work::UseSettings {
            problem: row.no,
            until: turn.tx.problems().newest_item()?,
            step: row.step.ok_or(Error::Missing("step"))?,
            version,
            why,
        };
        begin(turn, record, &by, work, row.people)
    })
    .await
}
