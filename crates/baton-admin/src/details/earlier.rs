//! What calls before the last one had: a field that the last call lacks can be inserted all the same.

use baton_core::StepId;
use baton_core::document::{Definition, Source};
use baton_engine::Samples;
use baton_store::{AddressNo, Snapshot, WorkflowNo};

use super::{
    DetailGroup, DetailsUnavailable, Leaves, MOST_DETAILS, Made, Searched, SeenIn, hiding, leaves,
};
use crate::Outcome;
use crate::samples::{READ_BYTES, last_calls_within};

/// The calls of so many steps are looked at, the last ones before the step that asks.
const MOST_WAITS: usize = 20;
/// The same where something is searched for, which may stand in any of them.
const MOST_SEARCHED: usize = 200;
/// So many bytes of the calls of all waits together are read for one look, those of the start beside
/// them: each pause of somebody who types a search is one.
const WAITS_BYTES: u64 = 4 * READ_BYTES;

/// Adds the fields of earlier calls to the groups of the trigger and of the first waits, each with
/// its latest value, and says of all in how many calls they are.
pub(super) fn add(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    (workflow, made): (WorkflowNo, Made<'_>),
    searched: &Searched,
    groups: &mut [DetailGroup],
) -> Outcome<()> {
    let (definition, ..) = made;
    let mut left = match searched.text.is_empty() {
        true => MOST_WAITS,
        false => MOST_SEARCHED,
    };
    let mut bytes = WAITS_BYTES;
    // Of many waits the last ones are looked at: what came a moment ago is what is sent on.
    for group in groups.iter_mut().rev() {
        let owner = match &group.source {
            Source::Trigger => &definition.trigger.id,
            // What comes later cannot be inserted, and is not read.
            Source::Step { .. } if group.unavailable == Some(DetailsUnavailable::Later) => continue,
            Source::Step { step } if takes_calls(definition, step) => step,
            Source::Step { .. } | Source::Person | Source::Run | Source::Company | Source::Call => {
                continue;
            }
        };
        let Some(address) = snapshot.addresses().of_owner(workflow, owner)? else {
            continue;
        };
        let mut own = READ_BYTES;
        if group.source != Source::Trigger {
            if left == 0 || bytes == 0 {
                group.more |= is_called(snapshot, address.no)?;
                continue;
            }
            left -= 1;
            own = READ_BYTES.min(bytes);
        }
        let before = own;
        let calls = last_calls_within(snapshot, kept, address.no, &mut own)?;
        if group.source != Source::Trigger {
            bytes -= before - own;
            // What is left may be too little for those before the last one.
            group.more |= before < READ_BYTES && own == 0 && is_called(snapshot, address.no)?;
        }
        let calls: Vec<_> = calls.iter().map(|call| &*call.data).collect();
        add_to(group, &calls, made, searched);
    }
    Ok(())
}

/// Whether there were calls before the last one, which may have had what that one has not.
fn is_called(snapshot: &Snapshot<'_>, address: AddressNo) -> Outcome<bool> {
    Ok(snapshot.calls().page(address, None, 2)?.items.len() > 1)
}

fn takes_calls(definition: &Definition, step: &StepId) -> bool {
    let step = definition.step(step);
    step.is_some_and(|step| step.kind().takes_calls().is_some())
}

/// The first of the calls is the one whose fields the group has.
fn add_to(
    group: &mut DetailGroup,
    calls: &[&baton_core::Json],
    made: Made<'_>,
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
        for detail in hiding(earlier, Some(call), made).details {
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
