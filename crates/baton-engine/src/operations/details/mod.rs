//! The details that can be inserted.

mod views;

use baton_core::ids::WorkflowId;

use super::Outcome;
use crate::Engine;

pub use views::*;

/// Lists the details by source.
pub async fn catalogue(engine: &Engine, id: WorkflowId, query: DetailsQuery) -> Outcome<Vec<DetailGroup>> {
    todo!()
}
