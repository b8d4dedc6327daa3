//! *Try again*, *Skip step* and *Stop* for many runs at once: a job.

use baton_core::run::WhereKind;
use baton_core::{JobId, RunId, StepId};
use baton_store::RunNo;
use baton_store::table::jobs::{
    ActOnRuns, Asked, NOT_THERE, RunsAct, Seen, SeenAt, WhichRuns, Work,
};

use crate::audit::{Action, Actor, Record};
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
    /// Steps that stand so are skipped, too, though they need nobody.
    pub waiting: Vec<WhereKind>,
}

/// Which runs are meant.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "one is at hand at a time")]
pub enum OfRuns {
    /// These, each with the step where it was seen, if it stood at one.
    Listed(Vec<(RunId, Option<StepId>)>),
    /// All that fit.
    Matching {
        /// What.
        asked: Asked,
        /// How many these are, ...
        total: i64,
        /// ... and whether that was counted to the last.
        counted: bool,
        /// When they were seen; now unless told.
        seen: Option<Seen>,
    },
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
        tell_filter(turn, record, &which)?;
        let job = work::begin(
            turn,
            &by,
            Work::ActOnRuns(ActOnRuns {
                act: many.act,
                which,
                why: many.why.clone(),
                gently: many.gently,
                waiting: many.waiting,
                missed: Vec::new(),
                passed: 0,
                sent: Vec::new(),
                sent_in_all: 0,
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
        OfRuns::Matching {
            asked,
            total,
            counted,
            seen,
        } => {
            let seen = seen_by_now(turn, seen)?;
            let which = WhichRuns::Matching {
                asked,
                seen,
                counted,
            };
            return Ok((which, total));
        }
        OfRuns::Listed(runs) => runs,
    };
    let mut listed: Vec<SeenAt> = Vec::with_capacity(runs.len());
    let mut nobody = None;
    for (id, step) in runs {
        let run = turn.tx.runs().numbered(&id)?;
        let run = run.unwrap_or_else(|| {
            nobody = Some(id);
            NOT_THERE
        });
        if run == NOT_THERE || listed.iter().all(|seen| seen.run != run) {
            listed.push(SeenAt { run, step });
        }
    }
    // One that is gone meanwhile is told with the others; where none is there, nothing begins.
    if let Some(id) = nobody.filter(|_| listed.iter().all(|seen| seen.run == NOT_THERE)) {
        return Err(NotDone::no_such("run", &id).into());
    }
    let total = i64::try_from(listed.len()).unwrap_or(i64::MAX);
    Ok((WhichRuns::Listed(listed), total))
}

/// By which filter it was, so that somebody can say later what was meant. What was searched is not
/// told: it may be somebody's name.
fn tell_filter(turn: &Turn<'_, '_>, record: &mut Record, which: &WhichRuns) -> Result<(), Error> {
    let WhichRuns::Matching { asked, .. } = which else {
        return Ok(());
    };
    if let Some(workflow) = asked.workflow.map(|no| turn.tx.workflows().by_no(no)) {
        let row = workflow?.ok_or(Error::Missing("workflow"))?;
        record.text("workflow", row.id.to_string());
    }
    if let Some(person) = asked.person.map(|no| turn.tx.people().by_no(no)) {
        let row = person?.ok_or(Error::Missing("person"))?;
        record.text("person", row.person.id.to_string());
    }
    for (name, text) in asked.in_words() {
        record.text(name, text);
    }
    Ok(())
}

/// What was seen, and no more than there is by now.
fn seen_by_now(turn: &Turn<'_, '_>, seen: Option<Seen>) -> Result<Seen, Error> {
    let now = Seen {
        at: turn.now,
        item: turn.tx.problems().newest_item()?,
        run: turn.tx.runs().newest()?,
    };
    Ok(seen.map_or(now, |seen| Seen {
        at: seen.at.min(now.at),
        item: seen.item.min(now.item),
        run: RunNo(seen.run.0.min(now.run.0)),
    }))
}
