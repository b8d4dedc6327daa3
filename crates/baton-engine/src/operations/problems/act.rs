//! What an admin does about a whole group of problems.

use super::views::{ChoosePersonInput, Done};
use crate::Engine;
use crate::operations::calls::{ReasonInput, WhyInput};
use crate::operations::people::PersonInput;
use crate::operations::{Actor, Outcome};

/// Sends all messages of a group again, under their ids.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ReasonInput,
) -> Outcome<Done> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}

/// Leaves a group alone.
pub async fn ignore(engine: &Engine, actor: &Actor, id: &str, input: WhyInput) -> Outcome<Done> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}

/// Adds the person and handles the calls in stored order.
pub async fn add_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: PersonInput,
) -> Outcome<Done> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}

/// Says who it is and handles the calls in stored order.
pub async fn choose_person(
    engine: &Engine,
    actor: &Actor,
    id: &str,
    input: ChoosePersonInput,
) -> Outcome<Done> {
    todo!("{} {actor:?} {id} {input:?}", engine.options().data_folder.display())
}
