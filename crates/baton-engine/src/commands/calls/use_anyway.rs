//! *Use it anyway*.

use baton_core::{CallId, WorkflowState};
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{CallKind, CallRow};

use super::{close_items, content_of, forget_unmatched, of, release};
use crate::Error;
use crate::audit::{Action, Actor, Record};
use crate::commands::{Ask, Command, ReasonInput};
use crate::triggers::start_again;
use crate::turn::Turn;
use crate::waits::match_anyway;

/// Uses a call that was kept, refused, ignored or found already done.
pub struct UseAnyway;

impl Command for UseAnyway {
    type On = CallId;
    type Body = ReasonInput;
    const ACTION: Action = Action("call_used");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        ask.reasoned("call", record)?;
        let row = of(turn, &ask.on)?;
        match row.kind {
            CallKind::WrongToken => release::release(turn, &row),
            CallKind::Accepted => use_accepted(turn, &row, &ask.by),
            CallKind::Sample | CallKind::TooBig | CallKind::Compressed => Err(Error::CallNotUsable),
        }
    }
}

/// Uses an accepted call whatever was made of it before.
fn use_accepted(turn: &mut Turn<'_, '_>, row: &CallRow, by: &Actor) -> Result<(), Error> {
    let address = turn.address(row.address)?;
    if turn.tx.shelf().take(row.address, Shelf::Kept, row.no)? {
        if turn.flow(address.workflow)?.state != WorkflowState::Live {
            return Err(Error::NotLive);
        }
        return Ok(turn.tx.calls().wait_again(row.no)?);
    }
    match address.owner {
        Owner::Trigger => {
            close_items(turn, row.no, None)?;
            let content = content_of(turn, row)?;
            start_again(turn, row, &content, by)
        }
        Owner::Step | Owner::Source => match_again(turn, row, &address),
    }
}

/// A call to a wait finds its run again, without regard to the condition.
fn match_again(turn: &mut Turn<'_, '_>, row: &CallRow, address: &AddressRow) -> Result<(), Error> {
    close_items(turn, row.no, None)?;
    forget_unmatched(turn, row, address)?;
    let content = content_of(turn, row)?;
    if match_anyway(turn, row, &content, address)? {
        Ok(())
    } else {
        Err(Error::CallNotUsable)
    }
}
