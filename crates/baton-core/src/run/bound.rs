//! A call was found to be this run's.

use super::change::{Change, params};
use super::{Effect, Reason, StepStatus, needed, reach};
use crate::history::Kind;
use crate::ids::{CallId, StepId};
use crate::json::Json;
use crate::steps::StepKind;

pub(super) fn call_bound(
    change: &mut Change<'_>,
    id: &StepId,
    call: &CallId,
    data: &Json,
) -> Result<(), Reason> {
    let step = change.open_step(id)?;
    if !matches!(step.action, StepKind::WaitForCall(_)) {
        return Err(Reason::WrongKind);
    }
    if change
        .run
        .steps
        .get(id)
        .is_some_and(|state| state.call.is_some())
    {
        return Err(Reason::CallAlreadyBound);
    }
    let got = needed::of_step(change.definition, id, data);
    let state = change.state(id);
    state.call = Some(call.clone());
    state.got = got;
    let details = params([("call", call.to_string())]);
    if change.run.at.as_ref() != Some(id) {
        change.note(Some(id), Kind::CallBound, details);
        return Ok(());
    }
    change.note(Some(id), Kind::CallUsed, details);
    change.effect(Effect::UseCall {
        step: id.clone(),
        call: call.clone(),
    });
    change.leave(id, StepStatus::Done);
    reach::announce_waits(change);
    reach::go_on_after(change, id);
    Ok(())
}
