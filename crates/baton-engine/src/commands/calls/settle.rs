//! A problem's calls, once it is known whom they are about.

use std::sync::Arc;

use baton_core::Json;
use baton_core::call::{self, Entry};
use baton_store::table::awaits::EntryOf;
use baton_store::table::people::PersonRow;
use baton_store::table::problems::ProblemRow;

use super::with_trigger;
use crate::commands::problems::items;
use crate::driver::{TriggerCall, Turn};
use crate::{Error, Topic};

/// Handles a problem's calls for a person, in stored order: the first starts, the rest find the
/// person in the workflow already (C4).
pub(in crate::commands) fn settle(
    turn: &mut Turn<'_, '_>,
    problem: &ProblemRow,
    person: &PersonRow,
    by: &str,
) -> Result<(), Error> {
    for item in items(turn, problem)? {
        let Some(call) = item.about.call else {
            continue;
        };
        let place = item.about.place.unwrap_or_default();
        let row = turn.tx.calls().by_no(call)?.ok_or(Error::Missing("call"))?;
        let mut told = false;
        with_trigger(turn, &row, |turn, trigger, data| {
            let entry = entry_at(trigger, data, place).ok_or(Error::CallNotUsable)?;
            let at = EntryOf { call, place };
            match turn.tx.runs().is_in(trigger.address.workflow, person.no)? {
                Some(_) => turn.start_known(trigger, at, &entry, person)?,
                None => turn.start_anyway(trigger, at, &entry, person, Some(by))?,
            }
            told = true;
            Ok(())
        })?;
        if told {
            turn.tx.problems().close_item(&item, None, turn.now)?;
        }
    }
    turn.hint(Topic::Problem, &problem.id);
    Ok(())
}

fn entry_at(trigger: &TriggerCall<'_>, data: &Arc<Json>, place: i64) -> Option<Entry> {
    let place = usize::try_from(place).ok()?;
    call::entries(data, trigger.settings.person)
        .entries
        .into_iter()
        .nth(place)
}
