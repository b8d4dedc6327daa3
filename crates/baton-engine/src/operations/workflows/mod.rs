//! Workflows: drafts, versions, states, kept calls.

mod views;

use baton_core::ids::WorkflowId;

use super::calls::CallSummary;
use super::{Actor, Outcome, Page};
use crate::Engine;

pub use views::*;

/// Lists the workflows.
pub async fn list(engine: &Engine) -> Outcome<Page<WorkflowSummary>> {
    todo!()
}

/// Makes a workflow from a template.
pub async fn create(engine: &Engine, actor: &Actor, input: WorkflowInput) -> Outcome<Workflow> {
    todo!()
}

/// Reads a workflow.
pub async fn get(engine: &Engine, id: WorkflowId) -> Outcome<Workflow> {
    todo!()
}

/// Renames a workflow.
pub async fn rename(engine: &Engine, actor: &Actor, id: WorkflowId, input: WorkflowPatchInput) -> Outcome<Workflow> {
    todo!()
}

/// Deletes a workflow that nobody is in.
pub async fn delete(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<()> {
    todo!()
}

/// Brings a deleted workflow back.
pub async fn restore(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    todo!()
}

/// Copies the draft into another workflow.
pub async fn copy(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    todo!()
}

/// Saves the draft.
pub async fn save_draft(engine: &Engine, actor: &Actor, id: WorkflowId, input: DraftInput) -> Outcome<DraftSaved> {
    todo!()
}

/// Lists earlier drafts.
pub async fn drafts(engine: &Engine, id: WorkflowId, query: DraftQuery) -> Outcome<Page<DraftRevision>> {
    todo!()
}

/// Makes the draft what is live.
pub async fn discard_draft(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    todo!()
}

/// Makes the draft the live version.
pub async fn go_live(engine: &Engine, actor: &Actor, id: WorkflowId, input: GoLiveInput) -> Outcome<WentLive> {
    todo!()
}

/// Turns a workflow off.
pub async fn turn_off(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    todo!()
}

/// Turns a workflow on again.
pub async fn turn_on(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<WentLive> {
    todo!()
}

/// Lists the versions.
pub async fn versions(engine: &Engine, id: WorkflowId) -> Outcome<Page<VersionSummary>> {
    todo!()
}

/// Reads a version.
pub async fn version(engine: &Engine, id: WorkflowId, n: u32) -> Outcome<Version> {
    todo!()
}

/// Lists the calls that the trigger kept.
pub async fn kept(engine: &Engine, id: WorkflowId) -> Outcome<Page<CallSummary>> {
    todo!()
}

/// Starts kept calls.
pub async fn start_kept(engine: &Engine, actor: &Actor, id: WorkflowId, input: KeptStartInput) -> Outcome<KeptStarted> {
    todo!()
}
