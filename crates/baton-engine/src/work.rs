//! What is to be done over many rows, asked for: a row of the same transaction as what it follows
//! from. It is done by `jobs`, slice by slice.

use baton_core::JobId;
use baton_store::table::jobs::{JobBy, NewJob, Work};

use crate::audit::Actor;
use crate::not_done::NotDone;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// Begins a job in somebody's name. One thing is not done twice at once.
pub(crate) fn begin(
    turn: &mut Turn<'_, '_>,
    by: &Actor,
    work: Work,
    total: i64,
) -> Result<JobId, Error> {
    let id = JobId::from_bytes(unique());
    let by = JobBy {
        name: by.name.clone(),
        origin: by.origin.clone(),
    };
    let new = NewJob {
        id: id.clone(),
        work,
        by: Some(by),
        total,
        at: turn.now,
    };
    if !turn.tx.jobs().begin(&new)? {
        return Err(NotDone::UnderWay.into());
    }
    turn.hint(Topic::Job, &id);
    Ok(id)
}

/// Asks for work that follows from what was done; what is under way already goes on, or begins at
/// its first row again.
pub(crate) fn ask(turn: &mut Turn<'_, '_>, work: Work) -> Result<(), Error> {
    let new = NewJob {
        id: JobId::from_bytes(unique()),
        work,
        by: None,
        total: 0,
        at: turn.now,
    };
    turn.tx.jobs().follow(&new)?;
    turn.runtime.nudge_jobs();
    Ok(())
}
