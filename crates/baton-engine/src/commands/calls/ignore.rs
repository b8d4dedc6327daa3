//! *Leave it*.

use baton_core::CallId;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_store::Lenient;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::shelf::Shelf;

use super::{close_items, forget_unmatched, of};
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command, WhyInput};
use crate::turn::Turn;
use crate::{Error, Topic};

/// Leaves a call alone.
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
        let by = ask.by.name;
        let detail = Params::from([("by".to_owned(), by), ("why".to_owned(), why)]);
        leave(turn, &row, &detail)
    }
}

fn leave(turn: &mut Turn<'_, '_>, row: &CallRow, detail: &Params) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    let known = turn.tx.dispositions().of_call(row.no)?;
    if known.iter().any(|one| one.kind == DispositionKind::Bound) {
        return Err(Error::CallNotUsable);
    }
    turn.tx.shelf().take(row.address, Shelf::Kept, row.no)?;
    turn.tx.calls().handled(row.no)?;
    forget_unmatched(turn, row, &address)?;
    close_items(turn, row.no, None)?;
    for one in known {
        if one.kind.is_offered() {
            turn.tx.dispositions().set(&NewDisposition {
                value: one.value,
                detail: Some(Lenient::of(detail)),
                ..NewDisposition::new(row.no, one.place, DispositionKind::Ignored, turn.now)
            })?;
        }
    }
    turn.hint(Topic::Call, &address.id);
    turn.hint(Topic::Problem, "");
    Ok(())
}
