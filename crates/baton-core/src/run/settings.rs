//! The settings of another version for one step of a run: whether its message can be made with them,
//! and the definition by which the run goes then. All else of the run stays as its version has it.

use crate::document::Definition;
use crate::document::value::{Reference, Source};
use crate::ids::StepId;
use crate::steps::Step;

/// Whether another version has other settings of a step that sends, with which a run of this version
/// can make its message: what they name of calls and answers, it has kept.
#[must_use]
pub fn other_settings(own: &Definition, other: &Definition, id: &StepId) -> bool {
    let Some((ours, theirs)) = own.step(id).zip(other.step(id)) else {
        return false;
    };
    let sends = |step: &Step| step.kind().request().is_some();
    let is_other = ours.action != theirs.action;
    is_other && sends(ours) && sends(theirs) && is_kept(own, theirs)
}

/// The definition with the settings that another version has of a step; its name stays.
#[must_use]
pub fn with_settings(mut own: Definition, id: &StepId, other: &Definition) -> Definition {
    if let Some((step, theirs)) = find(&mut own.steps, id).zip(other.step(id)) {
        step.action = theirs.action.clone();
    }
    own
}

/// A run keeps what its version names (`needed`), and nothing else.
fn is_kept(own: &Definition, theirs: &Step) -> bool {
    let kept = own.references();
    let named = theirs.kind().references().into_iter();
    named.filter(is_of_a_call).all(|one| {
        kept.iter()
            .any(|known| known.source == one.source && known.pointer == one.pointer)
    })
}

fn is_of_a_call(reference: &&Reference) -> bool {
    match reference.source {
        Source::Trigger | Source::Step { .. } | Source::Call => true,
        Source::Person | Source::Run | Source::Company => false,
    }
}

fn find<'s>(steps: &'s mut [Step], id: &StepId) -> Option<&'s mut Step> {
    for step in steps {
        if step.id == *id {
            return Some(step);
        }
        for inside in step.own_mut().sequences_mut() {
            if let Some(found) = find(inside, id) {
                return Some(found);
            }
        }
    }
    None
}
