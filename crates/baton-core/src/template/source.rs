//! Reading a detail from where it comes from.

use std::borrow::Cow;

use super::{Context, Got};
use crate::document::value::{Reference, Source};
use crate::ids::StepId;
use crate::json::{Json, Number};

/// What a reference leads to.
pub(super) enum Found<'a> {
    Value(Cow<'a, Json>),
    Nothing,
    Cut,
}

pub(super) fn find<'a>(reference: &Reference, context: &Context<'a>) -> Found<'a> {
    let pointer = reference.pointer.as_str();
    match &reference.source {
        Source::Person => some(context.person.pointer(pointer)),
        Source::Company => some(context.company.pointer(pointer)),
        Source::Trigger => got(context.trigger, pointer),
        Source::Step { step } => of_step(step, pointer, context),
        Source::Run => of_run(pointer, context),
        Source::Call => Found::Nothing,
    }
}

/// Whether a reference is different on each message.
pub(super) fn is_each_time(reference: &Reference) -> bool {
    let pointer = reference.pointer.as_str();
    reference.source == Source::Run && matches!(pointer, "/message_id" | "/event_number" | "/now")
}

/// A reference as a problem names it.
pub(crate) fn describe(reference: &Reference) -> String {
    let source = match &reference.source {
        Source::Person => "person",
        Source::Trigger => "trigger",
        Source::Step { step } => step.as_str(),
        Source::Run => "run",
        Source::Company => "company",
        Source::Call => "call",
    };
    format!("{source} {}", reference.pointer)
}

fn of_step<'a>(step: &StepId, pointer: &str, context: &Context<'a>) -> Found<'a> {
    context
        .steps
        .get(step)
        .map_or(Found::Nothing, |one| got(*one, pointer))
}

fn got<'a>(got: Got<'a>, pointer: &str) -> Found<'a> {
    match got {
        Got::Nothing => Found::Nothing,
        Got::Whole(data) => some(data.reach(pointer)),
        Got::Of(entry) => some(entry.find(pointer)),
        Got::Picked(values) => some(values.get(pointer)),
        Got::Cut => Found::Cut,
    }
}

fn of_run<'a>(pointer: &str, context: &Context<'a>) -> Found<'a> {
    let run = &context.run;
    let text = match pointer {
        "/id" => run.id.to_string(),
        "/workflow_name" => run.workflow_name.clone(),
        "/started_at" => run.started_at.to_string(),
        "/message_id" => run.message_id.to_string(),
        "/event_number" => {
            let number = Number::from(u64::from(run.event_number));
            return Found::Value(Cow::Owned(Json::Number(number)));
        }
        "/now" => run.now.to_string(),
        _ => return Found::Nothing,
    };
    Found::Value(Cow::Owned(Json::Text(text)))
}

fn some(value: Option<&Json>) -> Found<'_> {
    value.map_or(Found::Nothing, |value| Found::Value(Cow::Borrowed(value)))
}
