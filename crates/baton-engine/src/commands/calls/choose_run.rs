//! *It is about this run*.

use baton_core::{CallId, RunId};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::CallRow;

use super::{close_items, forget_unmatched, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::turn::Turn;
use crate::waits::use_for;
use crate::{Engine, Error};

/// Says which run a call moves.
pub async fn choose_run(
    engine: &Engine,
    actor: &Actor,
    call: CallId,
    run: RunId,
) -> Result<(), Error> {
    command(engine, actor, Action::CALL_CHOSEN, move |turn, record| {
        record.on("call", &call).on("run", &run);
        let row = of(turn, &call)?;
        let address = turn.address(row.address)?;
        let run = turn.tx.runs().get(&run)?.ok_or(Error::Missing("run"))?;
        let place = open_place(turn, &row)?;
        close_items(turn, row.no, Some(place))?;
        forget_unmatched(turn, &row, &address)?;
        let entry = EntryOf {
            call: row.no,
            place,
        };
        match use_for(turn, run, &address.owner_id, entry, None)? {
            true => Ok(()),
            false => Err(Error::CallNotUsable),
        }
    })
    .await
}

/// The first entry of a call that still waits for a decision.
fn open_place(turn: &Turn<'_, '_>, row: &CallRow) -> Result<i64, Error> {
    let known = turn.tx.dispositions().of_call(row.no)?;
    let open = known.iter().find(|one| one.kind.awaits_a_run());
    Ok(open.ok_or(Error::CallNotUsable)?.place)
}
