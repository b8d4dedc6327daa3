//! What an operation makes new: ids.

use baton_core::{ConnectionId, PersonId, RunId, StepId};
use baton_engine::unique;

macro_rules! fresh {
    ($($name:ident -> $id:ident),+) => {
        $(pub(crate) fn $name() -> $id {
            $id::from_bytes(unique())
        })+
    };
}

fresh! {
    step -> StepId,
    person -> PersonId,
    connection -> ConnectionId,
    run -> RunId
}
