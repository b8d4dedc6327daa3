//! *Leave it*.

use baton_core::CallId;
use baton_core::matching::DispositionKind;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::Work;

use super::{FEW, of};
use crate::audit::{Action, Actor, Record};
use crate::commands::problems::begin;
use crate::commands::{Ask, Command, WhyInput};
use crate::jobs::leave_entry;
use crate::turn::Turn;
use crate::{Error, Topic};

/// Leaves a call alone; one about many in a job.
pub struct Ignore;

impl Command for Ignore {
    type On = CallId;
    type Body = WhyInput;
    const ACTION: Action = Action("call_ignored");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        let (why, row) = (ask.reasoned("call", record)?, of(turn, &ask.on)?);
        leave(turn, record, &row, &ask.by, why)
    }
}

fn leave(
    turn: &mut Turn<'_, '_>,
    record: &mut Record,
    row: &CallRow,
    by: &Actor,
    why: String,
) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    let dispositions = turn.tx.dispositions();
    let bound = dispositions.first_of(row.no, &[DispositionKind::Bound])?;
    if bound.is_some() {
        return Err(Error::CallNotUsable);
    }
    turn.tx.shelf().take(row.address, Shelf::Kept, row.no)?;
    turn.tx.calls().handled(row.no)?;
    turn.hint(Topic::Call, &address.id);
    let first = turn.tx.dispositions().of_call_from(row.no, 0, FEW + 1)?;
    if first.len() > FEW {
        let call = row.no;
        return begin(turn, record, by, Work::LeaveCall { call, why }, 0).map(|_| ());
    }
    for one in first {
        leave_entry(turn, &address, one, &by.name, &why)?;
    }
    Ok(())
}
