//! The other tool accepted a message.

use super::CallWebhook;
use crate::call::reading;
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::retry;
use crate::run::change::{Change, Then, params};
use crate::run::event::Answer;
use crate::run::reason::Reason;

pub(super) fn answered(
    change: &mut Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    (occurrence, tries): (u32, u32),
    answer: &Answer,
) -> Result<Then, Reason> {
    let own = change.state(id).own.messages();
    let repeats = own.is_some_and(|own| own.repeats);
    if occurrence == 0 || own.is_none_or(|own| own.occurrence != occurrence) {
        return Err(Reason::OtherOccurrence);
    }
    if !retry::is_success(answer.status, &call.also_success) {
        return Err(Reason::NotASuccess);
    }
    let details = params([
        ("status", answer.status.to_string()),
        ("tries", tries.to_string()),
    ]);
    if repeats {
        return Ok(accepted_again(change, id, answer, details));
    }
    keep(change, id, answer);
    change.note(Some(id), Kind::MessageAccepted, details);
    Ok(Then::Passed)
}

/// The run does not move. Its data changes only while nothing was made from the first answer:
/// what went out, and what calls are matched by, stays true.
fn accepted_again(
    change: &mut Change<'_>,
    id: &StepId,
    answer: &Answer,
    mut details: Params,
) -> Then {
    let used = change.is_used(id);
    let answered = if used { "not_used" } else { "used" };
    details.insert("answer".to_owned(), answered.to_owned());
    change.note(Some(id), Kind::AcceptedAgain, details);
    change.state(id).own.messages_mut().repeats = false;
    change.note_solved(id);
    change.close_problem(id);
    if used {
        return Then::Stays;
    }
    change.state(id).cut = false;
    change.state(id).got.clear();
    keep(change, id, answer);
    Then::Learned
}

fn keep(change: &mut Change<'_>, id: &StepId, answer: &Answer) {
    if answer.cut {
        change.state(id).cut = true;
        return;
    }
    if let Ok(data) = reading::answer(answer.content_type.as_deref(), &answer.body) {
        change.keep(id, &data);
    }
}
