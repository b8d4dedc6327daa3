//! Walking the tree.

use super::{
    CallWebhook, ConditionGroup, Content, Definition, Reference, Segment, Step, StepKind,
    TriggerKind, WebhookTrigger,
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
}

impl Definition {
    /// All steps in reading order, those inside branches included.
    #[must_use]
    pub fn all_steps(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        collect(&self.steps, "/steps", 0, &mut places);
        places
    }

    /// A step by its id, wherever it stands.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        find(&self.steps, id)
    }

    /// Every reference in the definition, with a JSON pointer to it.
    #[must_use]
    pub fn references(&self) -> Vec<(String, &Reference)> {
        let mut found = Vec::new();
        let trigger = self.webhook_trigger();
        in_condition(
            trigger.only_if.as_ref(),
            "/trigger/start/only_if",
            &mut found,
        );
        for place in self.all_steps() {
            in_step(place.step, &format!("{}/action", place.path), &mut found);
        }
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

type Found<'a> = Vec<(String, &'a Reference)>;

fn in_step<'a>(step: &'a Step, at: &str, found: &mut Found<'a>) {
    match &step.action {
        StepKind::CallWebhook(call) => in_call(call, at, found),
        StepKind::WaitForCall(wait) => {
            in_condition(wait.only_if.as_ref(), &format!("{at}/only_if"), found);
        }
        StepKind::ChoosePath(choice) => {
            for (index, path) in choice.paths.iter().enumerate() {
                in_condition(Some(&path.when), &format!("{at}/paths/{index}/when"), found);
            }
        }
        StepKind::AtTheSameTime(_) => {}
    }
}

fn in_call<'a>(call: &'a CallWebhook, at: &str, found: &mut Found<'a>) {
    in_segments(&call.path, &format!("{at}/path"), found);
    let Content::Fields { fields } = &call.content else {
        return;
    };
    for (index, field) in fields.iter().enumerate() {
        let at = format!("{at}/content/fields/{index}/value/segments");
        in_segments(&field.value.segments, &at, found);
    }
}

fn in_segments<'a>(segments: &'a [Segment], at: &str, found: &mut Found<'a>) {
    let references = segments.iter().enumerate();
    found.extend(references.filter_map(|(index, segment)| {
        Some((format!("{at}/{index}/reference"), segment.reference()?))
    }));
}

fn in_condition<'a>(group: Option<&'a ConditionGroup>, at: &str, found: &mut Found<'a>) {
    let tests = group
        .iter()
        .flat_map(|group| group.tests.iter().enumerate());
    found.extend(tests.map(|(i, test)| (format!("{at}/tests/{i}/reference"), &test.reference)));
}

fn find<'a>(steps: &'a [Step], id: &StepId) -> Option<&'a Step> {
    steps.iter().find_map(|step| {
        if step.id == *id {
            return Some(step);
        }
        branches(step)
            .into_iter()
            .find_map(|(_, inside)| find(inside, id))
    })
}

fn collect<'a>(steps: &'a [Step], at: &str, depth: usize, places: &mut Vec<Place<'a>>) {
    for (index, step) in steps.iter().enumerate() {
        let path = format!("{at}/{index}");
        places.push(Place {
            step,
            path: path.clone(),
            depth,
        });
        for (branch, inside) in branches(step) {
            collect(inside, &format!("{path}{branch}"), depth + 1, places);
        }
    }
}

/// The sequences a step owns, each with its pointer inside the step.
pub(crate) fn branches(step: &Step) -> Vec<(String, &[Step])> {
    match &step.action {
        StepKind::CallWebhook(_) | StepKind::WaitForCall(_) => Vec::new(),
        StepKind::ChoosePath(choice) => {
            let paths = choice.paths.iter().enumerate();
            let paths = paths.map(|(i, path)| (format!("/action/paths/{i}/steps"), &*path.steps));
            paths
                .chain([("/action/otherwise".to_owned(), &*choice.otherwise)])
                .collect()
        }
        StepKind::AtTheSameTime(parallel) => {
            let paths = parallel.paths.iter().enumerate();
            paths
                .map(|(i, path)| (format!("/action/paths/{i}/steps"), &*path.steps))
                .collect()
        }
    }
}
