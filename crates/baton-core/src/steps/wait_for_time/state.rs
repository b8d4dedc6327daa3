//! What is remembered of a moment that a step waits for.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::run::effect::Deadline;

/// The moment that a step waits for, and what it was found from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeWait {
    /// The instant; none when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// The date of the person that it was counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_from: Option<Date>,
    /// The zone in which it was meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_zone: Option<String>,
}

impl TimeWait {
    pub(crate) fn deadlines(&self) -> Vec<(Timestamp, Deadline)> {
        let due = self.until.map(|at| (at, Deadline::Due));
        due.into_iter().collect()
    }
}
