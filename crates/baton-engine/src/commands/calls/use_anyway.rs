//! *Use it anyway*.

use baton_core::CallId;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{Begun, CallKind, CallRow};
use baton_store::table::jobs::Work;
use baton_store::table::set_aside::Kind as Aside;

use super::{FEW, of, release};
use crate::Error;
use crate::audit::{Action, Actor, Record};
use crate::commands::problems::begin;
use crate::commands::{Ask, Command, NotDone, ReasonInput};
use crate::jobs::{named_by_hand, use_entry, wait_again};
use crate::matching::{close_entry, newest_version, say_used};
use crate::turn::Turn;

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
            CallKind::WrongToken | CallKind::Opened => release::release(turn, &row),
            CallKind::Accepted => use_accepted(turn, record, &row, &ask.by),
            CallKind::Sample | CallKind::TooBig | CallKind::Compressed | CallKind::Handshake => {
                Err(Error::CallNotUsable)
            }
        }
    }
}

/// Uses an accepted call whatever was made of it before; one about many in a job.
fn use_accepted(
    turn: &mut Turn<'_, '_>,
    record: &mut Record,
    row: &CallRow,
    by: &Actor,
) -> Result<(), Error> {
    // What the driver has not done yet would be done beside it; what is set aside is tried again.
    let is_aside = turn
        .tx
        .set_aside()
        .of_item(Aside::Call, row.no.0)?
        .is_some();
    if is_aside || turn.tx.calls().is_waiting(row.no)? {
        return Err(NotDone::UnderWay.into());
    }
    let address = turn.address(row.address)?;
    if turn.tx.shelf().take(row.address, Shelf::Kept, row.no)? {
        let takes = turn.flow(address.workflow)?.version_that_takes_calls();
        takes.ok_or(Error::NotLive)?;
        return wait_again(turn, address.workflow, row.no);
    }
    let begun = Begun {
        version: newest_version(turn, &address)?,
        at: turn.now,
    };
    let named = named_by_hand(turn, row, Some(begun))?;
    let each = &named.each;
    let count = i64::try_from(each.count()).unwrap_or(i64::MAX);
    if each.count() > FEW {
        let work = Work::UseAnyway {
            call: row.no,
            begun: Some(begun),
        };
        return begin(turn, record, by, work, count).map(|_| ());
    }
    // What was said of the call as a whole is answered, too.
    let closed = close_entry(
        turn,
        EntryOf {
            call: row.no,
            place: 0,
        },
    )?;
    let mut used = false;
    for place in 0..count {
        used |= use_entry(turn, row, &named, place, by)?.is_done();
    }
    let is_used = used || (each.starts() && count > 0);
    if used {
        say_used(turn, &closed, &by.name)?;
    }
    if is_used {
        Ok(())
    } else {
        Err(Error::CallNotUsable)
    }
}
