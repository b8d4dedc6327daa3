//! Going live, off and on; deleting and restoring.

use baton_core::WorkflowId;
use baton_core::WorkflowState;
use baton_core::validation;
use baton_engine::addresses as owners;
use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine, Topic};
use baton_store::Tx;
use baton_store::table::workflows::WorkflowRow;
use jiff::Timestamp;

use super::kept::kept_now;
use super::views::{GoLiveInput, WentLive, Workflow};
use super::{look, present_in};
use crate::{Code, Outcome, Refusal, addresses, connections, rows};

/// Makes the draft the live version.
pub async fn go_live(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: GoLiveInput,
) -> Outcome<WentLive> {
    let allowed = engine.options().allow_outgoing.clone();
    let known = rows::read(engine, move |look| connections::known(look, &allowed)).await?;
    let note = input.note.filter(|note| !note.trim().is_empty());
    let (audit, by, wanted) = (
        record(actor, Action::WentLive),
        actor.name.clone(),
        id.clone(),
    );
    let version = rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        let definition = row.draft.read()?;
        let problems = validation::validate(&definition, &known);
        if !validation::is_ready(&problems) {
            let detail = "the draft has something to fix before it can go live";
            let mut refusal = Refusal::new(Code::NotReady, detail);
            refusal.problems = problems;
            return Err(refusal);
        }
        let at = Timestamp::now();
        let version = next_version(tx, &row, &by, note.as_deref(), at)?;
        tx.workflows()
            .set_state(row.no, WorkflowState::Live, Some(version), at)?;
        owners::settle(tx, row.no)?;
        let audit = audit.on("workflow", &wanted).on("version", version);
        note.into_iter()
            .fold(audit, |audit, note| audit.text("why", note))
            .write(tx)?;
        Ok(version)
    })
    .await?;
    went_live(engine, id, version).await
}

/// Turns a workflow off: calls are kept, people part-way finish.
pub async fn turn_off(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    let (audit, wanted) = (record(actor, Action::TurnedOff), id.clone());
    rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        expect_state(&row, &[WorkflowState::Live, WorkflowState::Paused])?;
        tx.workflows()
            .set_state(row.no, WorkflowState::Off, None, Timestamp::now())?;
        audit.on("workflow", &wanted).write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    super::get(engine, id).await
}

/// Turns a workflow on again, on the version it had.
pub async fn turn_on(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<WentLive> {
    let (audit, wanted) = (record(actor, Action::TurnedOn), id.clone());
    let version = rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        expect_state(&row, &[WorkflowState::Off, WorkflowState::Paused])?;
        tx.workflows()
            .set_state(row.no, WorkflowState::Live, None, Timestamp::now())?;
        audit.on("workflow", &wanted).write(tx)?;
        Ok(row.live_version.unwrap_or_default())
    })
    .await?;
    went_live(engine, id, version).await
}

/// Deletes a workflow that nobody is in; its addresses answer like unknown ones.
pub async fn delete(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<()> {
    let (audit, wanted) = (record(actor, Action::WorkflowDeleted), id.clone());
    rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        if tx
            .runs()
            .versions_in_use(row.no)?
            .iter()
            .any(|version| *version > 0)
        {
            let detail = "people are part-way; stop their runs or let them finish first";
            return Err(Refusal::new(Code::UnfinishedRuns, detail));
        }
        let at = Timestamp::now();
        tx.workflows().set_deleted(row.no, Some(at))?;
        for address in tx.addresses().of_workflow(row.no)? {
            tx.addresses().set_deleted(address.no, Some(at))?;
        }
        audit
            .on("workflow", &wanted)
            .text("name", row.name)
            .write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await
}

/// Brings a deleted workflow back, off when it was live, with the same addresses.
pub async fn restore(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<Workflow> {
    let (audit, wanted) = (record(actor, Action::WorkflowRestored), id.clone());
    rows::write(engine, move |tx| {
        let row = tx
            .workflows()
            .get(&wanted)?
            .filter(|row| row.deleted_at.is_some());
        let row = row.ok_or_else(|| Refusal::not_found("deleted workflow", &wanted))?;
        tx.workflows().set_deleted(row.no, None)?;
        if row.live_version.is_some() {
            tx.workflows()
                .set_state(row.no, WorkflowState::Off, None, Timestamp::now())?;
        }
        for address in tx.addresses().of_workflow(row.no)? {
            tx.addresses().set_deleted(address.no, None)?;
        }
        owners::settle(tx, row.no)?;
        audit
            .on("workflow", &wanted)
            .text("name", row.name)
            .write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    super::get(engine, id).await
}

/// The draft as a version; the last version when it is the same.
fn next_version(
    tx: &Tx<'_>,
    row: &WorkflowRow,
    by: &str,
    note: Option<&str>,
    at: Timestamp,
) -> Outcome<i64> {
    let last = tx.versions().of_workflow(row.no)?.into_iter().next();
    match last.filter(|last| last.definition == row.draft) {
        Some(same) => Ok(same.version),
        None => Ok(tx.versions().insert(row.no, &row.draft, by, note, at)?),
    }
}

fn expect_state(row: &WorkflowRow, wanted: &[WorkflowState]) -> Outcome<()> {
    if wanted.contains(&row.state) {
        return Ok(());
    }
    let state = serde_json::to_string(&look::state_of(row.state)).unwrap_or_default();
    let state = state.trim_matches('"').to_owned();
    Err(Refusal::new(Code::WrongState, format!("the workflow is {state}")).with("state", state))
}

async fn went_live(engine: &Engine, id: WorkflowId, version: i64) -> Outcome<WentLive> {
    told(engine, &id).await?;
    let kept = kept_now(engine, id).await?;
    Ok(WentLive {
        version: look::number(version),
        kept,
    })
}

async fn told(engine: &Engine, id: &WorkflowId) -> Outcome<()> {
    addresses::tell(engine).await?;
    engine.changed(Topic::Workflow, id);
    engine.nudge();
    Ok(())
}
