//! The run gets to a step.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::change::{Change, params};
use super::{Effect, RunStatus, StepStatus};
use crate::document::calls::MatchBy;
use crate::history::{Kind, Params};
use crate::ids::{MessageId, StepId};
use crate::json::Json;
use crate::problem;
use crate::steps::{CallWebhook, Step, StepKind, WaitForCall};
use crate::template::{Context, Got, Prepared, RunFacts, Unsendable, Why, render};

/// Goes to the step at a place in the sequence and on, until something takes time.
pub(super) fn go_to(change: &mut Change<'_>, place: usize) {
    let definition = change.definition;
    for step in definition.steps.iter().skip(place) {
        if enter(change, step) == Entered::Stays {
            return;
        }
    }
    change.run.at = None;
    change.run.status = RunStatus::Done;
    change.run.finished_at = Some(change.now);
    change.note(None, Kind::RunDone, Params::new());
}

/// Goes on behind a step.
pub(super) fn go_on_after(change: &mut Change<'_>, id: &StepId) {
    let place = change
        .definition
        .steps
        .iter()
        .position(|step| step.id == *id);
    go_to(change, place.map_or(usize::MAX, |place| place + 1));
}

#[derive(PartialEq, Eq)]
pub(super) enum Entered {
    Stays,
    Passed,
}

/// Begins a step, also once more when it had sent nothing.
pub(super) fn enter(change: &mut Change<'_>, step: &Step) -> Entered {
    change.run.at = Some(step.id.clone());
    let now = change.now;
    let state = change.state(&step.id);
    state.since = Some(now);
    match &step.action {
        StepKind::CallWebhook(call) => {
            enter_call(change, &step.id, call);
            Entered::Stays
        }
        StepKind::WaitForCall(wait) => enter_wait(change, &step.id, wait),
        StepKind::ChoosePath(_) | StepKind::AtTheSameTime(_) => {
            change.state(&step.id).status = StepStatus::Running;
            change.open_problem(&step.id, problem::Kind::NotRunnable, Params::new());
            Entered::Stays
        }
    }
}

/// Makes known by which values calls find the waits ahead, as soon as the values exist.
pub(super) fn announce_waits(change: &mut Change<'_>) {
    let definition = change.definition;
    for step in &definition.steps {
        let StepKind::WaitForCall(wait) = &step.action else {
            continue;
        };
        let known = change.run.steps.get(&step.id);
        if known.is_some_and(|it| it.match_value.is_some() || it.status != StepStatus::NotYet) {
            continue;
        }
        if let Some(value) = match_value(change, wait) {
            await_call(change, &step.id, value);
        }
    }
}

fn enter_call(change: &mut Change<'_>, id: &StepId, call: &CallWebhook) {
    let occurrence = change.state(id).occurrence + 1;
    let message = MessageId::of(&change.run.run, id, occurrence);
    let rendered = render(&call.sends(), &context(change, &message));
    change.state(id).status = StepStatus::Running;
    if let Some(first) = rendered.problems.first() {
        let (kind, params) = unsendable(first);
        change.open_problem(id, kind, params);
        return;
    }
    hand_over(change, id, message, rendered.prepared);
}

/// What a step sends under a message's id with the details as they are now; none when it cannot.
pub(super) fn prepare(
    change: &Change<'_>,
    call: &CallWebhook,
    message: &MessageId,
) -> Option<Prepared> {
    let rendered = render(&call.sends(), &context(change, message));
    rendered.problems.is_empty().then_some(rendered.prepared)
}

/// Sends a step's next message.
pub(super) fn hand_over(
    change: &mut Change<'_>,
    id: &StepId,
    message: MessageId,
    prepared: Prepared,
) {
    change.run.messages += 1;
    let state = change.state(id);
    state.occurrence += 1;
    state.message = Some(message.clone());
    (state.failed, state.last_try, state.given_up) = (0, 0, false);
    let occurrence = state.occurrence;
    let details = params([
        ("message", message.to_string()),
        ("occurrence", occurrence.to_string()),
    ]);
    change.note(Some(id), Kind::MessageReady, details);
    let prepared = Box::new(prepared);
    change.effect(Effect::Send {
        step: id.clone(),
        occurrence,
        message,
        prepared,
    });
}

fn context<'c>(change: &'c Change<'_>, message: &MessageId) -> Context<'c> {
    let steps = change.run.steps.iter().map(|(id, state)| {
        let got = if state.cut {
            Got::Cut
        } else {
            Got::Picked(&state.got)
        };
        (id.clone(), got)
    });
    Context {
        person: &change.details.person,
        sensitive: &change.details.sensitive,
        company: &change.details.company,
        trigger: Got::Picked(&change.run.trigger),
        steps: steps.collect::<BTreeMap<_, _>>(),
        run: RunFacts {
            id: change.run.run.clone(),
            workflow_name: change.details.workflow_name.clone(),
            started_at: change.run.started_at.unwrap_or(change.now),
            message_id: message.clone(),
            event_number: change.run.messages + 1,
            now: change.now,
        },
    }
}

fn unsendable(problem: &Unsendable) -> (problem::Kind, Params) {
    let kind = match problem.kind {
        Why::Missing => problem::Kind::ValueMissing,
        Why::AnswerCut => problem::Kind::AnswerCut,
        Why::NotANumber
        | Why::NotYesNo
        | Why::NotADate
        | Why::UnsafeInPath
        | Why::NameUnusable
        | Why::TooLarge => problem::Kind::ValueUnusable,
    };
    let mut details = params([
        ("name", problem.name.clone()),
        ("why", problem.kind.code().into()),
    ]);
    if let Some(detail) = &problem.detail {
        details.insert("detail".to_owned(), detail.clone());
    }
    (kind, details)
}

fn enter_wait(change: &mut Change<'_>, id: &StepId, wait: &WaitForCall) -> Entered {
    if let Some(call) = change.state(id).call.clone() {
        change.note(
            Some(id),
            Kind::CallUsed,
            params([("call", call.to_string())]),
        );
        change.effect(Effect::UseCall {
            step: id.clone(),
            call,
        });
        change.leave(id, StepStatus::Done);
        announce_waits(change);
        return Entered::Passed;
    }
    change.state(id).status = StepStatus::Waiting;
    let Some(value) = match_value(change, wait) else {
        change.open_problem(id, problem::Kind::MatchValueMissing, Params::new());
        return Entered::Stays;
    };
    let now = change.now;
    let state = change.state(id);
    state.reminder_at = wait
        .reminder_after_s
        .and_then(|seconds| later(now, seconds));
    state.limit_at = wait.limit_after_s.and_then(|seconds| later(now, seconds));
    change.note(
        Some(id),
        Kind::WaitStarted,
        params([("match_value", value.clone())]),
    );
    if change.state(id).match_value.as_ref() != Some(&value) {
        await_call(change, id, value);
    }
    Entered::Stays
}

fn await_call(change: &mut Change<'_>, id: &StepId, value: String) {
    change.state(id).match_value = Some(value.clone());
    change.effect(Effect::AwaitCall {
        step: id.clone(),
        match_value: value,
    });
}

fn match_value(change: &Change<'_>, wait: &WaitForCall) -> Option<String> {
    let value = match &wait.match_by {
        MatchBy::StepAnswer { step, pointer, .. } => change.run.steps.get(step)?.got.get(pointer),
        MatchBy::PersonDetail { detail, .. } => change
            .details
            .person
            .pointer(&format!("/{}", detail.trim_start_matches('/'))),
    }?;
    match value {
        Json::Text(_) | Json::Number(_) | Json::Bool(_) => {
            let text = value.display().trim().to_owned();
            (!text.is_empty()).then_some(text)
        }
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}

fn later(now: Timestamp, seconds: u64) -> Option<Timestamp> {
    now.checked_add(SignedDuration::from_secs(i64::try_from(seconds).ok()?))
        .ok()
}
