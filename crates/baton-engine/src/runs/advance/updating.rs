//! What a step sets of its run's person, in the transaction of the run.

use baton_core::run::{NewDetail, Updated};
use baton_core::{Happened, RunState, StepId};
use baton_store::table::runs::RunRow;

use super::follow::follow_person;
use crate::Error;
use crate::audit::{Action, record_own};
use crate::people;
use crate::runs::effects::Next;
use crate::runs::facts::Facts;
use crate::turn::Turn;

/// What happens to a run next; none where a step that was to set something is not needed any more.
pub(super) fn happens(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    state: &RunState,
    next: Next,
) -> Result<Option<Happened>, Error> {
    match next {
        Next::Happened(happened) => Ok(Some(happened)),
        Next::Updates(step, _) if !state.is_under_way(&step) => Ok(None),
        Next::Updates(step, details) => {
            let updated = set_details(turn, row, &step, &details)?;
            Ok(Some(Happened::PersonUpdated { step, updated }))
        }
    }
}

/// A try-out changes nobody: it tells what a run would.
fn set_details(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    details: &[NewDetail],
) -> Result<Updated, Error> {
    let person = turn.tx.people().by_no(row.person)?;
    let person = person.ok_or(Error::Missing("person"))?;
    let record = match row.try_out {
        true => None,
        false => {
            let workflow = turn.flow(row.workflow)?;
            let mut record = record_own(Action::PERSON_CHANGED, "step");
            record
                .on("person", &person.person.id)
                .on("run", &row.id)
                .on("step", step)
                .on("workflow", &workflow.id)
                .text("name", person.person.display_name.as_str());
            Some(record)
        }
    };
    let outer = std::mem::replace(&mut turn.chain, chain_of(row));
    let updated = people::update(turn, &person, details, record);
    turn.chain = outer;
    updated
}

/// How many starts led to a run, its own among them.
fn chain_of(row: &RunRow) -> u32 {
    let params = row.started_by.read().params;
    let chain = params.get("chain").and_then(|chain| chain.parse().ok());
    chain.unwrap_or(1)
}

/// Whether an event says that the run's person is another than before: then they are read anew.
pub(super) fn is_another(row: &RunRow, happened: &Happened, facts: &mut Facts<'_>) -> bool {
    let Happened::PersonUpdated { updated, .. } = happened else {
        return false;
    };
    let is_another =
        !row.try_out && matches!(updated, Updated::Changed(changes) if !changes.is_empty());
    if is_another {
        facts.forget();
    }
    is_another
}

/// All runs of the run's person follow, once the run stands still itself.
pub(super) fn follow_updated(turn: &mut Turn<'_, '_>, row: &RunRow) -> Result<(), Error> {
    let person = turn.tx.people().by_no(row.person)?;
    follow_person(turn, &person.ok_or(Error::Missing("person"))?)
}
