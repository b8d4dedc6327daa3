//! A problem's calls, once it is known whom they are about.

use baton_store::table::people::PersonRow;
use baton_store::table::problems::ProblemRow;

use super::content_of;
use crate::audit::Actor;
use crate::commands::problems::items;
use crate::triggers::start_chosen;
use crate::turn::Turn;
use crate::{Error, Topic};

/// Handles a problem's calls for a person, in stored order: the first starts, the rest find the
/// person in the workflow already (C4).
pub(in crate::commands) fn settle(
    turn: &mut Turn<'_, '_>,
    problem: &ProblemRow,
    person: &PersonRow,
    by: &Actor,
) -> Result<(), Error> {
    for item in items(turn, problem)? {
        let Some(call) = item.about.call else {
            continue;
        };
        let place = item.about.place.unwrap_or_default();
        let row = turn.tx.calls().by_no(call)?.ok_or(Error::Missing("call"))?;
        let content = content_of(turn, &row)?;
        start_chosen(turn, &row, &content, place, person, by)?;
        turn.tx.problems().close_item(&item, None, turn.now)?;
    }
    turn.hint(Topic::Problem, &problem.id);
    Ok(())
}
