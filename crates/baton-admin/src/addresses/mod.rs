//! Incoming addresses: made with their owner, copied, rotated.

mod base;
mod change;
mod example;
mod fields;
mod sample;
mod secret;
mod views;

use baton_core::AddressId;
use baton_engine::Engine;
use baton_store::Snapshot;
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::workflows::WorkflowRow;
use jiff::Timestamp;

use super::{Outcome, Refusal, sender, stored};

pub use change::*;
pub use sample::sample;
pub(crate) use sample::whose_of;
pub use secret::secret;
pub use views::*;

pub(crate) use base::{Base, base, own_beginnings, port};
use fields::MOST_FIELDS;
pub(crate) use fields::{Received, fields_of, flat, received, received_whole, shown_fields};

/// Among so many last calls the callers with an old token are found.
const CALLS_LOOKED_AT: usize = 200;

/// Reads an address.
pub async fn get(engine: &Engine, id: AddressId) -> Outcome<Address> {
    let base = base(engine).await?;
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.addresses().get(&id)?, &id)?;
        let workflow = snapshot.workflows().by_no(row.workflow)?;
        let workflow = workflow.ok_or_else(|| Refusal::not_found("workflow", &id))?;
        view(snapshot, &row, &workflow, &base)
    })
    .await
}

/// The addresses of a workflow that are not deleted.
pub(crate) fn of_workflow(
    snapshot: &Snapshot<'_>,
    workflow: &WorkflowRow,
    base: &Base,
) -> Outcome<Vec<Address>> {
    let stored = snapshot.addresses().of_workflow(workflow.no)?;
    let there = stored.iter().filter(|row| row.deleted_at.is_none());
    there
        .map(|row| view(snapshot, row, workflow, base))
        .collect()
}

/// An address that is there.
pub(crate) fn present(row: Option<AddressRow>, id: &AddressId) -> Outcome<AddressRow> {
    row.filter(|row| row.deleted_at.is_none())
        .ok_or_else(|| Refusal::not_found("address", id))
}

fn view(
    snapshot: &Snapshot<'_>,
    row: &AddressRow,
    workflow: &WorkflowRow,
    base: &Base,
) -> Outcome<Address> {
    let last = match snapshot.calls().last(row.no)? {
        Some(call) => {
            let from = sender::sender_of(snapshot, &call)?;
            Some(LastCall {
                at: call.at,
                from,
                outside: call.outside,
            })
        }
        None => None,
    };
    let now = Timestamp::now();
    let old_token_until = row
        .previous
        .map(|(_, until)| until)
        .filter(|until| *until > now);
    Ok(Address {
        id: row.id.clone(),
        workflow: workflow.id.clone(),
        owner: AddressOwner {
            kind: owner_kind(row.owner),
            id: row.owner_id.clone(),
        },
        url: base.url(&row.id),
        token_ready: row.token_digest.is_some(),
        old_token_until,
        old_token_callers: match old_token_until {
            Some(_) => old_token_callers(snapshot, row)?,
            None => Vec::new(),
        },
        last_call: last,
        rejected: RejectedCalls {
            count: u64::try_from(row.refused).unwrap_or_default(),
            last_at: row.refused_at,
            last_from: row.refused_from.clone(),
        },
        settings: row.settings.read(),
    })
}

/// Who has the token before the last rotation yet (C3).
fn old_token_callers(snapshot: &Snapshot<'_>, row: &AddressRow) -> Outcome<Vec<LastCall>> {
    let mut callers: Vec<LastCall> = Vec::new();
    for call in snapshot.calls().page(row.no, None, CALLS_LOOKED_AT)?.items {
        let head = sender::head_of(snapshot, &call)?;
        if !head.old_token {
            continue;
        }
        let from = sender::sender_by(&head, &call);
        if callers.iter().all(|known| known.from != from) {
            callers.push(LastCall {
                at: call.at,
                from,
                outside: call.outside,
            });
        }
    }
    Ok(callers)
}

fn owner_kind(owner: Owner) -> OwnerKind {
    match owner {
        Owner::Trigger | Owner::Source => OwnerKind::Trigger,
        Owner::Step => OwnerKind::Step,
    }
}
