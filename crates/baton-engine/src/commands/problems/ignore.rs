//! *Leave them*.

use baton_core::ProblemId;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_store::Lenient;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::problems::{ItemRow, ProblemState};

use super::{items, open_problem};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error, Topic};

/// Leaves a problem alone, with its calls.
pub async fn ignore(
    engine: &Engine,
    actor: &Actor,
    problem: ProblemId,
    why: String,
) -> Result<(), Error> {
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action("problem_ignored"),
        move |turn, record| {
            record.on("problem", &problem).because(&why);
            let row = open_problem(turn, &problem)?;
            let ended = Params::from([("by".to_owned(), by), ("why".to_owned(), why)]);
            for item in items(turn, &row)? {
                leave(turn, &item, &ended)?;
            }
            let problems = turn.tx.problems();
            problems.close(&row, ProblemState::Ignored, Some(&ended), turn.now)?;
            turn.hint(Topic::Problem, &problem);
            Ok(())
        },
    )
    .await
}

/// An item's call is left with it.
fn leave(turn: &Turn<'_, '_>, item: &ItemRow, ended: &Params) -> Result<(), Error> {
    let Some(call) = item.about.call else {
        return Ok(());
    };
    let place = item.about.place.unwrap_or_default();
    let known = turn.tx.dispositions().get(call, place)?;
    let new = NewDisposition::new(call, place, DispositionKind::Ignored, turn.now);
    turn.tx.dispositions().set(&NewDisposition {
        value: known.and_then(|known| known.value),
        detail: Some(Lenient::of(ended)),
        ..new
    })?;
    Ok(())
}
