//! The other tool accepted a message.

use super::change::{Change, params};
use super::{Answer, Reason, StepStatus, needed, reach};
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::json::Json;
use crate::retry;
use crate::steps::StepKind;

pub(super) fn answer_received(
    change: &mut Change<'_>,
    id: &StepId,
    occurrence: u32,
    answer: &Answer,
    tries: u32,
) -> Result<(), Reason> {
    let step = change.sending_step(id)?;
    let StepKind::CallWebhook(call) = &step.action else {
        return Err(Reason::WrongKind);
    };
    if occurrence == 0 || occurrence != change.state(id).occurrence {
        return Err(Reason::OtherOccurrence);
    }
    if !retry::is_success(answer.status, &call.also_success) {
        return Err(Reason::NotASuccess);
    }
    let details = params([
        ("status", answer.status.to_string()),
        ("tries", tries.to_string()),
    ]);
    if change.state(id).repeats {
        accepted_again(change, id, answer, details);
        return Ok(());
    }
    keep_answer(change, id, answer);
    change.note(Some(id), Kind::MessageAccepted, details);
    change.leave(id, StepStatus::Done);
    reach::announce_waits(change);
    reach::go_on_after(change, id);
    Ok(())
}

/// The run does not move. Its data changes only while nothing was made from the first answer:
/// what went out, and what calls are matched by, stays true.
fn accepted_again(change: &mut Change<'_>, id: &StepId, answer: &Answer, mut details: Params) {
    let used = is_used(change, id);
    let answered = if used { "not_used" } else { "used" };
    details.insert("answer".to_owned(), answered.to_owned());
    change.note(Some(id), Kind::AcceptedAgain, details);
    change.state(id).repeats = false;
    if let Some(problem) = change.state(id).problem {
        let solved = params([("problem", problem.code())]);
        change.note(Some(id), Kind::ProblemSolved, solved);
    }
    change.close_problem(id);
    if !used {
        change.state(id).cut = false;
        change.state(id).got.clear();
        keep_answer(change, id, answer);
        reach::announce_waits(change);
    }
}

/// Whether a message, or the value that finds calls, was made from the step's answer.
fn is_used(change: &Change<'_>, id: &StepId) -> bool {
    let made = |step: &StepId| {
        let state = change.run.steps.get(step);
        state.is_some_and(|state| state.message.is_some() || state.match_value.is_some())
    };
    let steps = &change.definition.steps;
    steps.iter().any(|step| step.uses(id) && made(&step.id))
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
