//! *Send again*.

use baton_core::Happened;

use super::{AtStep, happen_at};
use crate::audit::{Action, Actor};
use crate::{Engine, Error};

/// Sends a message again under its id, or lets a step try again that sent nothing.
pub async fn send_again(engine: &Engine, actor: &Actor, at: AtStep) -> Result<(), Error> {
    let happened = Happened::SentAgain {
        step: at.step.clone(),
        by: actor.name.clone(),
        why: at.why.clone(),
    };
    happen_at(engine, actor, Action::SentAgain, at, happened).await
}
