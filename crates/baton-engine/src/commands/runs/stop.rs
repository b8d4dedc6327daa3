//! *Stop*.

use baton_core::run::may_stop;
use baton_core::{Happened, RunId};

use super::{happen, of};
use crate::Error;
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command, ReasonInput};
use crate::runs::live;
use crate::turn::Turn;

/// Ends a run.
pub struct Stop;

impl Command for Stop {
    type On = RunId;
    type Body = ReasonInput;
    const ACTION: Action = Action("run_stopped");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        let (why, row) = (ask.reasoned("run", record)?, of(turn, &ask.on)?);
        let live = live(turn, row)?;
        may_stop(&live.state).map_err(Error::NotPossible)?;
        let by = ask.by.name;
        let happened = Happened::Stopped {
            by: by.clone(),
            why,
        };
        happen(turn, live, happened, &by)
    }
}
