//! Runs follow their person: what waits for a moment finds it again when something it is found
//! from has changed (C16).

use baton_core::{Happened, Json};
use baton_store::RunNo;
use baton_store::table::jobs::Work;
use baton_store::table::people::PersonRow;
use baton_store::table::runs::RunRow;
use baton_store::table::set_aside::Item;

use super::{Moved, advance, live};
use crate::Error;
use crate::matching::person_changed;
use crate::turn::Turn;
use crate::{people, work};

/// So many runs are read for one transaction.
const RUNS_AT_ONCE: usize = 64;

/// Details of a person changed: their runs follow, and calls find these by what they are now. Those
/// of a person with very many are left to a job, and so is what a run sets that came on by following:
/// the runs that are to follow it may be the ones that are following.
pub(crate) fn follow_person(turn: &mut Turn<'_, '_>, person: &PersonRow) -> Result<(), Error> {
    if turn.follows {
        return work::ask(turn, Work::FollowPerson { person: person.no });
    }
    turn.follows = true;
    let followed = follow_each(turn, person);
    turn.follows = false;
    followed
}

fn follow_each(turn: &mut Turn<'_, '_>, person: &PersonRow) -> Result<(), Error> {
    let runs = turn
        .tx
        .runs()
        .unfinished_of(person.no, RunNo(0), RUNS_AT_ONCE)?;
    if runs.len() == RUNS_AT_ONCE {
        work::ask(turn, Work::FollowPerson { person: person.no })?;
    }
    for run in runs {
        follow_apart(turn, person, run)?;
    }
    Ok(())
}

/// A run follows its person; one that cannot be handled keeps neither the person nor their other
/// runs from changing.
pub(crate) fn follow_apart(
    turn: &mut Turn<'_, '_>,
    person: &PersonRow,
    run: RunNo,
) -> Result<(), Error> {
    let details = people::person_details(turn, person)?;
    turn.with_care(&Item::Run(run, None), |turn| {
        let run = turn.run(run)?;
        follow_details(turn, run, &details)
    })
    .map(drop)
}

/// A run follows its person, of whom these are the details now.
fn follow_details(turn: &mut Turn<'_, '_>, run: RunRow, details: &Json) -> Result<(), Error> {
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
            followed = RunNo(run.0 - 1);
            break;
        }
        turn.about(&Item::Run(run, None), |turn| follow_if_it_waits(turn, run))?;
    }
    Ok(turn.tx.meta().set_time_followed(Some(followed))?)
}

/// A run of which a step may come to another moment, or another path.
fn follow_if_it_waits(turn: &mut Turn<'_, '_>, run: RunNo) -> Result<(), Error> {
    let run = turn.run(run)?;
    match turn.edition(run.workflow, run.version)?.follows_company {
        true => follow(turn, run),
        false => Ok(()),
    }
}

/// Lets a run look again at what it reads of its person and the company.
pub(crate) fn follow(turn: &mut Turn<'_, '_>, run: RunRow) -> Result<(), Error> {
    let live = live(turn, run)?;
    match advance(turn, live, Happened::DetailsChanged, None)? {
        Moved::On | Moved::Not(_) => Ok(()),
    }
}
