//! What calls before the last one had: a field that the last call lacks can be inserted all the same.

use baton_core::StepId;
use baton_core::document::{Definition, Source};
use baton_engine::Samples;
use baton_store::{Snapshot, WorkflowNo};

use super::{DetailGroup, Leaves, MOST_DETAILS, Searched, SeenIn, hiding, leaves};
use crate::Outcome;
use crate::samples::last_calls;

/// The calls of so many steps are looked at.
const MOST_WAITS: usize = 20;

/// Adds the fields of earlier calls to the groups of the trigger and of the first waits, each with
/// its latest value, and says of all in how many calls they are.
pub(super) fn add(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    (workflow, definition): (WorkflowNo, &Definition),
    searched: &Searched,
    groups: &mut [DetailGroup],
) -> Outcome<()> {
    let mut left = MOST_WAITS;
    for group in groups {
        let owner = match &group.source {
            Source::Trigger => &definition.trigger.id,
            Source::Step { step } if left > 0 && takes_calls(definition, step) => {
                left -= 1;
                step
            }
            Source::Step { .. } | Source::Person | Source::Run | Source::Company | Source::Call => {
                continue;
            }
        };
        if let Some(address) = snapshot.addresses().of_owner(workflow, owner)? {
            let calls = last_calls(snapshot, kept, address.no)?;
            let calls: Vec<_> = calls.iter().map(|call| &*call.data).collect();
            add_to(group, &calls, definition, searched);
        }
    }
    Ok(())
}

fn takes_calls(definition: &Definition, step: &StepId) -> bool {
    let step = definition.step(step);
    step.is_some_and(|step| step.kind().takes_calls().is_some())
}

/// The first of the calls is the one whose fields the group has.
fn add_to(
    group: &mut DetailGroup,
    calls: &[&baton_core::Json],
    definition: &Definition,
    searched: &Searched,
) {
    let of = calls.len() as u64;
    if of < 2 {
        return;
    }
    let mut counts = vec![1_u64; group.details.len()];
    for call in calls.iter().skip(1) {
        let Leaves { details, more, .. } = leaves(&group.source, call, searched);
        group.more |= more;
        let earlier = DetailGroup {
            details,
            ..group.clone()
        };
        for detail in hiding(earlier, Some(call), definition).details {
            let place = group
                .details
                .iter()
                .position(|known| known.reference == detail.reference);
            match place.and_then(|place| counts.get_mut(place)) {
                Some(count) => *count += 1,
                None if group.details.len() < MOST_DETAILS => {
                    group.details.push(detail);
                    counts.push(1);
                }
                None => group.more = true,
            }
        }
    }
    for (detail, calls) in group.details.iter_mut().zip(counts) {
        detail.seen_in = (calls < of).then_some(SeenIn { calls, of });
    }
}
