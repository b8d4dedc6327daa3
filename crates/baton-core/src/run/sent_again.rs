//! An admin sends a message again, or lets a step try again that had sent nothing.

use super::change::{Change, by_and_why};
use super::{Effect, Reason, reach};
use crate::history::Kind;
use crate::ids::StepId;
use crate::problem;
use crate::steps::{Step, StepKind};

pub(super) fn sent_again(
    change: &mut Change<'_>,
    id: &StepId,
    by: &str,
    why: &str,
) -> Result<(), Reason> {
    let step = change.sending_step(id)?;
    let state = change.state(id);
    match (&step.action, state.message.clone()) {
        (StepKind::CallWebhook(_), Some(_)) if state.failed == 0 => Err(Reason::StillSending),
        (StepKind::CallWebhook(_), Some(message)) => {
            (state.failed, state.last_try, state.given_up) = (0, 0, false);
            change.note(Some(id), Kind::SentAgain, by_and_why(by, why));
            change.close_problem(id);
            change.effect(Effect::SendAgain {
                step: id.clone(),
                message,
            });
            Ok(())
        }
        (StepKind::CallWebhook(_), None) => {
            try_again(change, step, by, why);
            Ok(())
        }
        (StepKind::WaitForCall(_), _)
            if state.problem == Some(problem::Kind::MatchValueMissing) =>
        {
            try_again(change, step, by, why);
            Ok(())
        }
        (
            StepKind::WaitForCall(_) | StepKind::ChoosePath(_) | StepKind::AtTheSameTime(_),
            Some(_) | None,
        ) => Err(Reason::WrongKind),
    }
}

fn try_again(change: &mut Change<'_>, step: &Step, by: &str, why: &str) {
    change.note(Some(&step.id), Kind::TriedAgain, by_and_why(by, why));
    change.close_problem(&step.id);
    reach::enter(change, step);
}
