//! One slice of one job, in a transaction of its own.

use std::sync::Arc;

use baton_store::table::jobs::{self, JobRow, JobState, Work};
use baton_store::table::set_aside::Item;
use baton_store::{Cursor, JobNo, Lane, Tx};

use super::kinds::{Doing, with_kind};
use super::{Came, Job, actor_of};
use crate::audit::{Action, Actor, Record};
use crate::runtime::Runtime;
use crate::turn::pause_after;
use crate::turn::{Afterwards, Turn};
use crate::{Error, Topic};

/// No slice touches more rows than this.
const ROWS_AT_ONCE: usize = 64;
/// Which job had the last slice, and how the next one is done.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    last: JobNo,
    /// Row by row, after a slice that failed.
    careful: bool,
    /// How many slices in a row came to nothing.
    failed: u32,
}

/// What a slice did.
struct Slice {
    after: Afterwards,
    /// Whose slice it was; none when no job is under way.
    job: Option<JobNo>,
    calls_wait: bool,
}

/// Does one slice of the job whose turn it is; whether any job may be left.
pub(crate) async fn go_on(runtime: &Arc<Runtime>, place: &mut Place) -> bool {
    let (runtime_in, now) = (Arc::clone(runtime), *place);
    let write = move |tx: &mut Tx<'_>| {
        let turn = match now.careful {
            true => Turn::careful(tx, &runtime_in),
            false => Turn::new(tx, &runtime_in),
        };
        slice(turn, now.last)
    };
    match runtime.store.write(Lane::Driver, write).await {
        Ok(slice) => {
            *place = Place {
                last: slice.job.unwrap_or(JobNo(0)),
                careful: false,
                failed: 0,
            };
            if slice.job.is_none() {
                runtime.lists.none_is_used();
            }
            slice.after.follow(runtime);
            runtime.job_news.notify_waiters();
            if slice.calls_wait {
                runtime.nudge_driver();
            }
            slice.job.is_some()
        }
        Err(error) => {
            tracing::error!(%error, "a slice of a job failed; nothing of it was kept");
            if place.careful || error.is_of_the_store() {
                runtime.pause(pause_after(place.failed)).await;
                place.failed = place.failed.saturating_add(1);
            }
            place.careful = true;
            true
        }
    }
}

fn slice(mut turn: Turn<'_, '_>, last: JobNo) -> Result<Slice, Error> {
    let jobs = turn.tx.jobs();
    let job = match jobs.next_under_way(last)? {
        Some(job) => Some(job),
        None => jobs.next_under_way(JobNo(0))?,
    };
    let mut calls_wait = false;
    if let Some(job) = job {
        let done = turn.about(&Item::Job(job), |turn| slice_of(turn, job))?;
        calls_wait = done.unwrap_or_default();
    }
    Ok(Slice {
        after: turn.after,
        job,
        calls_wait,
    })
}

/// A slice of a job; whether calls wait for the driver after it.
fn slice_of(turn: &mut Turn<'_, '_>, job: JobNo) -> Result<bool, Error> {
    let job = turn.tx.jobs().by_no(job)?.ok_or(Error::Missing("job"))?;
    let work = job.work.read()?;
    let calls_wait = matches!(
        work,
        Work::StartKept { .. } | Work::UseAnyway { .. } | Work::TryAgain { .. }
    );
    with_kind(turn, work, Part { job: &job })?;
    turn.hint(Topic::Job, &job.id);
    Ok(calls_wait)
}

/// A slice of one job.
struct Part<'a> {
    job: &'a JobRow,
}

impl Doing for Part<'_> {
    fn with<J: Job>(self, turn: &mut Turn<'_, '_>, kind: &J) -> Result<(), Error> {
        let job = self.job;
        let rows = kind.next(turn, job.cursor, ROWS_AT_ONCE)?;
        if rows.is_empty() {
            return end(turn, job, (0, 0));
        }
        let by = actor_of(job);
        let mut slice = jobs::Slice {
            cursor: job.cursor.unwrap_or(Cursor { key: 0, no: 0 }),
            rows: 0,
            done: 0,
            could_not: 0,
        };
        for (at, row) in rows {
            if slice.rows > 0 && turn.tx.out_of_time() {
                break;
            }
            let came = one(turn, kind, row, &by)?;
            if came.is_none() && job.by.is_none() {
                // What follows from something else is asked for again.
                return end(turn, job, (0, 0));
            }
            let came = came.unwrap_or(Came::CouldNot);
            slice.rows += 1;
            slice.done += i64::from(came == Came::Done);
            slice.could_not += i64::from(came == Came::CouldNot);
            slice.cursor = at;
        }
        Ok(turn.tx.jobs().advance(job.no, &slice)?)
    }
}

/// Does it to one row; with care, none when that fails twice alone.
fn one<J: Job>(
    turn: &mut Turn<'_, '_>,
    kind: &J,
    row: J::Row,
    by: &Actor,
) -> Result<Option<Came>, Error> {
    if !turn.careful {
        return kind.one(turn, row, by).map(Some);
    }
    if let Ok(came) = turn.apart(|turn| kind.one(turn, row.clone(), by))? {
        return Ok(Some(came));
    }
    let again = turn.apart(|turn| kind.one(turn, row, by))?;
    Ok(again
        .inspect_err(|error| tracing::error!(%error, "a row of a job is passed over"))
        .ok())
}

/// A job is through: the audit is told what came of it (C18). Of Baton's own nothing stays.
fn end(turn: &mut Turn<'_, '_>, job: &JobRow, further: (i64, i64)) -> Result<(), Error> {
    if job.by.is_none() {
        return Ok(turn.tx.jobs().remove(job.no)?);
    }
    turn.tx.jobs().end(job.no, JobState::Done, turn.now)?;
    Record::new(&actor_of(job), Action::JOB_DONE)
        .on("job", &job.id)
        .text("done", (job.done + further.0).to_string())
        .text("could_not", (job.could_not + further.1).to_string())
        .write(turn.tx)
}
