//! How each step of a run stands, and what an admin can do there.

use std::collections::BTreeMap;

use baton_core::document::Definition;
use baton_core::run::{StepState, StepStatus as CoreStatus};
use baton_core::steps::{Step, StepKind};
use baton_core::{RunState, problem};
use baton_store::Snapshot;
use baton_store::table::outbox::{MessageRow, MessageState as StoredState};
use baton_store::table::runs::{RunRow, RunStatus};

use super::views::{
    ActionReason, MessageState, RunStep, StepAction, StepActionKind, StepDetail, StepMessage,
    StepStatus, StepWaiting, WhereKind,
};
use crate::Outcome;

/// How many calls at an address are looked at to say how many came for others.
const LOOKED_AT: usize = 100;

/// The steps by id, the trigger included.
pub(super) fn steps_of(
    look: &Snapshot<'_>,
    row: &RunRow,
    definition: &Definition,
    state: &RunState,
) -> Outcome<BTreeMap<String, RunStep>> {
    let messages = look.outbox().of_run(row.no)?;
    let mut steps = BTreeMap::new();
    steps.insert(definition.trigger.id.to_string(), started(row));
    for place in definition.all_steps() {
        let known = state.step(&place.step.id).cloned().unwrap_or_default();
        let message = messages
            .iter()
            .rfind(|message| message.step == place.step.id);
        let view = RunStep {
            status: status(&known),
            since: known.since,
            detail: detail(row, place.step, &known),
            waiting: waiting(look, row, place.step, &known)?,
            message: message.map(message_view),
            done_again: known.repeats,
            actions: actions(row, place.step, &known, message),
        };
        steps.insert(place.step.id.to_string(), view);
    }
    Ok(steps)
}

/// A message's state in the API's words.
pub(super) fn message_state(state: StoredState) -> MessageState {
    match state {
        StoredState::Waiting => MessageState::Queued,
        StoredState::Sending => MessageState::Sending,
        StoredState::Delivered => MessageState::Delivered,
        StoredState::GivenUp => MessageState::GivenUp,
        StoredState::Cancelled => MessageState::Cancelled,
    }
}

fn started(row: &RunRow) -> RunStep {
    RunStep {
        status: StepStatus::Done,
        since: Some(row.started_at),
        detail: None,
        waiting: None,
        message: None,
        done_again: false,
        actions: Vec::new(),
    }
}

fn status(known: &StepState) -> StepStatus {
    if known.problem.is_some() && (is_at(known) || known.repeats) {
        return StepStatus::NeedsYou;
    }
    match known.status {
        CoreStatus::NotYet => StepStatus::NotYet,
        CoreStatus::Running => StepStatus::Running,
        CoreStatus::Waiting => StepStatus::Waiting,
        CoreStatus::Done => StepStatus::Done,
        CoreStatus::Skipped => StepStatus::Skipped,
        CoreStatus::Stopped => StepStatus::Stopped,
    }
}

fn is_at(known: &StepState) -> bool {
    match known.status {
        CoreStatus::Running | CoreStatus::Waiting => true,
        CoreStatus::NotYet | CoreStatus::Done | CoreStatus::Skipped | CoreStatus::Stopped => false,
    }
}

fn detail(row: &RunRow, step: &Step, known: &StepState) -> Option<StepDetail> {
    if row.now.place.step.as_ref() == Some(&step.id) {
        let params = row.now.place.params.as_deref();
        let params = params
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default();
        return Some(StepDetail {
            kind: super::look::place(&row.now.place.kind),
            params,
        });
    }
    let kind = match known.status {
        CoreStatus::Running => WhereKind::Sending,
        CoreStatus::Waiting => WhereKind::WaitingForCall,
        CoreStatus::NotYet | CoreStatus::Done | CoreStatus::Skipped | CoreStatus::Stopped => {
            return None;
        }
    };
    let problem = known.problem.as_ref().map(word);
    let params = problem
        .map(|problem| ("problem".to_owned(), problem))
        .into_iter()
        .collect();
    Some(StepDetail { kind, params })
}

fn word(problem: &problem::Kind) -> String {
    serde_json::to_string(problem)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}

fn waiting(
    look: &Snapshot<'_>,
    row: &RunRow,
    step: &Step,
    known: &StepState,
) -> Outcome<Option<StepWaiting>> {
    if known.status != CoreStatus::Waiting {
        return Ok(None);
    }
    let address = look.addresses().of_owner(row.workflow, &step.id)?;
    let other_calls = match (&address, known.since) {
        (Some(address), Some(since)) => {
            let calls = look.calls().page(address.no, None, LOOKED_AT)?.items;
            calls.iter().filter(|call| call.at >= since).count() as u64
        }
        (Some(_), None) | (None, _) => 0,
    };
    Ok(Some(StepWaiting {
        address: address.map(|address| address.id),
        match_value: known.match_value.clone(),
        reminder_at: known.reminder_at,
        limit_at: known.limit_at,
        other_calls,
    }))
}

fn message_view(message: &MessageRow) -> StepMessage {
    let queued = message.state == StoredState::Waiting;
    StepMessage {
        id: message.id.clone(),
        occurrence: message.occurrence,
        state: message_state(message.state),
        tries: message.tries,
        next_try_at: queued.then_some(message.due_at),
    }
}

fn actions(
    row: &RunRow,
    step: &Step,
    known: &StepState,
    message: Option<&MessageRow>,
) -> Vec<StepAction> {
    let over = row.now.status.is_finished();
    let at_step = match (over, known.status) {
        (true, _) => Some(ActionReason::RunOver),
        (false, CoreStatus::NotYet) => Some(ActionReason::NotReached),
        (false, CoreStatus::Done | CoreStatus::Skipped | CoreStatus::Stopped) => {
            Some(ActionReason::StepOver)
        }
        (false, CoreStatus::Running | CoreStatus::Waiting) => None,
    };
    // A message that was made after the step's success is open whatever the run does.
    let at_step = at_step.filter(|_| !known.repeats);
    let mut actions = vec![action(StepActionKind::Skip, at_step)];
    match &step.action {
        StepKind::CallWebhook(_) => {
            let again = at_step.or_else(|| again_reason(known, message));
            actions.push(action(StepActionKind::SendAgain, again));
            let anew = new_reason(row.now.status, known, message);
            actions.push(action(StepActionKind::SendNew, anew));
            actions.push(action(
                StepActionKind::TryNow,
                at_step.or_else(|| now_reason(message)),
            ));
        }
        StepKind::WaitForCall(_) => {
            actions.push(action(StepActionKind::MarkReceived, at_step));
            let real = (!row.try_out).then_some(ActionReason::OnlyTryOuts);
            actions.push(action(StepActionKind::PretendCalled, real.or(at_step)));
        }
        StepKind::ChoosePath(_) | StepKind::AtTheSameTime(_) => {}
    }
    actions
}

/// A message that is given up, or a step that could not be prepared, can be sent again.
fn again_reason(known: &StepState, message: Option<&MessageRow>) -> Option<ActionReason> {
    match message.map(|message| message.state) {
        Some(StoredState::Sending) => Some(ActionReason::BeingSent),
        Some(StoredState::Delivered) => Some(ActionReason::StepOver),
        Some(StoredState::Waiting | StoredState::GivenUp | StoredState::Cancelled) => None,
        None if known.problem.is_some() => None,
        None => Some(ActionReason::NothingQueued),
    }
}

/// What was accepted, or was tried in vain, can be made anew.
fn new_reason(
    status: RunStatus,
    known: &StepState,
    message: Option<&MessageRow>,
) -> Option<ActionReason> {
    match known.status {
        _ if status == RunStatus::Stopped => return Some(ActionReason::RunOver),
        CoreStatus::NotYet => return Some(ActionReason::NotReached),
        CoreStatus::Skipped | CoreStatus::Stopped => return Some(ActionReason::StepOver),
        CoreStatus::Running | CoreStatus::Waiting | CoreStatus::Done => {}
    }
    match message.map(|message| message.state) {
        Some(StoredState::Sending) => Some(ActionReason::BeingSent),
        Some(StoredState::Waiting) if known.failed == 0 && known.problem.is_none() => {
            Some(ActionReason::BeingSent)
        }
        Some(StoredState::Waiting | StoredState::GivenUp | StoredState::Delivered) => None,
        Some(StoredState::Cancelled) if known.status == CoreStatus::Done => None,
        Some(StoredState::Cancelled) | None => Some(ActionReason::NothingQueued),
    }
}

fn now_reason(message: Option<&MessageRow>) -> Option<ActionReason> {
    match message.map(|message| message.state) {
        Some(StoredState::Waiting) => None,
        Some(StoredState::Sending) => Some(ActionReason::BeingSent),
        Some(StoredState::Delivered | StoredState::GivenUp | StoredState::Cancelled) | None => {
            Some(ActionReason::NothingQueued)
        }
    }
}

fn action(action: StepActionKind, reason: Option<ActionReason>) -> StepAction {
    StepAction {
        action,
        allowed: reason.is_none(),
        reason_code: reason,
    }
}
