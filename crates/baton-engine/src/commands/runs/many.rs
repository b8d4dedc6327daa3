//! *Try again*, *Skip step* and *Stop* for many runs at once: a job.

use baton_core::{JobId, RunId, StepId};
use baton_store::table::jobs::{ActOnRuns, Asked, RunsAct, SeenAt, WhichRuns, Work};

use crate::audit::{Action, Actor};
use crate::commands::{NotDone, command};
use crate::turn::Turn;
use crate::{Engine, Error, work};

/// What is done to many runs.
#[derive(Clone, Debug)]
pub struct Many {
    /// What.
    pub act: RunsAct,
    /// To which.
    pub of: OfRuns,
    /// Why.
    pub why: String,
    /// With a pause after each, instead of at once.
    pub gently: bool,
}

/// Which runs are meant.
#[derive(Clone, Debug)]
pub enum OfRuns {
    /// These, each with the step where it was seen, if it stood at one.
    Listed(Vec<(RunId, Option<StepId>)>),
    /// All that fit, and about how many that are.
    Matching(Asked, i64),
}

/// The word of the audit.
fn action(act: RunsAct) -> Action {
    match act {
        RunsAct::TryAgain => Action("runs_tried_again"),
        RunsAct::SkipStep => Action("runs_step_skipped"),
        RunsAct::Stop => Action("runs_stopped"),
    }
}

/// Does to many runs what the command of one run does, in a job. Runs that come later are not meant.
pub async fn act_on_many(engine: &Engine, actor: &Actor, many: Many) -> Result<JobId, Error> {
    let by = actor.clone();
    command(engine, actor, action(many.act), move |turn, record| {
        let (which, total) = which(turn, many.of)?;
        let job = work::begin(
            turn,
            &by,
            Work::ActOnRuns(ActOnRuns {
                act: many.act,
                which,
                why: many.why.clone(),
                gently: many.gently,
                missed: Vec::new(),
                passed: 0,
            }),
            total,
        )?;
        record.on("job", &job).because(&many.why);
        record.text("runs", total.to_string());
        Ok(job)
    })
    .await
}

fn which(turn: &Turn<'_, '_>, of: OfRuns) -> Result<(WhichRuns, i64), Error> {
    let runs = match of {
        OfRuns::Matching(asked, total) => {
            let until = turn.tx.runs().newest()?;
            return Ok((WhichRuns::Matching { asked, until }, total));
        }
        OfRuns::Listed(runs) => runs,
    };
    let mut listed: Vec<SeenAt> = Vec::with_capacity(runs.len());
    for (id, step) in runs {
        let run = turn.tx.runs().numbered(&id)?;
        let run = run.ok_or_else(|| NotDone::no_such("run", &id))?;
        if listed.iter().all(|seen| seen.run != run) {
            listed.push(SeenAt { run, step });
        }
    }
    let total = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    Ok((WhichRuns::Listed(listed), total))
}
