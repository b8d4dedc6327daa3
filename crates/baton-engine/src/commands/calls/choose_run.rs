//! *It is about this run*.

use baton_core::matching::DispositionKind;
use baton_core::{CallId, RunId};
use baton_store::table::awaits::EntryOf;

use super::of;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::matching::{close_entry, forget_unmatched, say_used};
use crate::waits::use_for;
use crate::{Engine, Error};

/// Says which run a call moves.
pub async fn choose_run(
    engine: &Engine,
    actor: &Actor,
    call: CallId,
    run: RunId,
) -> Result<(), Error> {
    let by = actor.name.clone();
    command(engine, actor, Action::CALL_CHOSEN, move |turn, record| {
        record.on("call", &call).on("run", &run);
        let row = of(turn, &call)?;
        let address = turn.address(row.address)?;
        let run = turn.tx.runs().get(&run)?.ok_or(Error::Missing("run"))?;
        let awaiting = [DispositionKind::Problem, DispositionKind::Unmatched];
        let place = turn.tx.dispositions().first_of(row.no, &awaiting)?;
        let entry = EntryOf {
            call: row.no,
            place: place.ok_or(Error::CallNotUsable)?,
        };
        let closed = close_entry(turn, entry)?;
        forget_unmatched(turn, &address, entry)?;
        match use_for(turn, run, &address.owner_id, entry, None, Some(&by))? {
            true => say_used(turn, &closed, &by),
            false => Err(Error::CallNotUsable),
        }
    })
    .await
}
