//! *Start them*: calls that a trigger kept while its workflow was off, or that are under Problems by
//! what it was set to.

use baton_core::{CallId, JobId, WorkflowId};
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::Work;
use baton_store::{CallNo, Snapshot};

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::commands::problems::begin;
use crate::{Engine, Error};

/// Starts calls that a trigger kept while it was off, in a job; all of them when none is named. Of
/// those that are under Problems by what it was set to, such as are named.
pub async fn start_kept(
    engine: &Engine,
    actor: &Actor,
    workflow: WorkflowId,
    calls: Option<Vec<CallId>>,
) -> Result<JobId, Error> {
    let (by, id) = (actor.clone(), workflow.clone());
    let look = move |tables: &Snapshot<'_>| chosen(tables, &id, calls);
    let (only, total) = engine.store().read(look).await?;
    let action = Action("kept_calls_started");
    command(engine, actor, action, move |turn, record| {
        record.on("workflow", &workflow);
        let row = turn.tx.workflows().get(&workflow)?;
        let row = row.ok_or(Error::Missing("workflow"))?;
        let takes = turn.flow(row.no)?.version_that_takes_calls();
        takes.ok_or(Error::NotLive)?;
        let work = Work::StartKept {
            workflow: row.no,
            until: turn.tx.calls().newest()?,
            only,
        };
        begin(turn, record, &by, work, total)
    })
    .await
}

/// The numbers of the calls that were chosen, in stored order, and how many are to be started.
fn chosen(
    tables: &Snapshot<'_>,
    workflow: &WorkflowId,
    calls: Option<Vec<CallId>>,
) -> Result<(Option<Vec<CallNo>>, i64), Error> {
    let Some(calls) = calls else {
        return Ok((None, kept(tables, workflow)?));
    };
    let mut numbers = Vec::with_capacity(calls.len());
    for id in &calls {
        numbers.extend(tables.calls().get(id)?.map(|row| row.no));
    }
    numbers.sort_unstable();
    let total = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    Ok((Some(numbers), total))
}

fn kept(tables: &Snapshot<'_>, workflow: &WorkflowId) -> Result<i64, Error> {
    let row = tables.workflows().get(workflow)?;
    let row = row.ok_or(Error::Missing("workflow"))?;
    let mut kept = 0;
    for address in tables.addresses().of_workflow(row.no)? {
        kept += tables.shelf().count(address.no, Shelf::Kept)?;
    }
    Ok(kept)
}
