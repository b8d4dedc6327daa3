//! *Send again*.

use baton_core::Happened;
use baton_core::run::Verb;

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
    let what = (Verb::SendAgain, Action::SentAgain);
    happen_at(engine, actor, what, at, happened).await
}
