//! An admin does a step again after its success, or sends what has changed since: a new message.

use super::change::{Change, by_and_why};
use super::sent_again::sent_again;
use super::skipped::cancel_send;
use super::{Reason, StepStatus, reach};
use crate::history::Kind;
use crate::ids::{MessageId, StepId};
use crate::steps::StepKind;
use crate::template::Prepared;

pub(super) fn sent_new(
    change: &mut Change<'_>,
    id: &StepId,
    (by, why): (&str, &str),
    before: Option<&Prepared>,
) -> Result<(), Reason> {
    let step = change.sent_step(id)?;
    let StepKind::CallWebhook(call) = &step.action else {
        return Err(Reason::WrongKind);
    };
    let state = change.state(id);
    let Some(old) = state.message.clone() else {
        return sent_again(change, id, by, why);
    };
    let accepted = state.status == StepStatus::Done && !state.repeats;
    if !accepted {
        if state.failed == 0 {
            return Err(Reason::StillSending);
        }
        if before.is_some() && reach::prepare(change, call, &old).as_ref() == before {
            return sent_again(change, id, by, why);
        }
    }
    let occurrence = change.state(id).occurrence + 1;
    let next = MessageId::of(&change.run.run, id, occurrence);
    let prepared = reach::prepare(change, call, &next).ok_or(Reason::CannotPrepare)?;
    change.note(Some(id), Kind::SentNew, by_and_why(by, why));
    change.close_problem(id);
    if !accepted {
        cancel_send(change, id);
    }
    let state = change.state(id);
    state.repeats = state.status == StepStatus::Done;
    reach::hand_over(change, id, next, prepared);
    Ok(())
}
