//! The states of a workflow.

/// A workflow's state (C2). The admin moves it; going live leaves `Draft` for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkflowState {
    /// Never live so far: calls are samples.
    Draft,
    /// Calls start runs.
    Live,
    /// Calls are kept.
    Off,
    /// Runs stand still, calls are kept.
    Paused,
}
