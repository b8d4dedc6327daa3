//! Calls that a trigger kept while its workflow was off: nothing starts by itself (C2).

use baton_core::WorkflowId;
use baton_store::table::dispositions::{DispositionKind, NewDisposition};
use baton_store::table::shelf::Shelf;
use baton_store::{CallNo, Tx};
use jiff::Timestamp;

use super::look::definition_of;
use super::views::{KeptStartInput, KeptStarted};
use super::{present, present_in};
use crate::operations::calls::{self, CallSummary};
use crate::operations::ledger::{Action, record};
use crate::operations::{Actor, Code, Outcome, Page, Refusal, rows};
use crate::{Engine, Topic};

/// How many kept calls are listed.
const LISTED: usize = 1000;

/// Lists the calls that the trigger kept.
pub async fn kept(engine: &Engine, id: WorkflowId) -> Outcome<Page<CallSummary>> {
    Ok(Page::whole(kept_now(engine, id).await?))
}

pub(super) async fn kept_now(engine: &Engine, id: WorkflowId) -> Outcome<Vec<CallSummary>> {
    rows::read(engine, move |look| {
        let row = present(look.workflows().get(&id)?, &id)?;
        let trigger = definition_of(&row.draft)?.trigger.id;
        let Some(address) = look.addresses().of_owner(row.no, &trigger)? else {
            return Ok(Vec::new());
        };
        let numbers = look.shelf().calls(address.no, Shelf::Kept, LISTED)?;
        numbers.into_iter().map(|no| calls::summary_of(look, no)).collect()
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
    let (audit, wanted) = (record(actor, Action::KeptCallsStarted), id.clone());
    let started = rows::write(engine, move |tx| {
        let row = present_in(tx, &wanted)?;
        if row.state != baton_store::table::workflows::WorkflowState::Live {
            return Err(Refusal::new(Code::WrongState, "turn the workflow on first"));
        }
        let trigger = definition_of(&row.draft)?.trigger.id;
        let Some(address) = tx.addresses().of_owner(row.no, &trigger)? else { return Ok(0) };
        let mut numbers = tx.shelf().calls(address.no, Shelf::Kept, usize::MAX >> 1)?;
        numbers.sort_unstable();
        if let Some(chosen) = input.calls {
            let mut wanted = Vec::new();
            for call in &chosen {
                wanted.extend(tx.calls().get(call)?.map(|row| row.no));
            }
            numbers.retain(|no| wanted.contains(no));
        }
        for no in &numbers {
            tx.shelf().take(address.no, Shelf::Kept, *no)?;
            hand_over(tx, *no)?;
        }
        audit.on("workflow", &wanted).text("calls", numbers.len().to_string()).write(tx)?;
        Ok(numbers.len() as u64)
    })
    .await?;
    engine.nudge();
    engine.changed(Topic::Workflow, &id);
    Ok(KeptStarted { started })
}

fn hand_over(tx: &Tx<'_>, no: CallNo) -> Outcome<()> {
    let at = Timestamp::now();
    tx.dispositions().set(&NewDisposition::new(no, 0, DispositionKind::Waiting, at))?;
    tx.calls().wait_again(no)?;
    Ok(())
}
