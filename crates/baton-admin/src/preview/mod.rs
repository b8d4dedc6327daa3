//! What a step would send, and a test that sends it.
//!
//! Both use the function that the engine uses, so the bytes are the same.

mod context;
mod moments;
mod request;
mod send;
mod views;

use baton_core::document::{Definition, Request};
use baton_core::template::{self, Rendered};
use baton_core::{Json, StepId};
use baton_engine::Engine;

use super::{Code, Outcome, Refusal, stored};

pub use moments::moments;
pub use send::test_send;
pub use views::*;

pub(crate) use context::{Sampled, called};
pub(crate) use request::{auth_header, header, masked_url, origin, plain_header};

/// Renders what a step would send.
pub async fn render(engine: &Engine, input: PreviewInput) -> Outcome<Preview> {
    stored::read(engine, move |snapshot| {
        let sampled = Sampled::read(snapshot, &input.workflow, &input.definition, &input.person)?;
        let rendered = rendered(&input.definition, &input.step, &sampled)?;
        request::view(snapshot, rendered)
    })
    .await
}

/// A step rendered with sampled values.
pub(super) fn rendered(
    definition: &Definition,
    step: &StepId,
    sampled: &Sampled,
) -> Outcome<Rendered> {
    let request = request_of(definition, step)?;
    Ok(template::render(&request, &sampled.context(step)))
}

fn request_of<'a>(definition: &'a Definition, id: &StepId) -> Outcome<Request<'a>> {
    let step = definition
        .step(id)
        .ok_or_else(|| Refusal::not_found("step", id))?;
    let sends_nothing = || Refusal::new(Code::WrongState, "this step sends nothing");
    step.kind().request().ok_or_else(sends_nothing)
}

/// A value as people read it.
fn shown(value: &Json) -> String {
    value.display()
}
