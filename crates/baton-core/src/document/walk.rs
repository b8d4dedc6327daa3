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
    /// The paths it stands in, the outermost first; none at the top.
    pub above: Vec<Inside<'a>>,
}

/// A path of a step that owns paths.
#[derive(Clone, Copy, Debug)]
pub struct Inside<'a> {
    /// The step that owns it.
    pub split: &'a Step,
    /// Which of the step's sequences it is.
    pub index: usize,
    /// Its id; of a sequence without one, such as *otherwise*, the owner's.
    pub path: &'a StepId,
    /// The admin's words for it; none of a sequence without any.
    pub name: Option<&'a str>,
    /// Its steps.
    pub steps: &'a [Step],
}

impl<'a> Place<'a> {
    /// How many branches lie above it.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.above.len()
    }

    /// The path it stands in; for *otherwise* the split itself, at the top none.
    #[must_use]
    pub fn within(&self) -> Option<&'a StepId> {
        self.above.last().map(|inside| inside.path)
    }
}

impl Definition {
    /// All steps in reading order, those inside branches included.
    #[must_use]
    pub fn all_steps(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        collect(&self.steps, "/steps", &mut Vec::new(), &mut places);
        places
    }

    /// A step by its id, wherever it stands.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        find(&self.steps, id, &mut Vec::new())
    }

    /// What the calls to the start, or to a step, are called by whatever takes something from them.
    #[must_use]
    pub fn calls_of(&self, id: &StepId) -> Source {
        match *id == self.trigger.id {
            true => Source::Trigger,
            false => Source::Step { step: id.clone() },
        }
    }

    /// The paths that a step stands in, the outermost first; none when there is no such step.
    #[must_use]
    pub fn above(&self, id: &StepId) -> Option<(&Step, Vec<Inside<'_>>)> {
        let mut above = Vec::new();
        let step = find(&self.steps, id, &mut above)?;
        Some((step, above))
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
    /// The steps of which the step itself, without those inside it, needs what they got.
    #[must_use]
    pub fn reads(&self) -> Vec<&StepId> {
        let kind = self.kind();
        let answers = kind.answers_read().into_iter().map(|(from, _)| from);
        let named = kind.references().into_iter();
        let named = named.filter_map(|reference| match &reference.source {
            Source::Step { step } => Some(step),
            Source::Person | Source::Trigger | Source::Run | Source::Company | Source::Call => None,
        });
        answers.chain(named).collect()
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

/// The sequences that a step owns, each with its place.
pub(crate) fn insides(split: &Step) -> impl Iterator<Item = Inside<'_>> {
    let sequences = split.kind().sequences().into_iter().enumerate();
    sequences.map(move |(index, sequence)| Inside {
        split,
        index,
        path: sequence.path.as_ref().map_or(&split.id, |path| path.id),
        name: sequence.path.map(|path| path.name),
        steps: sequence.steps,
    })
}

fn find<'a>(steps: &'a [Step], id: &StepId, above: &mut Vec<Inside<'a>>) -> Option<&'a Step> {
    for step in steps {
        if step.id == *id {
            return Some(step);
        }
        for inside in insides(step) {
            above.push(inside);
            let found = find(inside.steps, id, above);
            if found.is_some() {
                return found;
            }
            above.pop();
        }
    }
    None
}

fn collect<'a>(
    steps: &'a [Step],
    at: &str,
    above: &mut Vec<Inside<'a>>,
    places: &mut Vec<Place<'a>>,
) {
    for (index, step) in steps.iter().enumerate() {
        let path = format!("{at}/{index}");
        let pointers = step.kind().sequences().into_iter();
        let pointers: Vec<_> = pointers
            .map(|inside| format!("{path}/action/{}", inside.pointer))
            .collect();
        places.push(Place {
            step,
            path,
            above: above.clone(),
        });
        for (inside, at) in insides(step).zip(pointers) {
            above.push(inside);
            collect(inside.steps, &at, above, places);
            above.pop();
        }
    }
}
