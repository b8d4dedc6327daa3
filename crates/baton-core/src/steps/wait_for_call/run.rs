//! What the kind does in a run.

use jiff::{SignedDuration, Timestamp};

use super::WaitForCall;
use crate::call::Entry;
use crate::document::calls::MatchBy;
use crate::history::{Kind, Params};
use crate::ids::{CallId, StepId};
use crate::json::Json;
use crate::problem;
use crate::run::change::{Change, Then, params};
use crate::run::context::answer;
use crate::run::effect::{Deadline, Effect};
use crate::run::reason::Reason;
use crate::run::state::StepStatus;
use crate::steps::own::Runs;

impl Runs for WaitForCall {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        if let Some(call) = call_of(change, id).cloned() {
            use_call(change, id, call);
            return Then::Passed;
        }
        begin(change, id, self);
        Then::Stays
    }

    /// Makes known by which value calls find the step, as soon as the value exists.
    fn announce(&self, change: &mut Change<'_>, id: &StepId) {
        let state = change.run.step(id);
        let ahead = state.is_none_or(|state| state.status == StepStatus::NotYet);
        if !ahead || value_of(change, id).is_some() {
            return;
        }
        if let Some(value) = match_value(change, self) {
            await_call(change, id, value);
        }
    }

    fn stuck_by(&self) -> Option<problem::Kind> {
        Some(problem::Kind::MatchValueMissing)
    }

    fn called(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        call: &CallId,
        about: &Entry,
    ) -> Result<Then, Reason> {
        if call_of(change, id).is_some() {
            return Err(Reason::CallAlreadyBound);
        }
        change.keep_about(id, about);
        change.state(id).own.awaited_mut().call = Some(call.clone());
        if !change.run.is_under_way(id) {
            let details = params([("call", call.to_string())]);
            change.note(Some(id), Kind::CallBound, details);
            return Ok(Then::Stays);
        }
        use_call(change, id, call.clone());
        Ok(Then::Passed)
    }

    fn deadline_passed(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        which: Deadline,
    ) -> Result<Then, Reason> {
        deadline_passed(change, id, which).map(|()| Then::Stays)
    }

    fn left(&self, change: &mut Change<'_>, id: &StepId) {
        if change.state(id).own.awaited().is_some() {
            let own = change.state(id).own.awaited_mut();
            (own.reminder_at, own.limit_at) = (None, None);
        }
        stop_awaiting(change, id);
    }

    fn not_needed(&self, change: &mut Change<'_>, id: &StepId) {
        if let Some(call) = call_of(change, id).cloned() {
            change.effect(Effect::DropCall {
                step: id.clone(),
                call,
            });
        }
        stop_awaiting(change, id);
    }
}

fn begin(change: &mut Change<'_>, id: &StepId, wait: &WaitForCall) {
    change.state(id).status = StepStatus::Waiting;
    let Some(value) = match_value(change, wait) else {
        change.open_problem(id, problem::Kind::MatchValueMissing, Params::new());
        return;
    };
    let after = |seconds: Option<u64>| seconds.and_then(|seconds| later(change.now, seconds));
    let (reminder_at, limit_at) = (after(wait.reminder_after_s), after(wait.limit_after_s));
    let own = change.state(id).own.awaited_mut();
    (own.reminder_at, own.limit_at) = (reminder_at, limit_at);
    let details = params([("match_value", value.clone())]);
    change.note(Some(id), Kind::WaitStarted, details);
    if value_of(change, id) != Some(&value) {
        await_call(change, id, value);
    }
}

fn use_call(change: &mut Change<'_>, id: &StepId, call: CallId) {
    let details = params([("call", call.to_string())]);
    change.note(Some(id), Kind::CallUsed, details);
    change.effect(Effect::UseCall {
        step: id.clone(),
        call,
    });
}

fn deadline_passed(change: &mut Change<'_>, id: &StepId, which: Deadline) -> Result<(), Reason> {
    let now = change.now;
    let state = change.state(id);
    let since = state.since;
    if state.own.awaited().is_none() {
        return Err(Reason::NoDeadline);
    }
    let own = state.own.awaited_mut();
    let at = match which {
        Deadline::Reminder => &mut own.reminder_at,
        Deadline::Limit => &mut own.limit_at,
        Deadline::Due => return Err(Reason::NoDeadline),
    };
    if at.ok_or(Reason::NoDeadline)? > now {
        return Err(Reason::TooEarly);
    }
    *at = None;
    let (kind, code) = match which {
        Deadline::Reminder => (Kind::ReminderPassed, "reminder"),
        Deadline::Limit | Deadline::Due => (Kind::LimitPassed, "limit"),
    };
    let since = since.map(|since| since.to_string()).unwrap_or_default();
    let details = params([("deadline", code.to_owned()), ("since", since)]);
    change.note(Some(id), kind, details.clone());
    change.open_problem(id, problem::Kind::NobodyCalled, details);
    Ok(())
}

fn await_call(change: &mut Change<'_>, id: &StepId, value: String) {
    change.state(id).own.awaited_mut().match_value = Some(value.clone());
    change.effect(Effect::AwaitCall {
        step: id.clone(),
        match_value: value,
    });
}

/// Also without a value: no call waits for one that cannot come any more, nor finds a run that is
/// past the step by one that comes later.
fn stop_awaiting(change: &mut Change<'_>, id: &StepId) {
    change.effect(Effect::StopAwaiting { step: id.clone() });
}

fn call_of<'c>(change: &'c Change<'_>, id: &StepId) -> Option<&'c CallId> {
    change.run.step(id)?.own.awaited()?.call.as_ref()
}

/// The value under which the step's calls were made known.
fn value_of<'c>(change: &'c Change<'_>, id: &StepId) -> Option<&'c String> {
    change.run.step(id)?.own.awaited()?.match_value.as_ref()
}

/// The value that a call has to carry, as it is now.
fn match_value(change: &Change<'_>, wait: &WaitForCall) -> Option<String> {
    let value = match &wait.match_by {
        MatchBy::StepAnswer { step, pointer, .. } => answer(change.run.step(step)?).picked(pointer),
        MatchBy::PersonDetail { detail, .. } => change
            .details()
            .person
            .pointer(&format!("/{}", detail.trim_start_matches('/'))),
    }?;
    match value {
        Json::Text(_) | Json::Opened(_) | Json::Number(_) | Json::Bool(_) => {
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
