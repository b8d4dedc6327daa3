//! *Start now*.

use baton_core::RunId;

use super::of;
use crate::Error;
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command};
use crate::runs::start_now;
use crate::turn::Turn;

/// Begins a run that waits for more about its person, without waiting any longer.
pub struct StartNow;

impl Command for StartNow {
    type On = RunId;
    type Body = ();
    const ACTION: Action = Action("started_now");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        record.on("run", &ask.on);
        let row = of(turn, &ask.on)?;
        start_now(turn, row, &ask.by.name)
    }
}
