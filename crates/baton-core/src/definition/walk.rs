//! Going through a definition without caring how deep it is.

use super::{Definition, Step, StepKind};
use crate::ids::StepId;

impl Definition {
    /// Every step in reading order, those inside paths after the step that owns them.
    pub fn all_steps(&self) -> Vec<&Step> {
        let mut found = Vec::new();
        collect(&self.steps, &mut found);
        found
    }

    /// The step with this id, at any depth.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.all_steps().into_iter().find(|step| step.id == *id)
    }

    /// The ids that own a web address: the trigger and every wait, in reading order.
    pub fn address_owners(&self) -> Vec<&StepId> {
        let waits = self
            .all_steps()
            .into_iter()
            .filter(|step| matches!(step.action, StepKind::WaitForCall(_)))
            .map(|step| &step.id);
        std::iter::once(&self.trigger.id).chain(waits).collect()
    }
}

impl Step {
    /// The sequences this step owns; empty for a step without paths.
    pub fn sequences(&self) -> Vec<&[Self]> {
        match &self.action {
            StepKind::CallWebhook(_) | StepKind::WaitForCall(_) => Vec::new(),
            StepKind::ChoosePath(choice) => choice
                .paths
                .iter()
                .map(|path| path.steps.as_slice())
                .chain(std::iter::once(choice.otherwise.as_slice()))
                .collect(),
            StepKind::AtTheSameTime(split) => {
                split.paths.iter().map(|path| path.steps.as_slice()).collect()
            }
        }
    }
}

fn collect<'a>(steps: &'a [Step], found: &mut Vec<&'a Step>) {
    for step in steps {
        found.push(step);
        for sequence in step.sequences() {
            collect(sequence, found);
        }
    }
}
