//! An admin sends a message again, does a step again after its success, or sends what has changed
//! since: under the same id what was not accepted and is unchanged, else a new message (C8).

use super::CallWebhook;
use super::sending::{cancel, hand_over, next_message, prepare, rendered, send};
use crate::history::{Kind, Params};
use crate::ids::{MessageId, StepId};
use crate::run::change::Change;
use crate::run::effect::Effect;
use crate::run::event::ChangedData;
use crate::run::reason::Reason;
use crate::run::state::{StepState, StepStatus};
use crate::template::Prepared;

/// A message that could not go out for want of something has failed no try, and is on no way:
/// the problem tells it from one whose first try is still to come.
pub(super) fn may_send_again(state: &StepState) -> Result<(), Reason> {
    let untried = state.own.failed_tries() == 0 && state.problem.is_none();
    match message_of(state) {
        Some(_) if untried => Err(Reason::StillSending),
        Some(_) | None => Ok(()),
    }
}

pub(super) fn may_send_new(state: &StepState) -> Result<(), Reason> {
    match message_of(state) {
        Some(_) if is_accepted(state) => Ok(()),
        Some(_) | None => may_send_again(state),
    }
}

/// Of a step that is done again, what is on its way is given up first: the step itself is done.
pub(super) fn may_use_settings(state: &StepState) -> Result<(), Reason> {
    match state.own.is_done_again() {
        true => Err(Reason::StepDone),
        false => may_send_again(state),
    }
}

pub(super) fn send_again(change: &mut Change<'_>, id: &StepId, by: Params) -> bool {
    let Some(message) = message_of(change.state(id)).cloned() else {
        return false;
    };
    let own = change.state(id).own.messages_mut();
    (own.failed, own.last_try, own.given_up) = (0, 0, false);
    change.note(Some(id), Kind::SentAgain, by);
    change.close_problem(id);
    change.effect(Effect::SendAgain {
        step: id.clone(),
        message,
    });
    true
}

pub(super) fn send_new(
    change: &mut Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    by: Params,
    before: Option<&Prepared>,
) -> Result<bool, Reason> {
    let Some(old) = message_of(change.state(id)).cloned() else {
        return Ok(false);
    };
    let accepted = is_accepted(change.state(id));
    if !accepted && before.is_some() && prepare(change, id, call, &old).as_ref() == before {
        return Ok(false);
    }
    let next = next_message(change, id);
    let prepared = prepare(change, id, call, &next).ok_or(Reason::CannotPrepare)?;
    change.note(Some(id), Kind::SentNew, by);
    change.close_problem(id);
    if !accepted {
        cancel(change, id);
    }
    let state = change.state(id);
    state.own.messages_mut().repeats = state.status == StepStatus::Done;
    hand_over(change, id, next, prepared);
    Ok(true)
}

/// What the admin says stands in the body, whatever it lacked; of a path that cannot be made, or a
/// value that is still missing, nothing goes out.
pub(super) fn send_changed(
    change: &mut Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    mut by: Params,
    changed: &ChangedData,
) -> Result<(), Reason> {
    let next = next_message(change, id);
    let rendered = rendered(change, id, call, &next);
    let mut prepared = rendered.prepared;
    let is_mended = rendered
        .problems
        .iter()
        .all(|one| one.is_mended_by(&changed.body));
    if prepared.body.is_none() || !is_mended {
        return Err(Reason::CannotPrepare);
    }
    prepared.body = Some(changed.body.clone());
    by.insert("changed".to_owned(), changed.names.join("\n"));
    change.note(Some(id), Kind::SentNew, by);
    change.close_problem(id);
    cancel(change, id);
    hand_over(change, id, next, prepared);
    Ok(())
}

/// With other settings it is another message; where one was made before, nothing changes unless the
/// next one can be made, for what was made is what *Send again* sends.
pub(super) fn send_with_settings(
    change: &mut Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    version: i64,
    mut by: Params,
) -> Result<(), Reason> {
    let is_made = message_of(change.state(id)).is_some();
    change.state(id).settings = Some(version);
    let next = next_message(change, id);
    let prepared = prepare(change, id, call, &next);
    if is_made && prepared.is_none() {
        return Err(Reason::CannotPrepare);
    }
    by.insert("version".to_owned(), version.to_string());
    change.note(Some(id), Kind::SettingsUsed, by);
    change.close_problem(id);
    cancel(change, id);
    match prepared {
        Some(prepared) => hand_over(change, id, next, prepared),
        None => send(change, id, call),
    }
    Ok(())
}

fn message_of(state: &StepState) -> Option<&MessageId> {
    state.own.messages().and_then(|own| own.message.as_ref())
}

fn is_accepted(state: &StepState) -> bool {
    state.status == StepStatus::Done && !state.own.is_done_again()
}
