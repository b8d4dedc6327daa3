//! A command that is all in one place: on what, with which body, what stands in the audit, and what
//! it does. Hosts run it by its type alone, so that none is written again on the way to it.

use std::fmt::Display;

use super::command;
use super::why::reason;
use crate::audit::{Action, Actor, Record};
use crate::turn::Turn;
use crate::{Engine, Error};

/// Something that is done to one thing when an admin says so, with nothing to be found out before
/// its transaction begins.
pub trait Command: Sized + 'static {
    /// What it is done to, by its id.
    type On: Clone + Send + 'static;
    /// What is asked: the body of the request.
    type Body: Clone + Send + 'static;
    /// What stands in the audit.
    const ACTION: Action;

    /// Decides, changes, and tells the record on what and why.
    fn carry_out(ask: Ask<Self>, turn: &mut Turn<'_, '_>, record: &mut Record)
    -> Result<(), Error>;
}

/// A command with what it is given.
pub struct Ask<C: Command> {
    /// On what.
    pub on: C::On,
    /// What was asked.
    pub body: C::Body,
    /// Who says so.
    pub by: Actor,
}

impl<C: Command> Clone for Ask<C> {
    fn clone(&self) -> Self {
        Self {
            on: self.on.clone(),
            body: self.body.clone(),
            by: self.by.clone(),
        }
    }
}

impl<C> Ask<C>
where
    C: Command<On: Display, Body: AsRef<str>>,
{
    /// Tells the record on what it is, in which role, and why; without a reason nothing is done.
    pub(super) fn reasoned(&self, role: &str, record: &mut Record) -> Result<String, Error> {
        let why = reason(self.body.as_ref())?;
        record.on(role, &self.on).because(&why);
        Ok(why)
    }
}

/// Does what a command does.
pub async fn act<C: Command>(
    engine: &Engine,
    actor: &Actor,
    on: C::On,
    body: C::Body,
) -> Result<(), Error> {
    let by = actor.clone();
    let ask = Ask::<C> { on, body, by };
    command(engine, actor, C::ACTION, move |turn, record| {
        C::carry_out(ask, turn, record)
    })
    .await
}
