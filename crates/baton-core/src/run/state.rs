//! A run's state: compact, and without anything the definition does not refer to.
//!
//! Its JSON is stored: of a step, what all kinds share and what only its kind remembers stand side
//! by side.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::effect::Deadline;
use crate::document::Definition;
use crate::history::Params;
use crate::ids::StepId;
use crate::json::Json;
use crate::problem;
use crate::steps::state::KindState;

/// Everything the machine remembers of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunState {
    /// How it stands.
    pub status: RunStatus,
    /// When it began; none before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// What the run waits for before its first step: more calls about its person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settling: Option<Settling>,
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

/// What a run waits for before its first step: more about its person (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settling {
    /// When the run begins; that does not move with later calls.
    pub until: Timestamp,
    /// Of how many calls the run is made so far.
    pub calls: u32,
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
    /// Its message is on its way, or its paths are gone.
    Running,
    /// Waits for something from outside.
    Waiting,
    /// Done.
    Done,
    /// Skipped by an admin.
    Skipped,
    /// The run was stopped here.
    Stopped,
    /// Its path was not taken, or another path was done first.
    NotNeeded,
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
    /// The values that the problem's words need.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub told: Params,
    /// The paths that the run took here; none before, and of a step without paths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paths: Option<TakenPaths>,
    /// The version whose settings of the step the run goes by here, as an admin said; none: those of
    /// the version that it is pinned to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<i64>,
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

/// The paths that a run took at a step that owns paths, by their ids; that of a path without one,
/// such as *otherwise*, is the step's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenPaths {
    /// All that were taken, in the order of the document.
    pub taken: Vec<StepId>,
    /// Those that are not through yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<StepId>,
}

impl StepStatus {
    /// Whether the run is at the step.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Waiting)
    }

    /// Whether the run is past the step, whichever way.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::NotYet | Self::Running | Self::Waiting => false,
            Self::Done | Self::Skipped | Self::Stopped | Self::NotNeeded => true,
        }
    }
}

impl StepState {
    /// Whether the step itself is at work: it is under way, and not only because of the steps in
    /// its paths.
    #[must_use]
    pub fn is_at_work(&self) -> bool {
        self.status.is_under_way() && self.paths.is_none()
    }
}

impl Default for RunState {
    /// Of a run that has not begun.
    fn default() -> Self {
        Self {
            status: RunStatus::Running,
            started_at: None,
            settling: None,
            messages: 0,
            trigger: BTreeMap::new(),
            steps: BTreeMap::new(),
        }
    }
}

impl RunState {
    /// What is remembered of a step.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&StepState> {
        self.steps.get(id)
    }

    /// The steps at which the run goes by the settings of another version, each with that version.
    pub fn other_settings(&self) -> impl Iterator<Item = (&StepId, i64)> {
        let steps = self.steps.iter();
        steps.filter_map(|(id, state)| state.settings.map(|version| (id, version)))
    }

    /// The steps under way.
    pub fn under_way(&self) -> impl Iterator<Item = (&StepId, &StepState)> {
        let steps = self.steps.iter();
        steps.filter(|(_, state)| state.status.is_under_way())
    }

    /// Whether a step is under way.
    #[must_use]
    pub fn is_under_way(&self, id: &StepId) -> bool {
        self.step(id)
            .is_some_and(|state| state.status.is_under_way())
    }

    /// When the clock has to come back: the earliest of all deadlines (C18).
    #[must_use]
    pub fn wakes_at(&self) -> Option<Timestamp> {
        self.all_deadlines().min()
    }

    /// The earliest deadline after a moment.
    #[must_use]
    pub fn wakes_after(&self, moment: Timestamp) -> Option<Timestamp> {
        self.all_deadlines().filter(|at| *at > moment).min()
    }

    fn all_deadlines(&self) -> impl Iterator<Item = Timestamp> {
        let of_steps = self
            .under_way()
            .flat_map(|(_, state)| state.own.deadlines());
        let settles = self.settling.iter().map(|settling| settling.until);
        of_steps.map(|(at, _)| at).chain(settles)
    }

    /// The next deadline: when, at which step, which one. Of several at the same moment the order
    /// of the document decides.
    #[must_use]
    pub fn next_deadline<'d>(
        &self,
        definition: &'d Definition,
    ) -> Option<(Timestamp, &'d StepId, Deadline)> {
        let first = self.wakes_at()?;
        let steps = definition
            .all_steps()
            .into_iter()
            .map(|place| &place.step.id);
        let under_way = steps.filter(|id| self.is_under_way(id));
        let mut deadlines = under_way.flat_map(|id| {
            let own = self.step(id).map(|state| state.own.deadlines());
            own.into_iter()
                .flatten()
                .map(move |(at, which)| (at, id, which))
        });
        deadlines.find(|(at, _, _)| *at == first)
    }
}

fn is_false(yes: &bool) -> bool {
    !*yes
}
