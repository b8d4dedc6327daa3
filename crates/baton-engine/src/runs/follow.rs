//! Runs follow their person: what waits for a moment finds it again when something it is found
//! from has changed (C16).

use baton_core::{Happened, Json};
use baton_store::RunNo;
use baton_store::table::jobs::Work;
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;

use super::advance::{Moved, advance, live};
use crate::Error;
use crate::matching::person_changed;
use crate::turn::Turn;
use crate::{people, work};

/// So many runs are read for one transaction.
const RUNS_AT_ONCE: usize = 64;

/// Details of a person changed: their runs follow, and calls find these by what they are now. Those
/// of a person with very many are left to a job.
pub(crate) fn follow_person(turn: &mut Turn<'_, '_>, person: &PersonRow) -> Result<(), Error> {
    let runs = turn
        .tx
        .runs()
        .unfinished_of(person.no, RunNo(0), RUNS_AT_ONCE)?;
    if runs.len() == RUNS_AT_ONCE {
        work::ask(turn, Work::FollowPerson { person: person.no })?;
    }
    let details = people::person_details(turn, person)?;
    for run in runs {
        follow_details(turn, run, &details)?;
    }
    Ok(())
}

/// A run follows its person, of whom these are the details now.
pub(crate) fn follow_details(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    details: &Json,
) -> Result<(), Error> {
    person_changed(turn, &run, details)?;
    follow(turn, run)
}

/// The company's zone or holidays changed: all runs follow, some of them in each transaction, as
/// far as it has time (C18). How far is stored, so that no end of the process loses the rest.
pub(crate) fn follow_company(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let Some(after) = turn.tx.meta().time_followed()? else {
        return Ok(());
    };
    let at_once = turn.runtime.options.followed_at_once;
    let runs = turn.tx.runs();
    let Some((runs, until)) = runs.unfinished_after(after, at_once, RUNS_AT_ONCE)? else {
        return Ok(turn.tx.meta().set_time_followed(None)?);
    };
    let mut followed = until;
    for (place, run) in runs.into_iter().enumerate() {
        if place > 0 && turn.tx.out_of_time() {
            followed = RunNo(run.no.0 - 1);
            break;
        }
        follow_if_it_waits(turn, run)?;
    }
    Ok(turn.tx.meta().set_time_followed(Some(followed))?)
}

/// A run of which a step may come to another moment, or another path.
fn follow_if_it_waits(turn: &mut Turn<'_, '_>, run: RunRow) -> Result<(), Error> {
    match turn.edition(run.workflow, run.version) {
        Ok(edition) if edition.follows_company => follow(turn, run),
        Ok(_) => Ok(()),
        Err(error) => {
            tracing::warn!(%error, run = %run.id, "a run does not follow the company");
            Ok(())
        }
    }
}

/// Lets a run look again at what it reads of its person and the company.
pub(crate) fn follow(turn: &mut Turn<'_, '_>, run: RunRow) -> Result<(), Error> {
    let id = run.id.clone();
    let live = match live(turn, run) {
        Ok(live) => live,
        Err(error) => {
            // One that cannot be read must not keep the others, or a person, from changing.
            tracing::warn!(%error, run = %id, "a run does not follow its person");
            return Ok(());
        }
    };
    match advance(turn, live, Happened::DetailsChanged, None)? {
        Moved::On | Moved::Not(_) => Ok(()),
    }
}
