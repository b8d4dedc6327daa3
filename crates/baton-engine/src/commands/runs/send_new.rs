//! *Do it again* and *Send what has changed*.

use baton_core::Happened;
use baton_core::run::Verb;
use baton_store::table::outbox::MessageRow;

use super::{AtStep, asked, happen, of, permit};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Does a step again after its success, or sends what has changed since, as a new message;
/// what was not accepted and is unchanged goes out under its id (C8).
pub async fn send_new(engine: &Engine, actor: &Actor, at: AtStep) -> Result<(), Error> {
    let by = actor.name.clone();
    command(engine, actor, Action::SentNew, move |turn, record| {
        let AtStep { run, step, why } = at;
        record.on("run", &run).on("step", &step).because(&why);
        let row = of(turn, &run)?;
        let asked = asked(turn, row, &step)?;
        permit(&asked, Verb::SendNew, &step)?;
        let before = asked.message.as_ref().map(MessageRow::prepared);
        let before = before.transpose()?;
        let happened = Happened::SentNew {
            step,
            by: by.clone(),
            why,
            before: before.map(Box::new),
        };
        happen(turn, asked.live, happened, &by)
    })
    .await
}
