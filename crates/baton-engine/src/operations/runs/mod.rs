//! Runs: what happened, and what an admin does about it.

mod views;

use baton_core::ids::{MessageId, RunId};

use super::calls::ReasonInput;
use super::{Actor, Outcome, Page, PageQuery};
use crate::Engine;

pub use views::*;

/// Lists runs.
pub async fn list(engine: &Engine, query: RunsQuery) -> Outcome<RunPage> {
    todo!()
}

/// Reads a run.
pub async fn get(engine: &Engine, id: RunId) -> Outcome<Run> {
    todo!()
}

/// Lists what happened.
pub async fn history(engine: &Engine, id: RunId, query: PageQuery) -> Outcome<Page<HistoryRow>> {
    todo!()
}

/// Lists the messages.
pub async fn messages(engine: &Engine, id: RunId) -> Outcome<Vec<Message>> {
    todo!()
}

/// Reads a try.
pub async fn try_detail(engine: &Engine, id: RunId, message: MessageId, n: u32) -> Outcome<TryDetail> {
    todo!()
}

/// Skips a step.
pub async fn skip(engine: &Engine, actor: &Actor, id: RunId, input: StepReasonInput) -> Outcome<Run> {
    todo!()
}

/// Records that a call came another way.
pub async fn mark_received(engine: &Engine, actor: &Actor, id: RunId, input: MarkReceivedInput) -> Outcome<Run> {
    todo!()
}

/// Sends again.
pub async fn send_again(engine: &Engine, actor: &Actor, id: RunId, input: StepReasonInput) -> Outcome<Run> {
    todo!()
}

/// Does the next try at once.
pub async fn try_now(engine: &Engine, actor: &Actor, id: RunId, input: StepInput) -> Outcome<Run> {
    todo!()
}

/// Stops a run.
pub async fn stop(engine: &Engine, actor: &Actor, id: RunId, input: ReasonInput) -> Outcome<Run> {
    todo!()
}

/// Lets the practice tool call.
pub async fn pretend_called(engine: &Engine, actor: &Actor, id: RunId, input: PretendCalledInput) -> Outcome<Run> {
    todo!()
}

/// Starts a try-out.
pub async fn try_out(engine: &Engine, actor: &Actor, input: TryOutInput) -> Outcome<RunSummary> {
    todo!()
}
