//! The values by which calls find runs, as rows: one per run and step that takes calls.

use baton_core::matching::{value_from_person, values_to_come};
use baton_core::run::StepStatus;
use baton_core::{Json, RunState};
use baton_store::table::awaits::{AwaitRow, AwaitState, NO_VALUE};
use baton_store::table::runs::RunRow;

use super::settle_unmatched;
use crate::Error;
use crate::{editions::Edition, turn::Turn};

/// Notes every step of a new run that takes calls, without values.
pub(crate) fn note_waits(
    turn: &Turn<'_, '_>,
    run: &RunRow,
    edition: &Edition,
) -> Result<(), Error> {
    let awaits = turn.tx.awaits();
    for (step, address) in &edition.waits {
        let row = AwaitRow {
            run: run.no,
            step: step.clone(),
            address: *address,
            value: None,
            state: AwaitState::Ahead,
        };
        match run.try_out {
            true => awaits.set_of_try_out(&row)?,
            false => awaits.set(&row, run.call)?,
        }
    }
    Ok(())
}

/// Notes of which steps the value will not come any more; calls wait for the others (C6, 4).
pub(crate) fn note_values(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    state: &RunState,
    edition: &Edition,
) -> Result<(), Error> {
    // Of one that waits for more about its person nothing is known yet (C18).
    if state.settling.is_some() {
        return Ok(());
    }
    let to_come = values_to_come(&edition.definition, state);
    for (step, address) in &edition.waits {
        if to_come.contains(step) {
            continue;
        }
        let known = turn.tx.awaits().get(row.no, step)?;
        if known.is_some_and(|known| known.value.is_none()) {
            turn.tx.awaits().set_value(row.no, step, Some(NO_VALUE))?;
            settle_unmatched(turn, *address)?;
        }
    }
    Ok(())
}

/// Notes at which steps the run waits since this turn.
pub(crate) fn note_waiting(
    turn: &Turn<'_, '_>,
    row: &RunRow,
    state: &RunState,
    edition: &Edition,
) -> Result<(), Error> {
    for (id, _) in &edition.waits {
        let waits = state
            .step(id)
            .is_some_and(|step| step.status == StepStatus::Waiting && step.since == Some(turn.now));
        if waits {
            let awaits = turn.tx.awaits();
            awaits.set_state(row.no, id, AwaitState::Waiting)?;
        }
    }
    Ok(())
}

/// The details of a run's person changed: calls find it by what they are now (C6, 2).
pub(crate) fn person_changed(
    turn: &mut Turn<'_, '_>,
    run: &RunRow,
    details: &Json,
) -> Result<(), Error> {
    let edition = turn.edition(run.workflow, run.version)?;
    for (step, _) in &edition.waits {
        let takes = edition.definition.step(step);
        let takes = takes.and_then(|step| step.kind().takes_calls());
        let value = takes.and_then(|takes| value_from_person(&takes, details));
        if let Some(value) = value {
            turn.tx.awaits().set_value(run.no, step, Some(&value))?;
        }
    }
    Ok(())
}
