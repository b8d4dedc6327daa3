//! What is done to many runs at once: what, to which of them, why, how fast, and to which of them it
//! could not be done.

use baton_core::run::WhereKind;
use baton_core::{Reason, StepId};
use jiff::Timestamp;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::Write;
use crate::ids::{JobNo, PersonNo, RunNo, WorkflowNo};
use crate::table::runs::RunStatus;
use crate::text::to_json;
use crate::{Result, sql};

/// So many of the runs that it could not be done to are kept by name; all of them are counted.
const MISSED: i64 = 500;

/// What is done to each run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunsAct {
    /// What is stuck there is sent, or tried, again.
    TryAgain,
    /// It goes on without the step where it stands.
    SkipStep,
    /// It is stopped.
    Stop,
}

/// Work on many runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActOnRuns {
    /// What is done.
    pub act: RunsAct,
    /// To which runs.
    pub which: WhichRuns,
    /// Why.
    pub why: String,
    /// One after the other, with a pause between them, instead of at once.
    pub gently: bool,
    /// The first runs that it could not be done to.
    #[serde(default)]
    pub missed: Vec<Missed>,
    /// To how many there was nothing to do.
    #[serde(default)]
    pub passed: i64,
}

/// Which runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichRuns {
    /// These, in this order.
    Listed(Vec<SeenAt>),
    /// All that are not over and fit, as far as they were there when it was asked.
    Matching {
        /// What they fit.
        asked: Asked,
        /// The newest run then.
        until: RunNo,
    },
}

/// A run, and where an admin saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAt {
    /// The run.
    pub run: RunNo,
    /// The step where it stood; none where a list showed no step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepId>,
}

/// What runs fit: as lists are filtered, in words that stay what they are while a job goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// These statuses; every one that is not the end when empty.
    pub statuses: Vec<RunStatus>,
    /// Of this workflow.
    pub workflow: Option<WorkflowNo>,
    /// Of this person.
    pub person: Option<PersonNo>,
    /// Found by every one of these words.
    pub search: Option<String>,
    /// Try-outs, and only those.
    pub try_outs: bool,
    /// At one of these places; anywhere when empty.
    pub at: Vec<WhereKind>,
    /// Started then or later.
    pub started_since: Option<Timestamp>,
    /// Started before.
    pub started_before: Option<Timestamp>,
    /// Whose last news are of then or earlier.
    pub news_until: Option<Timestamp>,
}

impl Asked {
    /// Whether a run that moves on may come to fit only by that.
    #[must_use]
    pub fn asks_where_it_stands(&self) -> bool {
        !self.statuses.is_empty() || !self.at.is_empty() || self.search.is_some()
    }
}

/// A run that it could not be done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// The run.
    pub run: RunNo,
    /// Why not.
    pub why: Why,
}

/// Why something could not be done to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The run says no, as it does to one admin who asks it of this run alone.
    Refused(Reason),
    /// It is at several steps; which is meant nobody said.
    SeveralSteps,
    /// It moved on after it was asked.
    MovedOn,
    /// It needs an admin, and nothing of it can be sent or tried again.
    NothingToTry,
    /// A detail that its message needs is missing, or cannot be used.
    NotMade,
    /// It, or something that it needs, is not there or cannot be read.
    NotRead,
}

impl ActOnRuns {
    /// The same act on the same runs is one job.
    pub(super) fn subject(&self) -> String {
        format!("{} {}", baton_core::word(&self.act), to_json(&self.which))
    }
}

impl Write<'_> {
    /// Notes that a job could not do it to a run. The first of them are kept by name.
    pub fn note_missed(&self, no: JobNo, missed: &Missed) -> Result<()> {
        let sql = "UPDATE jobs SET work = json_insert (work, '$.missed[#]', json (?2))
                   WHERE no = ?1 AND json_array_length (work, '$.missed') < ?3";
        sql::execute(self.db, sql, params![no, to_json(missed), MISSED])?;
        Ok(())
    }

    /// Notes that there was nothing to do to a run of a job.
    pub fn note_passed(&self, no: JobNo) -> Result<()> {
        let sql = "UPDATE jobs SET work = json_set (work, '$.passed',
                     coalesce (json_extract (work, '$.passed'), 0) + 1) WHERE no = ?1";
        sql::execute(self.db, sql, [no])?;
        Ok(())
    }
}
