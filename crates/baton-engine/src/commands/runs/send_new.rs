//! *Do it again* and *Send what has changed*.

use baton_core::{Happened, Reason};
use baton_store::table::outbox::{MessageRow, MessageState};

use super::{AtStep, happen, latest_message};
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
        let stored = latest_message(turn, &run, &step)?;
        // How a try that is under way ends decides whether the message is a new one.
        if stored.as_ref().is_some_and(is_sending) {
            return Err(Error::NotPossible(Reason::StillSending));
        }
        let before = stored.as_ref().map(MessageRow::prepared).transpose()?;
        let happened = Happened::SentNew {
            step,
            by: by.clone(),
            why,
            before: before.map(Box::new),
        };
        happen(turn, &run, happened, &by)
    })
    .await
}

fn is_sending(stored: &MessageRow) -> bool {
    stored.state == MessageState::Sending
}
