//! Calls that were longer than Baton takes them: nothing of what they said is kept, so under Problems
//! it stands who called, when, and how long the call was (C1).

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::{ProblemId, WorkflowState};
use baton_store::table::calls::RefusedCall;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::{Lenient, Tx};

use crate::Error;
use crate::unique::unique;

/// However often it happens at an address, it is one problem with one item, which says of the last
/// such call what is known, and how often and since when there were some: a tool that does not stop
/// writes no more than that.
pub(super) fn tell(tx: &Tx<'_>, call: &RefusedCall, most: u64) -> Result<(), Error> {
    let Some(address) = tx.addresses().by_no(call.address)? else {
        return Ok(());
    };
    let workflow = tx.workflows().by_no(address.workflow)?;
    // Whoever builds a workflow sees at its address what came.
    if workflow.is_none_or(|flow| flow.state == WorkflowState::Draft || flow.deleted_at.is_some()) {
        return Ok(());
    }
    let group_key = format!("call_too_long|{}", address.id);
    let before = tx.problems().open_of(&group_key)?;
    let params = params(
        call,
        most,
        before.as_ref().map(|before| before.params.read()),
    );
    if let Some(before) = before {
        return Ok(tx.problems().say(before.no, &params)?);
    }
    let item = NewItem {
        detail: Some(Lenient::of(&params)),
        ..NewItem::default()
    };
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key,
        kind: Kind::CallTooLong,
        params,
        workflow: Some(address.workflow),
        step: Some(address.owner_id),
        connection: None,
    };
    tx.problems().open_item(&cause, &item, call.at)?;
    Ok(())
}

/// What is said of the last one, and of those before it.
fn params(call: &RefusedCall, most: u64, before: Option<Params>) -> Params {
    let before = before.unwrap_or_default();
    let times: u64 = before
        .get("times")
        .map_or(0, |times| times.parse().unwrap_or(1));
    let at = call.at.to_string();
    let first = before.get("first").unwrap_or(&at).clone();
    let all = [
        ("at", at),
        ("first", first),
        ("from", call.sender.clone()),
        ("most", most.to_string()),
        ("size", call.size.to_string()),
        ("times", times.saturating_add(1).to_string()),
    ];
    all.map(|(name, text)| (name.to_owned(), text)).into()
}
