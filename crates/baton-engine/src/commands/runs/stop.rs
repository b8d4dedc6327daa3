//! *Stop*.

use baton_core::{Happened, RunId};

use super::{happen, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::runs::live;
use crate::{Engine, Error};

/// Ends a run.
pub async fn stop(engine: &Engine, actor: &Actor, run: RunId, why: String) -> Result<(), Error> {
    let by = actor.name.clone();
    command(engine, actor, Action::RunStopped, move |turn, record| {
        record.on("run", &run).because(&why);
        let happened = Happened::Stopped {
            by: by.clone(),
            why,
        };
        let row = of(turn, &run)?;
        let live = live(turn, row)?;
        happen(turn, live, happened, &by)
    })
    .await
}
