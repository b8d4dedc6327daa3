//! A run's state: compact, and without anything the definition does not refer to.
//!
//! Its JSON is stored: of a step, what all kinds share and what only its kind remembers stand side
//! by side.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::effect::Deadline;
use crate::ids::{RunId, StepId};
use crate::json::Json;
use crate::problem;
use crate::steps::state::KindState;

/// Everything the machine remembers of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunState {
    /// The run.
    pub run: RunId,
    /// How it stands.
    pub status: RunStatus,
    /// When it began; none before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Timestamp>,
    /// The step it is at; none before the start and after the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<StepId>,
    /// How many messages it has made.
    #[serde(default)]
    pub messages: u32,
    /// The trigger's values that the definition refers to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub trigger: BTreeMap<String, Json>,
    /// The steps that were reached, or that something is known about.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<StepId, StepState>,
}

/// How a run stands; `Done` and `Stopped` are final.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Not begun, or Baton is at work on it.
    Running,
    /// Waits for another tool.
    Waiting,
    /// Cannot go on, or is late, without the admin.
    NeedsYou,
    /// Reached its end.
    Done,
    /// Stopped by an admin.
    Stopped,
}

/// How a step of a run stands.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Not reached.
    #[default]
    NotYet,
    /// Its message is on its way.
    Running,
    /// Waits for a call.
    Waiting,
    /// Done.
    Done,
    /// Skipped by an admin.
    Skipped,
    /// The run was stopped here.
    Stopped,
}

/// What is remembered of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepState {
    /// How it stands; whether it needs the admin is `problem`.
    pub status: StepStatus,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// What the admin is needed for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<problem::Kind>,
    /// What only its kind remembers.
    #[serde(flatten)]
    pub own: KindState,
    /// What the step got, as far as the definition refers to it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub got: BTreeMap<String, Json>,
    /// Whether the answer was too long to be read.
    #[serde(default, skip_serializing_if = "is_false")]
    pub cut: bool,
}

impl RunState {
    /// A run that has not begun.
    #[must_use]
    pub fn new(run: RunId) -> Self {
        Self {
            run,
            status: RunStatus::Running,
            started_at: None,
            finished_at: None,
            at: None,
            messages: 0,
            trigger: BTreeMap::new(),
            steps: BTreeMap::new(),
        }
    }

    /// What is remembered of a step.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&StepState> {
        self.steps.get(id)
    }

    /// The steps under way.
    pub fn under_way(&self) -> impl Iterator<Item = (&StepId, &StepState)> {
        let at = self.at.iter();
        at.filter_map(|id| Some((id, self.steps.get(id)?)))
    }

    /// Whether a step is under way.
    #[must_use]
    pub fn is_under_way(&self, id: &StepId) -> bool {
        self.at.as_ref() == Some(id)
    }

    /// The next deadline: when, at which step, which one.
    #[must_use]
    pub fn next_deadline(&self) -> Option<(Timestamp, &StepId, Deadline)> {
        self.under_way()
            .flat_map(|(id, state)| {
                let deadlines = state.own.deadlines().into_iter();
                deadlines.map(move |(at, which)| (at, id, which))
            })
            .min_by_key(|(at, _, which)| (*at, *which))
    }
}

fn is_false(yes: &bool) -> bool {
    !*yes
}
