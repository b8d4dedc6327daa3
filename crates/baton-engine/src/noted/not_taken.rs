//! Calls that Baton did not take, though their token was right: nothing of what they said is kept, so
//! under Problems it stands who called, when, and what kept the call from being taken (C1).

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::{ProblemId, WorkflowState};
use baton_store::table::calls::{CallKind, RefusedCall};
use baton_store::table::problems::{Cause, NewItem};
use baton_store::{Lenient, Tx};

use crate::Error;
use crate::gate::Shelved;
use crate::unique::unique;

/// What kept a call from being taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Why {
    /// It was longer than `most` bytes.
    TooLong { most: u64 },
    /// It was compressed.
    Compressed,
}

impl Why {
    /// None of a call that is kept, or of which nothing is told here.
    pub(super) fn of(one: &Shelved) -> Option<Self> {
        match one.row.kind {
            CallKind::TooBig => one.most.map(|most| Self::TooLong { most }),
            CallKind::Compressed => Some(Self::Compressed),
            CallKind::Accepted
            | CallKind::Sample
            | CallKind::WrongToken
            | CallKind::Handshake
            | CallKind::Opened => None,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::TooLong { .. } => Kind::CallTooLong,
            Self::Compressed => Kind::CallCompressed,
        }
    }
}

/// However often it happens at an address, it is one problem with one item, which says of the last
/// such call what is known, and how often and since when there were some: a tool that does not stop
/// writes no more than that.
pub(super) fn tell(tx: &Tx<'_>, call: &RefusedCall, why: Why) -> Result<(), Error> {
    let Some(address) = tx.addresses().by_no(call.address)? else {
        return Ok(());
    };
    let workflow = tx.workflows().by_no(address.workflow)?;
    // Whoever builds a workflow sees at its address what came.
    if workflow.is_none_or(|flow| flow.state == WorkflowState::Draft || flow.deleted_at.is_some()) {
        return Ok(());
    }
    let group_key = format!("{}|{}", why.kind().code(), address.id);
    let before = tx.problems().open_of(&group_key)?;
    let params = params(
        call,
        why,
        before.as_ref().map(|before| before.params.read()),
    );
    if let Some(before) = before {
        return Ok(tx.problems().happened_again(before.no, &params, call.at)?);
    }
    let item = NewItem {
        detail: Some(Lenient::of(&params)),
        ..NewItem::default()
    };
    let cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key,
        kind: why.kind(),
        params,
        workflow: Some(address.workflow),
        step: Some(address.owner_id),
        connection: None,
    };
    tx.problems().open_item(&cause, &item, call.at)?;
    Ok(())
}

/// What is said of the last one, and of those before it.
fn params(call: &RefusedCall, why: Why, before: Option<Params>) -> Params {
    let before = before.unwrap_or_default();
    let times: u64 = before
        .get("times")
        .map_or(0, |times| times.parse().unwrap_or(1));
    let at = call.at.to_string();
    let first = before.get("first").unwrap_or(&at).clone();
    let mut all = vec![
        ("at", at),
        ("first", first),
        ("from", call.sender.clone()),
        ("times", times.saturating_add(1).to_string()),
    ];
    if let Why::TooLong { most } = why {
        all.extend([("most", most.to_string()), ("size", call.size.to_string())]);
    }
    let named = all.into_iter().map(|(name, text)| (name.to_owned(), text));
    named.collect()
}
