//! What an admin decides about a call.

use baton_core::CallId;

use super::views::{CallSummary, ChooseInput, ReasonInput, WhyInput};
use crate::Engine;
use crate::operations::{Actor, Outcome};

/// Uses a call that was ignored, kept or refused.
pub async fn use_anyway(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: ReasonInput,
) -> Outcome<CallSummary> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}

/// Leaves a call alone.
pub async fn ignore(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: WhyInput,
) -> Outcome<CallSummary> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}

/// Says whom a call is about.
pub async fn choose(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: ChooseInput,
) -> Outcome<CallSummary> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}
