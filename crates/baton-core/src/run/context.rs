//! What the values of a message are read from, as a run knows it.

use std::collections::BTreeMap;

use super::change::Change;
use super::state::{StepState, StepStatus};
use crate::ids::MessageId;
use crate::template::{Context, Got, RunFacts};

/// What counts as a step's answer: nothing before the step is done, also not what came early for
/// a step that was then not needed (C18).
pub(crate) fn answer(state: &StepState) -> Got<'_> {
    match (state.status, state.cut) {
        (StepStatus::Done, true) => Got::Cut,
        (StepStatus::Done, false) => Got::Picked(&state.got),
        (
            StepStatus::NotYet
            | StepStatus::Running
            | StepStatus::Waiting
            | StepStatus::Skipped
            | StepStatus::Stopped
            | StepStatus::NotNeeded,
            _,
        ) => Got::Nothing,
    }
}

/// Everything that a step's values can name, at this moment.
pub(crate) fn context<'c>(change: &'c Change<'_>, message: &MessageId) -> Context<'c> {
    let steps = change
        .run
        .steps
        .iter()
        .map(|(id, state)| (id.clone(), answer(state)));
    let details = change.details();
    Context {
        person: &details.person,
        sensitive: &details.sensitive,
        company: &details.company,
        trigger: Got::Picked(&change.run.trigger),
        steps: steps.collect::<BTreeMap<_, _>>(),
        run: RunFacts {
            id: change.id.clone(),
            workflow_name: details.workflow_name.clone(),
            started_at: change.run.started_at.unwrap_or(change.now),
            message_id: message.clone(),
            event_number: change.run.messages + 1,
            now: change.now,
        },
        zone: details.time.zone_for(&details.person).0,
    }
}
