//! What a step would send, for whoever changes it before it is sent again.

use jiff::Timestamp;

use super::change::Change;
use super::state::RunState;
use crate::details::Details;
use crate::document::Definition;
use crate::ids::{RunId, StepId};
use crate::template::Rendered;

/// What a step's next message would say, were it made now, with what is missing in it; none of a
/// step that sends nothing, or is not there.
#[must_use]
pub fn would_send(
    definition: &Definition,
    run: (&RunId, &RunState),
    step: &StepId,
    details: &Details,
    now: Timestamp,
) -> Option<Rendered> {
    let change = Change::new(definition, run, Some(details), now);
    definition.step(step)?.own().would_send(&change, step)
}
