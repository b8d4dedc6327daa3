//! The other tool accepted a message.

use super::change::{Change, params};
use super::{Answer, Reason, StepStatus, needed, reach};
use crate::definition::StepKind;
use crate::history::Kind;
use crate::ids::StepId;
use crate::json::Json;
use crate::retry;

pub(super) fn answer_received(
    change: &mut Change<'_>,
    id: &StepId,
    occurrence: u32,
    answer: &Answer,
    tries: u32,
) -> Result<(), Reason> {
    let step = change.current_step(id)?;
    let StepKind::CallWebhook(call) = &step.action else {
        return Err(Reason::WrongKind);
    };
    if occurrence == 0 || occurrence != change.state(id).occurrence {
        return Err(Reason::OtherOccurrence);
    }
    if !retry::is_success(answer.status, &call.also_success) {
        return Err(Reason::NotASuccess);
    }
    keep_answer(change, id, answer);
    let details = params([
        ("status", answer.status.to_string()),
        ("tries", tries.to_string()),
    ]);
    change.note(Some(id), Kind::MessageAccepted, details);
    change.leave(id, StepStatus::Done);
    reach::announce_waits(change);
    reach::go_on_after(change, id);
    Ok(())
}

fn keep_answer(change: &mut Change<'_>, id: &StepId, answer: &Answer) {
    if answer.cut {
        change.state(id).cut = true;
        return;
    }
    if let Ok(data) = Json::parse(&answer.body) {
        change.state(id).got = needed::of_step(change.definition, id, &data);
    }
}
