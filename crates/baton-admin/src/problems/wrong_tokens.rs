//! Callers that come with a wrong token again and again: somebody has to tell them.

use baton_core::WorkflowState;
use baton_engine::Engine;
use baton_store::table::addresses::AddressRow;
use baton_store::table::calls::shelf::{KEPT_REFUSED, Shelf};
use baton_store::table::calls::{CallKind, CallRow};
use baton_store::{AddressNo, Snapshot};
use jiff::{SignedDuration, Timestamp};

use super::views::{WrongTokenList, WrongTokens};
use crate::sender::sender_of;
use crate::{Outcome, damaged, stored};

/// What came before is no news; refused calls are kept as long.
const LOOKED_BACK_DAYS: i64 = 7;
/// So many addresses are listed, those with the last news.
const LISTED: usize = 50;
/// So many are looked at: of some there is nothing to tell.
const LOOKED_AT: usize = 500;
/// Once can be somebody's mistake; what is repeated goes on until they are told.
const REPEATED: usize = 2;

/// Lists the addresses that are called with a wrong token again and again.
pub async fn wrong_tokens(engine: &Engine) -> Outcome<WrongTokenList> {
    stored::read(engine, |snapshot| {
        let looked_back = SignedDuration::from_hours(LOOKED_BACK_DAYS * 24);
        let since = Timestamp::now().checked_sub(looked_back);
        let since = since.unwrap_or(Timestamp::MIN);
        let numbers = snapshot.shelf().addresses(Shelf::Refused, LOOKED_AT + 1)?;
        let mut more = numbers.len() > LOOKED_AT;
        let (mut told, mut unreadable) = (Vec::new(), Vec::new());
        for no in numbers.into_iter().take(LOOKED_AT) {
            let one = of_address(snapshot, no, since);
            let one = damaged::shown("addresses", no.0, one, &mut unreadable)?;
            told.extend(one.flatten());
            if told.len() > LISTED || unreadable.len() >= LISTED {
                more = true;
                break;
            }
        }
        told.truncate(LISTED);
        Ok(WrongTokenList {
            items: told,
            unreadable,
            more,
            kept: KEPT_REFUSED.unsigned_abs(),
            kept_days: LOOKED_BACK_DAYS.unsigned_abs(),
        })
    })
    .await
}

fn of_address(
    snapshot: &Snapshot<'_>,
    no: AddressNo,
    since: Timestamp,
) -> Outcome<Option<WrongTokens>> {
    let address = snapshot.addresses().by_no(no)?;
    let Some(address) = address.filter(|address| address.deleted_at.is_none()) else {
        return Ok(None);
    };
    let address = &address;
    let Some(workflow) = snapshot.workflows().by_no(address.workflow)? else {
        return Ok(None);
    };
    let calls = with_wrong_token(snapshot, address, since)?;
    let (Some(last), Some(first)) = (calls.first(), calls.last()) else {
        return Ok(None);
    };
    let is_over = calls.len() < REPEATED || comes_in_now(snapshot, address, last)?;
    if workflow.state == WorkflowState::Draft || is_over {
        return Ok(None);
    }
    let draft = workflow.draft.read()?;
    let trigger = Some(&draft.trigger).filter(|trigger| trigger.id == address.owner_id);
    let step = draft.step(&address.owner_id);
    let name = trigger.map(|trigger| &trigger.name);
    let Some(name) = name.or_else(|| step.map(|step| &step.name)).cloned() else {
        return Ok(None);
    };
    Ok(Some(WrongTokens {
        workflow: workflow.id,
        workflow_name: workflow.name,
        owner: address.owner_id.clone(),
        owner_name: name,
        from: sender_of(snapshot, last)?,
        calls: calls.len() as u64,
        more: calls.len() as i64 >= KEPT_REFUSED,
        since: first.at,
        last_at: last.at,
    }))
}

/// Those that are kept, the last first.
fn with_wrong_token(
    snapshot: &Snapshot<'_>,
    address: &AddressRow,
    since: Timestamp,
) -> Outcome<Vec<CallRow>> {
    let limit = usize::try_from(KEPT_REFUSED).unwrap_or_default();
    let numbers = snapshot.shelf().calls(address.no, Shelf::Refused, limit)?;
    let mut calls = Vec::new();
    for no in numbers {
        calls.extend(snapshot.calls().by_no(no)?);
    }
    calls.retain(|call| call.kind == CallKind::WrongToken && call.at >= since);
    Ok(calls)
}

/// Whether who came with a wrong token has come with the right one since.
fn comes_in_now(snapshot: &Snapshot<'_>, address: &AddressRow, last: &CallRow) -> Outcome<bool> {
    let latest = snapshot.calls().page(address.no, None, 1)?;
    let Some(latest) = latest.items.first() else {
        return Ok(false);
    };
    let came_in = match latest.kind {
        CallKind::Accepted | CallKind::Sample => true,
        // Whoever may ask with the right token has it.
        CallKind::Handshake | CallKind::Opened => true,
        CallKind::WrongToken | CallKind::TooBig | CallKind::Compressed => false,
    };
    Ok(came_in && sender_of(snapshot, latest)? == sender_of(snapshot, last)?)
}
