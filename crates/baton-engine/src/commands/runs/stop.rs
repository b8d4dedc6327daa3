//! *Stop*.

use baton_core::RunId;

use super::of;
use crate::Error;
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command, ReasonInput};
use crate::runs::stop;
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
        stop(turn, row, &ask.by.name, why)
    }
}
