//! What is remembered of the calls of a step.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::CallId;
use crate::run::effect::Deadline;

/// The call that a step waits for, and what came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaited {
    /// The value that finds the step's calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub match_value: Option<String>,
    /// The call that is bound, or was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallId>,
    /// When the admin is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder_at: Option<Timestamp>,
    /// When the admin is told again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_at: Option<Timestamp>,
}

impl Awaited {
    pub(crate) fn deadlines(&self) -> Vec<(Timestamp, Deadline)> {
        let reminder = self.reminder_at.map(|at| (at, Deadline::Reminder));
        let limit = self.limit_at.map(|at| (at, Deadline::Limit));
        reminder.into_iter().chain(limit).collect()
    }
}
