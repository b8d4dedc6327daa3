//! What an admin does to a run; each is refused with its reason when the run does not allow it.

use baton_core::RunId;

use super::views::{
    MarkReceivedInput, PretendCalledInput, Run, RunSummary, StepInput, StepReasonInput, TryOutInput,
};
use crate::Engine;
use crate::operations::calls::ReasonInput;
use crate::operations::{Actor, Outcome};

macro_rules! soon {
    ($($name:ident($input:ty) -> $answer:ty;)+) => {
        $(#[doc = "Soon."]
        pub async fn $name(engine: &Engine, actor: &Actor, id: RunId, input: $input) -> Outcome<$answer> {
            todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
        })+
    };
}

soon! {
    skip(StepReasonInput) -> Run;
    mark_received(MarkReceivedInput) -> Run;
    send_again(StepReasonInput) -> Run;
    try_now(StepInput) -> Run;
    stop(ReasonInput) -> Run;
    pretend_called(PretendCalledInput) -> Run;
}

/// Starts a try-out.
pub async fn try_out(engine: &Engine, actor: &Actor, input: TryOutInput) -> Outcome<RunSummary> {
    todo!("{} {actor:?} {input:?}", engine.options().data_folder.display())
}
