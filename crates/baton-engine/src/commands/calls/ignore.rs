//! *Leave it*.

use baton_core::CallId;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_store::Lenient;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::shelf::Shelf;

use super::{close_items, forget_unmatched, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error, Topic};

/// Leaves a call alone.
pub async fn ignore(
    engine: &Engine,
    actor: &Actor,
    call: CallId,
    why: String,
) -> Result<(), Error> {
    let by = actor.name.clone();
    command(engine, actor, Action::CallIgnored, move |turn, record| {
        record.on("call", &call).because(&why);
        let row = of(turn, &call)?;
        let detail = Params::from([("by".to_owned(), by), ("why".to_owned(), why)]);
        leave(turn, &row, &detail)
    })
    .await
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
