//! *Leave it*.

use baton_core::CallId;
use baton_core::matching::DispositionKind;
use baton_store::Lenient;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
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
    leave_waiting(turn, row, by, &why)?;
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

/// What is not handled of a call is not handled any more, and says so.
fn leave_waiting(
    turn: &mut Turn<'_, '_>,
    row: &CallRow,
    by: &Actor,
    why: &str,
) -> Result<(), Error> {
    if let Some(place) = turn.tx.calls().waits_from(row.no)? {
        let detail = [("by", by.name.as_str()), ("why", why)];
        let detail = detail.map(|(name, text)| (name.to_owned(), text.to_owned()));
        turn.tx.dispositions().set(&NewDisposition {
            detail: Some(Lenient::of(&detail.into())),
            ..NewDisposition::new(row.no, place, DispositionKind::Ignored, turn.now)
        })?;
        turn.tx.calls().handled(row.no)?;
    }
    Ok(())
}
