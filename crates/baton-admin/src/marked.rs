//! Where the calls of an address bring what fills sensitive details (C4), by what its workflow does
//! with them today, and did in the versions before.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use baton_core::StepId;
use baton_core::document::{Definition, Source};
use baton_core::json::Pointer;
use baton_core::sensitive::{MASK, Marked, Unseen};
use baton_engine::people;
use baton_store::table::addresses::Owner;
use baton_store::{AddressNo, Snapshot, WorkflowNo};

use crate::Outcome;

/// So many of the last versions count beside the draft: calls of before were handled by them.
const VERSIONS: usize = 5;

/// What of the calls of an address is not shown: what looks sensitive, and what fills what is.
pub(crate) fn unseen(snapshot: &Snapshot<'_>, address: AddressNo) -> Outcome<Unseen> {
    Ok(Unseen::default().bringing(brought(snapshot, address)?))
}

/// Where the calls of an address bring what fills sensitive details.
pub(crate) fn brought(snapshot: &Snapshot<'_>, address: AddressNo) -> Outcome<Vec<Pointer>> {
    let sensitive = people::sensitive(&snapshot.custom_details().all()?);
    let Some(address) = snapshot.addresses().by_no(address)? else {
        return Ok(Vec::new());
    };
    if sensitive.is_empty() {
        return Ok(Vec::new());
    }
    let source = match address.owner {
        Owner::Trigger => Source::Trigger,
        Owner::Step => Source::Step {
            step: address.owner_id,
        },
        Owner::Source => return Ok(Vec::new()),
    };
    let marked = of_workflow(snapshot, address.workflow, sensitive, None)?;
    Ok(marked.brought_by(&source).collect())
}

/// What a workflow takes for sensitive details: by its draft and its last versions, and by a definition
/// at hand, which may be none of them.
pub(crate) fn of_workflow(
    snapshot: &Snapshot<'_>,
    workflow: WorkflowNo,
    sensitive: Vec<String>,
    at_hand: Option<&Definition>,
) -> Outcome<Marked> {
    if sensitive.is_empty() {
        return Ok(Marked::default());
    }
    let (kept, is_whole) = definitions(snapshot, workflow)?;
    let marked = Marked::in_workflow(sensitive, at_hand.into_iter().chain(&kept));
    Ok(match is_whole {
        true => marked,
        false => marked.or_anything(),
    })
}

/// What workflows take for sensitive details, as far as it was asked: read once for all that is told of
/// one.
#[derive(Default)]
pub(crate) struct Taken {
    by: HashMap<WorkflowNo, Marked>,
}

impl Taken {
    /// What a call had in place of somebody, as it is told: what fills sensitive details in it is masked,
    /// and so is what a wait compares with one.
    pub(crate) fn told(
        &mut self,
        snapshot: &Snapshot<'_>,
        (workflow, step): (WorkflowNo, Option<&StepId>),
        value: &str,
    ) -> Outcome<String> {
        let marked = match self.by.entry(workflow) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => {
                let sensitive = people::sensitive(&snapshot.custom_details().all()?);
                none.insert(of_workflow(snapshot, workflow, sensitive, None)?)
            }
        };
        if marked.takes_anything() || step.is_some_and(|step| marked.compares(step)) {
            return Ok(MASK.to_owned());
        }
        let brought = marked.brought().iter();
        let brought = brought.filter_map(|one| one.pointer.parse::<Pointer>().ok());
        Ok(Unseen::default().bringing(brought).mask(value).body)
    }
}

/// The draft and the last versions, as far as they can be read; whether all of them can.
fn definitions(snapshot: &Snapshot<'_>, workflow: WorkflowNo) -> Outcome<(Vec<Definition>, bool)> {
    let draft = snapshot.workflows().by_no(workflow)?;
    let last = snapshot.versions().page(workflow, None, VERSIONS)?;
    let mut is_whole = last.unread.is_empty();
    let last = last.items.iter().map(|row| row.definition.read());
    let all = draft.iter().map(|row| row.draft.read()).chain(last);
    let read = all.filter_map(|definition| {
        is_whole &= definition.is_ok();
        definition.ok()
    });
    Ok((read.collect(), is_whole))
}
