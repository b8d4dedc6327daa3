//! What a workflow does: the closed list of kinds of steps, one folder each.
//!
//! A kind answers the questions of [`Kind`] in its own folder, with its settings, its checks and
//! what it does in a run; whoever asks does not know which kind answers. One `match` leads to the
//! kind, so that a new kind is a folder and its lines here. Not here: the order of steps and where
//! a run stands among them (`document`, `run`), which are the same for all kinds.

mod at_the_same_time;
mod call_webhook;
mod choose_path;
mod kind;
mod own;
pub(crate) mod state;
mod timed;
mod update_person;
mod wait_for_call;
mod wait_for_time;

use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::ids::StepId;
use own::Own;

pub use at_the_same_time::{OpenPath, ParallelPaths, Until};
pub use call_webhook::{CallWebhook, Messages};
pub use choose_path::{ConditionalPath, Paths};
pub use kind::{Kind, NamedPath, Sequence};
pub use state::KindState;
pub use timed::{FreeDays, Moment, NoMoment, Timed};
pub use update_person::{DetailValue, UpdatePerson};
pub use wait_for_call::{Awaited, WaitForCall};
pub use wait_for_time::{
    AlreadyPast, DateUnit, Side, TimeOfDay, TimeWait, WaitForTime, WaitUntil, WeekendRule,
    WhileUnit,
};

/// One thing a workflow does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// The kind and its settings.
    #[schema(no_recursion)]
    pub action: StepKind,
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// Sends data to another tool.
    CallWebhook(CallWebhook),
    /// Waits until another tool calls.
    WaitForCall(WaitForCall),
    /// Waits for a moment.
    WaitForTime(WaitForTime),
    /// Sets details of the person.
    UpdatePerson(UpdatePerson),
    /// Takes the first path whose condition is true.
    ChoosePath(Paths),
    /// Goes all paths and waits for all of them, or for the first.
    AtTheSameTime(ParallelPaths),
}

impl Step {
    /// The step's kind, to be asked.
    #[must_use]
    pub fn kind(&self) -> &dyn Kind {
        self.own()
    }

    /// The same, with what it does inside the core.
    pub(crate) fn own(&self) -> &dyn Own {
        match &self.action {
            StepKind::CallWebhook(settings) => settings,
            StepKind::WaitForCall(settings) => settings,
            StepKind::WaitForTime(settings) => settings,
            StepKind::UpdatePerson(settings) => settings,
            StepKind::ChoosePath(settings) => settings,
            StepKind::AtTheSameTime(settings) => settings,
        }
    }

    /// The step's kind, to be changed.
    pub(crate) fn own_mut(&mut self) -> &mut dyn Own {
        match &mut self.action {
            StepKind::CallWebhook(settings) => settings,
            StepKind::WaitForCall(settings) => settings,
            StepKind::WaitForTime(settings) => settings,
            StepKind::UpdatePerson(settings) => settings,
            StepKind::ChoosePath(settings) => settings,
            StepKind::AtTheSameTime(settings) => settings,
        }
    }
}

/// The parts of the API's document that describe the kinds. Steps own steps: the derives stop at
/// the recursion, so the parts are named here.
#[derive(Debug, OpenApi)]
#[openapi(components(schemas(
    Step,
    StepKind,
    CallWebhook,
    WaitForCall,
    WaitForTime,
    UpdatePerson,
    DetailValue,
    Paths,
    ConditionalPath,
    ParallelPaths,
    OpenPath,
    Until,
)))]
pub struct Schemas;
