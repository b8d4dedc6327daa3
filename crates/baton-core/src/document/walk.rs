//! Walking the tree.

use super::Definition;
use super::value::{Reference, Source};
use crate::ids::StepId;
use crate::steps::Step;

/// A step and where it stands.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The step.
    pub step: &'a Step,
    /// A JSON pointer to it in the definition.
    pub path: String,
    /// How many branches lie above it.
    pub depth: usize,
    /// The path it stands in; for *otherwise* the split itself, at the top none.
    pub within: Option<&'a StepId>,
}

impl Definition {
    /// All steps in reading order, those inside branches included.
    #[must_use]
    pub fn all_steps(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        collect(&self.steps, "/steps", 0, None, &mut places);
        places
    }

    /// A step by its id, wherever it stands.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        find(&self.steps, id)
    }

    /// Every reference in the definition.
    #[must_use]
    pub fn references(&self) -> Vec<&Reference> {
        let mut found = self.trigger.kind().references();
        each(&self.steps, &mut |step| {
            found.extend(step.kind().references());
        });
        found
    }

    /// What steps read of another's answer beside their references, as pointers.
    #[must_use]
    pub fn answers_read(&self, of: &StepId) -> Vec<&str> {
        let mut found = Vec::new();
        each(&self.steps, &mut |step| {
            let read = step.kind().answers_read().into_iter();
            found.extend(read.filter(|(from, _)| *from == of).map(|(_, at)| at));
        });
        found
    }
}

impl Step {
    /// Whether the step itself, without those inside it, needs what another step got.
    #[must_use]
    pub fn uses(&self, other: &StepId) -> bool {
        let is_other = |source: &Source| match source {
            Source::Step { step } => step == other,
            Source::Person | Source::Trigger | Source::Run | Source::Company | Source::Call => {
                false
            }
        };
        let kind = self.kind();
        kind.answers_read().iter().any(|(from, _)| *from == other)
            || kind.references().iter().any(|it| is_other(&it.source))
    }
}

/// Does something with every step, in reading order.
fn each<'a>(steps: &'a [Step], work: &mut impl FnMut(&'a Step)) {
    for step in steps {
        work(step);
        for inside in step.kind().sequences() {
            each(inside.steps, work);
        }
    }
}

fn find<'a>(steps: &'a [Step], id: &StepId) -> Option<&'a Step> {
    steps.iter().find_map(|step| {
        if step.id == *id {
            return Some(step);
        }
        let mut inside = step.kind().sequences().into_iter();
        inside.find_map(|inside| find(inside.steps, id))
    })
}

fn collect<'a>(
    steps: &'a [Step],
    at: &str,
    depth: usize,
    within: Option<&'a StepId>,
    places: &mut Vec<Place<'a>>,
) {
    for (index, step) in steps.iter().enumerate() {
        let path = format!("{at}/{index}");
        places.push(Place {
            step,
            path: path.clone(),
            depth,
            within,
        });
        for inside in step.kind().sequences() {
            let at = format!("{path}/action/{}", inside.pointer);
            let owner = inside.path.map_or(&step.id, |path| path.id);
            collect(inside.steps, &at, depth + 1, Some(owner), places);
        }
    }
}
