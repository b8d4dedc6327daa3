//! Where the calls of an address bring what fills sensitive details (C4), by what its workflow does
//! with them today, and did in the versions before.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use baton_core::StepId;
use baton_core::document::{Definition, MatchBy, Source};
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
    let mut brought = Vec::new();
    for definition in definitions(snapshot, address.workflow)? {
        let marked = Marked::in_workflow(sensitive.clone(), &definition);
        brought.extend(marked.brought_by(&source));
    }
    brought.sort();
    brought.dedup();
    Ok(brought)
}

/// What workflows take for sensitive details, as far as it was asked: read once for all that is told of
/// one.
#[derive(Default)]
pub(crate) struct Taken {
    by: HashMap<WorkflowNo, Vec<(Definition, Marked)>>,
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
        let made = match self.by.entry(workflow) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(of_workflow(snapshot, workflow)?),
        };
        let mut brought = Vec::new();
        for (definition, marked) in made {
            if step.is_some_and(|step| compares_with_one(marked, definition, step)) {
                return Ok(MASK.to_owned());
            }
            let received = marked.brought().iter();
            brought.extend(received.filter_map(|one| one.pointer.parse::<Pointer>().ok()));
        }
        Ok(Unseen::default().bringing(brought).mask(value).body)
    }
}

fn of_workflow(
    snapshot: &Snapshot<'_>,
    workflow: WorkflowNo,
) -> Outcome<Vec<(Definition, Marked)>> {
    let sensitive = people::sensitive(&snapshot.custom_details().all()?);
    if sensitive.is_empty() {
        return Ok(Vec::new());
    }
    let made = definitions(snapshot, workflow)?.into_iter();
    let made = made.map(|definition| {
        let marked = Marked::in_workflow(sensitive.clone(), &definition);
        (definition, marked)
    });
    Ok(made.collect())
}

fn compares_with_one(marked: &Marked, definition: &Definition, step: &StepId) -> bool {
    let takes = definition
        .step(step)
        .and_then(|step| step.kind().takes_calls());
    takes.is_some_and(|takes| match takes.match_by {
        MatchBy::PersonDetail { detail, .. } => marked.marks(&detail),
        MatchBy::StepAnswer { .. } => false,
    })
}

/// The draft and the last versions, as far as they can be read.
fn definitions(snapshot: &Snapshot<'_>, workflow: WorkflowNo) -> Outcome<Vec<Definition>> {
    let draft = snapshot.workflows().by_no(workflow)?;
    let draft = draft.and_then(|row| row.draft.read().ok());
    let last = snapshot.versions().page(workflow, None, VERSIONS)?.items;
    let last = last.iter().filter_map(|row| row.definition.read().ok());
    Ok(draft.into_iter().chain(last).collect())
}
