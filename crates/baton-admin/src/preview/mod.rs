//! What a step would send, and a test that sends it.
//!
//! Both use the function that the engine uses, so the bytes are the same.

mod context;
mod hidden;
mod moments;
mod request;
mod send;
mod views;

use baton_core::calendar::Zone;
use baton_core::document::{Definition, Request};
use baton_core::template::{self, Hidden, Rendered};
use baton_core::{Json, StepId};
use baton_engine::commands::people::{ShownIn, reveal_in};
use baton_engine::{Actor, Engine, Samples};
use baton_store::Snapshot;

use super::{Code, Outcome, Refusal, stored};

pub use crate::hidden::HiddenParts;
pub use moments::moments;
pub use send::{reveal_answer, test_send};
pub use views::*;

pub(crate) use context::Sampled;
pub(crate) use hidden::{Came, came, names, parts, unseen};
pub(crate) use request::{auth_header, header, masked_url, origin, plain_header};

/// Renders what a step would send; sensitive details are masked.
pub async fn render(engine: &Engine, input: PreviewInput) -> Outcome<Preview> {
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let sampled = sampled(snapshot, &kept, &input, computer)?;
        let (rendered, hidden) = rendered(&input.definition, &input.step, &sampled)?;
        request::view(snapshot, rendered, &hidden)
    })
    .await
}

/// The same with what is masked; the audit has who looked.
pub async fn reveal(engine: &Engine, actor: &Actor, input: PreviewInput) -> Outcome<Preview> {
    let (person, place) = (
        input.person.clone(),
        ShownIn::Preview {
            workflow: input.workflow.clone(),
            step: input.step.clone(),
        },
    );
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    let (whole, details) = stored::read(engine, move |snapshot| {
        let sampled = sampled(snapshot, &kept, &input, computer)?;
        let (rendered, hidden) = rendered(&input.definition, &input.step, &sampled)?;
        let prepared = &rendered.prepared;
        let masked = hidden.mask(&prepared.path, prepared.body.as_deref());
        let whole = request::view(snapshot, rendered, &Hidden::default())?;
        Ok((whole, names(&masked)))
    })
    .await?;
    reveal_in(engine, actor, person, details, place).await?;
    Ok(whole)
}

fn sampled(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    input: &PreviewInput,
    computer: Zone,
) -> Outcome<Sampled> {
    let PreviewInput {
        workflow,
        definition,
        person,
        ..
    } = input;
    Sampled::read(snapshot, kept, workflow, definition, person, computer)
}

/// A step rendered with sampled values, and where it is filled from what is not shown.
pub(super) fn rendered(
    definition: &Definition,
    step: &StepId,
    sampled: &Sampled,
) -> Outcome<(Rendered, Hidden)> {
    let request = request_of(definition, step)?;
    let context = sampled.context(step);
    let hidden = template::hidden(&request, &sampled.marked, |reference| {
        template::look_up(reference, &context)
    });
    Ok((template::render(&request, &context), hidden))
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
