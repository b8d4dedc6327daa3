//! Messages are made and handed over, or called off.

use super::CallWebhook;
use crate::history::{Kind, Params};
use crate::ids::{MessageId, StepId};
use crate::problem;
use crate::run::change::{Change, params};
use crate::run::context::context;
use crate::run::effect::Effect;
use crate::template::{Prepared, Rendered, Unsendable, Why, render};

/// Where a problem names the further details that are empty.
const ALSO_MISSING: &str = "also";

/// Makes the step's next message and hands it over, or tells the admin why it cannot be made.
pub(super) fn send(change: &mut Change<'_>, id: &StepId, call: &CallWebhook) {
    let message = next_message(change, id);
    let rendered = rendered(change, id, call, &message);
    if let Some((first, others)) = rendered.problems.split_first() {
        let (kind, mut params) = unsendable(first);
        // Mended one after the other, each would stop the message anew.
        if let Some(also) = also_missing(kind, first, others) {
            params.insert(ALSO_MISSING.to_owned(), also);
        }
        change.open_problem(id, kind, params);
        return;
    }
    hand_over(change, id, message, rendered.prepared);
}

/// The id of the message that comes next.
pub(super) fn next_message(change: &Change<'_>, id: &StepId) -> MessageId {
    let own = change.run.step(id).and_then(|state| state.own.messages());
    let occurrence = own.map_or(0, |own| own.occurrence) + 1;
    MessageId::of(change.id, id, occurrence)
}

/// What is sent under a message's id with the details as they are now; none when it cannot be.
pub(super) fn prepare(
    change: &Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    message: &MessageId,
) -> Option<Prepared> {
    let rendered = rendered(change, id, call, message);
    rendered.problems.is_empty().then_some(rendered.prepared)
}

/// The same, with what cannot be sent.
pub(super) fn rendered(
    change: &Change<'_>,
    id: &StepId,
    call: &CallWebhook,
    message: &MessageId,
) -> Rendered {
    let mut rendered = render(&call.sends(), &context(change, message));
    rendered.prepared.version = change.run.step(id).and_then(|state| state.settings);
    rendered
}

/// Sends a step's next message.
pub(super) fn hand_over(
    change: &mut Change<'_>,
    id: &StepId,
    message: MessageId,
    prepared: Prepared,
) {
    change.run.messages += 1;
    let own = change.state(id).own.messages_mut();
    own.occurrence += 1;
    own.message = Some(message.clone());
    (own.failed, own.last_try, own.given_up) = (0, 0, false);
    let occurrence = own.occurrence;
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

/// Calls the step's message off, if there is one.
pub(super) fn cancel(change: &mut Change<'_>, id: &StepId) {
    let own = change.run.step(id).and_then(|state| state.own.messages());
    if let Some(message) = own.and_then(|own| own.message.clone()) {
        change.effect(Effect::CancelSend {
            step: id.clone(),
            message,
        });
    }
}

/// The other details that are empty, each once, a line each; none when there are no others.
fn also_missing(kind: problem::Kind, first: &Unsendable, others: &[Unsendable]) -> Option<String> {
    if kind != problem::Kind::ValueMissing {
        return None;
    }
    let missing = others.iter().filter(|other| other.kind == Why::Missing);
    let details = missing.filter_map(|other| other.detail.as_deref());
    let mut also: Vec<&str> = Vec::new();
    for detail in details {
        if Some(detail) != first.detail.as_deref() && !also.contains(&detail) {
            also.push(detail);
        }
    }
    (!also.is_empty()).then(|| also.join("\n"))
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
        | Why::TooLarge
        | Why::TooDeep => problem::Kind::ValueUnusable,
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
