//! *Skip*.

use baton_core::Happened;
use baton_core::run::Verb;

use super::{AtStep, happen_at};
use crate::audit::{Action, Actor};
use crate::{Engine, Error};

/// Passes over the step a run is at.
pub async fn skip(engine: &Engine, actor: &Actor, at: AtStep) -> Result<(), Error> {
    let happened = Happened::StepSkipped {
        step: at.step.clone(),
        by: actor.name.clone(),
        why: at.why.clone(),
    };
    let what = (Verb::Skip, Action::StepSkipped);
    happen_at(engine, actor, what, at, happened).await
}
