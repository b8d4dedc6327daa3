//! What is done to many runs at once: what, to which of them, why, how fast, and to which of them it
//! could not be done.

use baton_core::run::WhereKind;
use baton_core::{Reason, StepId};
use jiff::Timestamp;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{JobRow, Write};
use crate::ids::{JobNo, MessageNo, PersonNo, RunNo, WorkflowNo};
use crate::table::runs::RunStatus;
use crate::text::to_json;
use crate::{Result, sql};

/// So many of the runs that it could not be done to are kept by name; all of them are counted.
const MISSED: i64 = 500;
/// So many of the messages that were sent again are kept by number; all of them are counted.
const SENT: i64 = 1_000;

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
    /// A step that stands so is skipped though it needs nobody: whoever asks has filtered by that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<WhereKind>,
    /// The first runs that it could not be done to.
    #[serde(default)]
    pub missed: Vec<Missed>,
    /// To how many there was nothing to do.
    #[serde(default)]
    pub passed: i64,
    /// The first messages that were put back to be sent: what becomes of each stands with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<Sent>,
    /// How many messages that were in all.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sent_in_all: i64,
}

/// A message that a job put back to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The message.
    pub message: MessageNo,
    /// How many of its tries had ended by then: what ends later tells what became of it.
    pub tries: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Which runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhichRuns {
    /// These, in this order.
    Listed(Vec<SeenAt>),
    /// All that are not over and fit, as far as they were there when that was seen.
    Matching {
        /// What they fit.
        asked: Asked,
        /// What was seen.
        seen: Seen,
        /// Whether it is known how many these were then: those that do not fit any more when it is
        /// their turn are the rest.
        #[serde(default)]
        counted: bool,
    },
}

/// How far things were when somebody saw them. What has a number goes by that, whatever the clock says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When that was.
    pub at: Timestamp,
    /// The newest item of a problem then.
    pub item: i64,
    /// The newest run then.
    pub run: RunNo,
}

/// A run, and where an admin saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAt {
    /// The run; `NOT_THERE` where it was named and is not there any more.
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

/// No run has this number.
pub const NOT_THERE: RunNo = RunNo(0);

impl Asked {
    /// Whether a run that moves on may come to fit only by that.
    #[must_use]
    pub fn asks_where_it_stands(&self) -> bool {
        !self.statuses.is_empty() || !self.at.is_empty() || self.search.is_some()
    }

    /// What it asks beside a workflow and a person, by name, as the audit keeps it: of what is searched
    /// that something is.
    #[must_use]
    pub fn in_words(&self) -> Vec<(&'static str, String)> {
        let moment = |at: &Option<Timestamp>| at.map(|at| at.to_string());
        let listed = |words: Vec<&str>| (!words.is_empty()).then(|| words.join(" "));
        let said = [
            (
                "status",
                listed(self.statuses.iter().map(baton_core::word).collect()),
            ),
            ("at", listed(self.at.iter().map(baton_core::word).collect())),
            ("started_since", moment(&self.started_since)),
            ("started_before", moment(&self.started_before)),
            ("news_until", moment(&self.news_until)),
            ("try_outs", self.try_outs.then(|| "yes".to_owned())),
            ("search", self.search.is_some().then(|| "yes".to_owned())),
        ];
        said.into_iter()
            .filter_map(|(name, said)| Some((name, said?)))
            .collect()
    }
}

/// A run that it could not be done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// The run.
    pub run: RunNo,
    /// Why not.
    pub why: Why,
    /// Whether something else was done in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
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
    /// The step where it stands needs nobody, and nobody filtered by that.
    NobodyNeeded,
    /// It needs an admin, and nothing of it can be sent or tried again.
    NothingToTry,
    /// A detail that its message needs is missing, or cannot be used.
    NotMade,
    /// It is not there any more.
    NotThere,
    /// It, or something that it needs, cannot be read.
    NotRead,
}

impl ActOnRuns {
    /// Every message that was put back to be sent; none where there were none, or more than are kept.
    #[must_use]
    pub fn all_sent(&self) -> Option<&[Sent]> {
        let kept = i64::try_from(self.sent.len()).ok();
        (self.sent_in_all > 0 && kept == Some(self.sent_in_all)).then_some(&*self.sent)
    }

    /// The same act on the same runs is one job, whenever these were seen.
    pub(super) fn subject(&self) -> String {
        let which = match &self.which {
            WhichRuns::Listed(runs) => to_json(runs),
            WhichRuns::Matching { asked, .. } => to_json(asked),
        };
        format!("{} {which}", baton_core::word(&self.act))
    }
}

impl JobRow {
    /// How many runs fitted when that was seen, and did not any more when it was their turn: they moved
    /// on, or ended. Nobody knows while it goes on, or where it was not counted how many fitted.
    #[must_use]
    pub fn left_before_their_turn(&self, work: &ActOnRuns) -> i64 {
        let counted = matches!(work.which, WhichRuns::Matching { counted: true, .. });
        match counted {
            true => (self.total - self.done - self.could_not).max(0),
            false => 0,
        }
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

    /// Notes that a job put a message back to be sent. The first of them are kept by number.
    pub fn note_sent(&self, no: JobNo, sent: Sent) -> Result<()> {
        let first = "UPDATE jobs SET work = json_set (work,
                       '$.sent', json (coalesce (json_extract (work, '$.sent'), '[]')),
                       '$.sent_in_all', coalesce (json_extract (work, '$.sent_in_all'), 0) + 1)
                     WHERE no = ?1";
        sql::execute(self.db, first, [no])?;
        let kept = "UPDATE jobs SET work = json_insert (work, '$.sent[#]', json (?2))
                    WHERE no = ?1 AND json_array_length (work, '$.sent') < ?3";
        sql::execute(self.db, kept, params![no, to_json(&sent), SENT])?;
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
