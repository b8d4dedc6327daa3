//! Walking the tree.

use super::{
    CallWebhook, ConditionGroup, Content, Definition, MatchBy, Reference, Segment, Source, Step,
    StepKind, TriggerKind, WebhookTrigger,
};
use crate::ids::StepId;

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
        let mut found = Vec::new();
        in_condition(self.webhook_trigger().only_if.as_ref(), &mut found);
        in_steps(&self.steps, &mut found);
        found
    }

    /// The waits that a step's answer finds the calls of, wherever they stand.
    #[must_use]
    pub fn waits_on(&self, answer_of: &StepId) -> Vec<&MatchBy> {
        let mut found = Vec::new();
        waits_in(&self.steps, answer_of, &mut found);
        found
    }

    /// The webhook trigger's settings.
    #[must_use]
    pub fn webhook_trigger(&self) -> &WebhookTrigger {
        match &self.trigger.start {
            TriggerKind::WebhookCalled(trigger) => trigger,
        }
    }
}

impl Step {
    /// Whether the step itself, without those inside it, needs what another step got.
    #[must_use]
    pub fn uses(&self, other: &StepId) -> bool {
        let mut found = Vec::new();
        in_step(self, &mut found);
        let source = Source::Step {
            step: other.clone(),
        };
        let matched = match &self.action {
            StepKind::WaitForCall(wait) => matches!(
                &wait.match_by,
                MatchBy::StepAnswer { step, .. } if step == other
            ),
            StepKind::CallWebhook(_) | StepKind::ChoosePath(_) | StepKind::AtTheSameTime(_) => {
                false
            }
        };
        matched || found.iter().any(|reference| reference.source == source)
    }
}

impl Segment {
    /// The reference of a detail.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Detail { reference, .. } => Some(reference),
            Self::Text { .. } | Self::Secret { .. } => None,
        }
    }
}

fn in_steps<'a>(steps: &'a [Step], found: &mut Vec<&'a Reference>) {
    for step in steps {
        in_step(step, found);
        for inside in sequences(step) {
            in_steps(inside, found);
        }
    }
}

fn in_step<'a>(step: &'a Step, found: &mut Vec<&'a Reference>) {
    match &step.action {
        StepKind::CallWebhook(call) => in_call(call, found),
        StepKind::WaitForCall(wait) => in_condition(wait.only_if.as_ref(), found),
        StepKind::ChoosePath(choice) => {
            for path in &choice.paths {
                in_condition(Some(&path.when), found);
            }
        }
        StepKind::AtTheSameTime(_) => {}
    }
}

fn in_call<'a>(call: &'a CallWebhook, found: &mut Vec<&'a Reference>) {
    found.extend(call.path.iter().filter_map(Segment::reference));
    match &call.content {
        Content::Fields { fields } => {
            let segments = fields.iter().flat_map(|field| &field.value.segments);
            found.extend(segments.filter_map(Segment::reference));
        }
        Content::EverythingExcept { .. } => {}
    }
}

fn in_condition<'a>(group: Option<&'a ConditionGroup>, found: &mut Vec<&'a Reference>) {
    let tests = group.into_iter().flat_map(|group| &group.tests);
    found.extend(tests.map(|test| &test.reference));
}

fn waits_in<'a>(steps: &'a [Step], answer_of: &StepId, found: &mut Vec<&'a MatchBy>) {
    for step in steps {
        if let StepKind::WaitForCall(wait) = &step.action
            && let MatchBy::StepAnswer { step, .. } = &wait.match_by
            && step == answer_of
        {
            found.push(&wait.match_by);
        }
        for inside in sequences(step) {
            waits_in(inside, answer_of, found);
        }
    }
}

/// The sequences a step owns.
fn sequences(step: &Step) -> impl Iterator<Item = &[Step]> {
    branches(step).into_iter().map(|branch| branch.steps)
}

fn find<'a>(steps: &'a [Step], id: &StepId) -> Option<&'a Step> {
    steps.iter().find_map(|step| {
        if step.id == *id {
            return Some(step);
        }
        sequences(step).find_map(|inside| find(inside, id))
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
        for branch in branches(step) {
            let inside = format!("{path}{}", branch.pointer());
            collect(branch.steps, &inside, depth + 1, Some(branch.id), places);
        }
    }
}

/// One of the sequences that a step owns.
struct Branch<'a> {
    /// The path's id, or the step's own for *otherwise*.
    id: &'a StepId,
    /// Its place among the paths; none for *otherwise*.
    index: Option<usize>,
    steps: &'a [Step],
}

impl Branch<'_> {
    /// The JSON pointer to its steps inside the step that owns it.
    fn pointer(&self) -> String {
        self.index.map_or_else(
            || "/action/otherwise".to_owned(),
            |index| format!("/action/paths/{index}/steps"),
        )
    }
}

fn branches(step: &Step) -> Vec<Branch<'_>> {
    let path = |(index, id, steps)| Branch {
        id,
        index: Some(index),
        steps,
    };
    match &step.action {
        StepKind::CallWebhook(_) | StepKind::WaitForCall(_) => Vec::new(),
        StepKind::ChoosePath(choice) => {
            let paths = choice.paths.iter().enumerate();
            let otherwise = Branch {
                id: &step.id,
                index: None,
                steps: &choice.otherwise,
            };
            paths
                .map(|(index, one)| path((index, &one.id, &*one.steps)))
                .chain([otherwise])
                .collect()
        }
        StepKind::AtTheSameTime(all) => all
            .paths
            .iter()
            .enumerate()
            .map(|(index, one)| path((index, &one.id, &*one.steps)))
            .collect(),
    }
}
