//! How each step of a run stands, and what an admin can do there.

use std::collections::BTreeMap;

use baton_core::document::{Definition, Place};
use baton_core::run::{
    Deadline, StepState, StepStatus as CoreStatus, Stored, TakenPaths, Verb, statuses, verdicts,
};
use baton_core::steps::{Step, Timed};
use baton_core::{Reason, RunState, StepId};
use baton_store::table::outbox::{MessageRow, MessageState as StoredState};
use baton_store::table::runs::{RunRow, Where};
use baton_store::{Lenient, Snapshot};

use super::calls_since::calls_since;
use super::due_from::due_from;
use super::found_by::found_by;
use super::matched::shown_value;
use super::newer::Newer;
use super::views::{
    ActionReason, ByHand, CallsSince, MessageState, RunStep, StepAction, StepDetail, StepMessage,
    StepPaths, StepStatus, StepWaiting,
};
use crate::told::Telling;
use crate::{Outcome, Params};

/// The steps by id, the trigger included.
pub(super) fn steps_of(
    snapshot: &Snapshot<'_>,
    row: &RunRow,
    definition: &Definition,
    (state, by_hand): (&RunState, &BTreeMap<StepId, ByHand>),
    (telling, newer): (&Telling, &Newer),
) -> Outcome<BTreeMap<String, RunStep>> {
    let messages = snapshot.outbox().of_run(row.no)?;
    let latest: BTreeMap<_, _> = messages.iter().map(|one| (&one.step, one)).collect();
    let mut steps = BTreeMap::new();
    steps.insert(definition.trigger.id.to_string(), started(row));
    let statuses = statuses(definition, state).into_iter();
    for (place, (_, stands)) in definition.all_steps().into_iter().zip(statuses) {
        let known = state.step(&place.step.id).cloned().unwrap_or_default();
        let message = latest.get(&place.step.id).copied();
        let at = (&place.step.id, known.problem);
        let newer = newer.of_step(snapshot, (row, state), definition, at)?;
        let stored = Stored {
            try_out: row.try_out,
            message: message.map(|message| message.state.delivery()),
            newer: newer.is_some(),
        };
        let view = RunStep {
            status: status(&known, stands),
            since: known.since,
            detail: detail(row, place.step, &known, telling),
            waiting: waiting(snapshot, row, (definition, place.step), (&known, telling))?,
            paths: known.paths.as_ref().map(paths),
            message: message.map(message_view),
            done_again: known.own.is_done_again(),
            by_hand: by_hand.get(&place.step.id).cloned(),
            settings: known
                .settings
                .and_then(|version| u32::try_from(version).ok()),
            newer,
            actions: actions(state, &place, stored),
        };
        steps.insert(place.step.id.to_string(), view);
    }
    Ok(steps)
}

/// A message's state in the API's words.
pub(super) fn message_state(state: StoredState) -> MessageState {
    match state {
        StoredState::Waiting | StoredState::Parked => MessageState::Queued,
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
        paths: None,
        message: None,
        done_again: false,
        by_hand: None,
        settings: None,
        newer: None,
        actions: Vec::new(),
    }
}

fn status(known: &StepState, stands: CoreStatus) -> StepStatus {
    let is_open = known.status.is_under_way() || known.own.is_done_again();
    if known.problem.is_some() && is_open {
        return StepStatus::NeedsYou;
    }
    match stands {
        CoreStatus::NotYet => StepStatus::NotYet,
        CoreStatus::Running => StepStatus::Running,
        CoreStatus::Waiting => StepStatus::Waiting,
        CoreStatus::Done => StepStatus::Done,
        CoreStatus::Skipped => StepStatus::Skipped,
        CoreStatus::Stopped => StepStatus::Stopped,
        CoreStatus::NotNeeded => StepStatus::NotNeeded,
    }
}

fn paths(paths: &TakenPaths) -> StepPaths {
    StepPaths {
        taken: paths.taken.clone(),
        open: paths.open.clone(),
    }
}

fn detail(row: &RunRow, step: &Step, known: &StepState, telling: &Telling) -> Option<StepDetail> {
    if row.now.place.step.as_ref() == Some(&step.id) {
        return Some(StepDetail {
            kind: row.now.place.kind,
            params: telling.told(values_of(&row.now.place)),
        });
    }
    let needs = known.needs();
    (known.is_at_work() || needs.is_some()).then(|| StepDetail {
        kind: known.place(),
        params: telling.told(needs.unwrap_or_default()),
    })
}

fn waiting(
    snapshot: &Snapshot<'_>,
    row: &RunRow,
    (definition, step): (&Definition, &Step),
    (known, telling): (&StepState, &Telling),
) -> Outcome<Option<StepWaiting>> {
    if known.status != CoreStatus::Waiting {
        return Ok(None);
    }
    let address = snapshot.addresses().of_owner(row.workflow, &step.id)?;
    let found_by = found_by(snapshot, row, step, known.own.match_value())?;
    let shown = |value: &String| shown_value(snapshot, definition, step, value);
    let calls = match (&address, known.since) {
        (Some(address), Some(since)) => calls_since(snapshot, row, address.no, since, &found_by)?,
        (Some(_), None) | (None, _) => CallsSince::default(),
    };
    let date = step.kind().timed().and_then(Timed::date_detail);
    let is_hidden = date.is_some_and(|detail| telling.hides(detail));
    Ok(Some(StepWaiting {
        address: address.map(|address| address.id),
        match_value: found_by.value.as_ref().map(shown).transpose()?,
        former_emails: found_by.former.iter().map(shown).collect::<Outcome<_>>()?,
        reminder_at: known.own.wakes_at(Deadline::Reminder),
        limit_at: known.own.wakes_at(Deadline::Limit),
        due_at: known.own.wakes_at(Deadline::Due).filter(|_| !is_hidden),
        due_from: due_from(snapshot, row, step, (known, is_hidden))?,
        calls,
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

fn actions(state: &RunState, place: &Place<'_>, stored: Stored) -> Vec<StepAction> {
    let verdicts = verdicts(state, place, stored).into_iter();
    let actions = verdicts.map(|(verb, says)| action(verb, says.err().map(reason)));
    actions.collect()
}

/// The machine's reason in the API's words.
pub(super) fn reason(reason: Reason) -> ActionReason {
    match reason {
        Reason::RunDone | Reason::RunStopped | Reason::NotStarted => ActionReason::RunOver,
        Reason::NotReached | Reason::UnknownStep => ActionReason::NotReached,
        Reason::StillSending => ActionReason::BeingSent,
        Reason::OnlyTryOuts => ActionReason::OnlyTryOuts,
        Reason::NothingQueued | Reason::GivenUp | Reason::CannotPrepare => {
            ActionReason::NothingQueued
        }
        Reason::NotNeeded => ActionReason::NotNeeded,
        Reason::PathChosen => ActionReason::PathChosen,
        Reason::StepDone
        | Reason::StepSkipped
        | Reason::UnknownPath
        | Reason::NothingChanged
        | Reason::AlreadyStarted
        | Reason::WrongKind
        | Reason::CallAlreadyBound
        | Reason::OtherOccurrence
        | Reason::OldTry
        | Reason::NotASuccess
        | Reason::SameSettings
        | Reason::NoDeadline
        | Reason::TooEarly => ActionReason::StepOver,
    }
}

fn action(action: Verb, reason: Option<ActionReason>) -> StepAction {
    StepAction {
        action,
        allowed: reason.is_none(),
        reason_code: reason,
    }
}

/// The values of where a run stands.
pub(super) fn values_of(place: &Where) -> Params {
    place.params.as_ref().map(Lenient::read).unwrap_or_default()
}
