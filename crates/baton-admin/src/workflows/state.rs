//! Going live, on again; deleting.

use baton_core::WorkflowId;
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;

use super::kept;
use super::shown;
use super::views::{GoLiveInput, WentLive};
use crate::{Outcome, connections};

/// Makes the draft the live version.
pub async fn go_live(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: GoLiveInput,
) -> Outcome<WentLive> {
    let allowed = engine.options().allow_outgoing.clone();
    let known = move |snapshot: &Snapshot<'_>| connections::known(snapshot, &allowed);
    let note = input.note.filter(|note| !note.trim().is_empty());
    let seen = input.revision;
    let read = commands::workflows::DraftToGoLive { seen, note };
    let version = commands::workflows::go_live(engine, actor, id.clone(), read, known).await?;
    went_live(engine, id, version).await
}

/// Turns a workflow on again, on the version it had.
pub async fn turn_on(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<WentLive> {
    let version = commands::workflows::turn_on(engine, actor, id.clone()).await?;
    went_live(engine, id, version).await
}

/// Deletes a workflow that nobody is in; its addresses answer like unknown ones.
pub async fn delete(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<()> {
    Ok(commands::workflows::delete(engine, actor, id).await?)
}

async fn went_live(engine: &Engine, id: WorkflowId, version: i64) -> Outcome<WentLive> {
    Ok(WentLive {
        version: shown::number(version),
        kept_count: kept::count_of(engine, id).await?,
    })
}
