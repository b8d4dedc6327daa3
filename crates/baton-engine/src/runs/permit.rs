//! Whether a verb is possible at a step of a run: what decides is looked up here, the core says.

use baton_core::run::{Stored, Verb, verdict_with};
use baton_core::{Happened, StepId};
use baton_store::table::outbox::MessageRow;
use baton_store::table::runs::RunRow;

use super::advance::live;
use super::newer::newer_settings;
use crate::Error;
use crate::queue::Live;
use crate::turn::Turn;

/// A run with what decides on a verb at one of its steps.
pub(crate) struct Asked {
    pub(crate) live: Live,
    /// The step's latest message as it is stored.
    pub(crate) message: Option<MessageRow>,
    /// The live version, where it would send something else at the step.
    pub(crate) newer: Option<i64>,
}

/// Looks up what decides on a verb at a step.
pub(crate) fn asked(turn: &mut Turn<'_, '_>, row: RunRow, step: &StepId) -> Result<Asked, Error> {
    let live = live(turn, row)?;
    let known = live.state.step(step);
    let message = match known.and_then(|step| step.own.latest_message()) {
        Some(id) => {
            let stored = turn.tx.outbox().get(live.row.no, id)?;
            Some(stored.ok_or(Error::Missing("message"))?)
        }
        None => None,
    };
    let newer = newer(turn, &live, step)?;
    Ok(Asked {
        live,
        message,
        newer,
    })
}

/// Refuses a verb with the core's reason: the one that greys it out for the admin.
pub(crate) fn permit(asked: &Asked, verb: Verb, step: &StepId) -> Result<(), Error> {
    let Live {
        row,
        state,
        edition,
    } = &asked.live;
    let message = asked.message.as_ref();
    let stored = Stored {
        try_out: row.try_out,
        message: message.map(|message| message.state.delivery()),
        newer: asked.newer.is_some(),
    };
    verdict_with(&edition.definition, state, verb, step, stored).map_err(Error::NotPossible)
}

/// A run that goes by a version's settings of a step from now on, and the event that says so.
pub(crate) fn with_settings(
    turn: &Turn<'_, '_>,
    live: Live,
    step: &StepId,
    version: i64,
    (by, why): (&str, String),
) -> Result<(Live, Happened), Error> {
    let Live { row, state, .. } = live;
    let mut then = state.clone();
    then.steps.entry(step.clone()).or_default().settings = Some(version);
    let edition = turn.edition_of(&row, &then)?;
    let happened = Happened::SettingsUsed {
        step: step.clone(),
        version,
        by: by.to_owned(),
        why,
    };
    let live = Live {
        row,
        state,
        edition,
    };
    Ok((live, happened))
}

/// The live version, where it would send something else at the step; one that cannot be read has
/// nothing.
fn newer(turn: &mut Turn<'_, '_>, live: &Live, step: &StepId) -> Result<Option<i64>, Error> {
    let Some(version) = turn.flow(live.row.workflow)?.live_version else {
        return Ok(None);
    };
    let Ok(theirs) = turn.edition(live.row.workflow, version) else {
        return Ok(None);
    };
    let others = newer_settings(
        &turn.tx.snapshot(),
        (&live.row, &live.state),
        &live.edition.definition,
        (version, &theirs.definition),
        step,
        turn.runtime.options.computer_zone(),
    );
    match others {
        Ok(parts) => Ok((!parts.is_empty()).then_some(version)),
        Err(error) if error.is_of_the_store() => Err(error),
        // What it would send cannot be told: that forbids nothing else.
        Err(_) => Ok(None),
    }
}
