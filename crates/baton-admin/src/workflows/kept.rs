//! Calls that a trigger kept while its workflow was off: nothing starts by itself (C2).

use baton_core::WorkflowId;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::JobState;

use super::present;
use super::views::{KeptStartInput, KeptStarted};
use crate::calls::{self, CallSummary};
use crate::{Outcome, Page, jobs, stored};

/// How many kept calls are listed.
const LISTED: usize = 1000;

/// Lists the calls that the trigger kept.
pub async fn kept(engine: &Engine, id: WorkflowId) -> Outcome<Page<CallSummary>> {
    Ok(Page::whole(kept_now(engine, id).await?))
}

pub(super) async fn kept_now(engine: &Engine, id: WorkflowId) -> Outcome<Vec<CallSummary>> {
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let trigger = row.draft.read()?.trigger.id;
        let Some(address) = snapshot.addresses().of_owner(row.no, &trigger)? else {
            return Ok(Vec::new());
        };
        let numbers = snapshot.shelf().calls(address.no, Shelf::Kept, LISTED)?;
        numbers
            .into_iter()
            .map(|no| calls::summary_of(snapshot, no))
            .collect()
    })
    .await
}

/// Hands kept calls to the engine, in the order in which they came.
pub async fn start_kept(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: KeptStartInput,
) -> Outcome<KeptStarted> {
    let job = commands::calls::start_kept(engine, actor, id, input.calls).await?;
    let row = jobs::soon(engine, &job).await?;
    Ok(KeptStarted {
        started: jobs::count(row.done),
        job: (row.state == JobState::UnderWay).then_some(row.id),
    })
}
