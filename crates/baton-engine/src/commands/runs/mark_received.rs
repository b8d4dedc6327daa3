//! *Mark as received*.

use baton_core::run::Verb;
use baton_core::{Happened, Json};

use super::{AtStep, happen_at};
use crate::audit::{Action, Actor};
use crate::{Engine, Error};

/// Records that the awaited call came another way.
pub async fn mark_received(
    engine: &Engine,
    actor: &Actor,
    at: AtStep,
    data: Option<Json>,
) -> Result<(), Error> {
    let happened = Happened::MarkedReceived {
        step: at.step.clone(),
        by: actor.name.clone(),
        why: at.why.clone(),
        data,
    };
    let what = (Verb::MarkReceived, Action::MarkedReceived);
    happen_at(engine, actor, what, at, happened).await
}
