//! Received calls, and what an admin decides about them.

mod views;

use baton_core::ids::{AddressId, CallId};

use super::{Actor, Outcome, Page, PageQuery};
use crate::Engine;

pub use views::*;

/// Lists the calls to an address.
pub async fn list(engine: &Engine, address: AddressId, query: PageQuery) -> Outcome<Page<CallSummary>> {
    todo!()
}

/// Reads a call.
pub async fn get(engine: &Engine, id: CallId) -> Outcome<Call> {
    todo!()
}

/// Uses a call that was ignored, kept or refused.
pub async fn use_anyway(engine: &Engine, actor: &Actor, id: CallId, input: ReasonInput) -> Outcome<CallSummary> {
    todo!()
}

/// Leaves a call alone.
pub async fn ignore(engine: &Engine, actor: &Actor, id: CallId, input: WhyInput) -> Outcome<CallSummary> {
    todo!()
}

/// Says whom a call is about.
pub async fn choose(engine: &Engine, actor: &Actor, id: CallId, input: ChooseInput) -> Outcome<CallSummary> {
    todo!()
}
