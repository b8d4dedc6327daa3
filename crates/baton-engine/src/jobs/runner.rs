//! One slice of one job, in a transaction of its own.

use std::sync::Arc;
use std::time::Duration;

use baton_store::table::jobs::{self, JobRow, JobState, Work};
use baton_store::{Cursor, JobNo, Lane, Tx};

use super::kinds::{Doing, with_kind};
use super::{Came, Job, actor_of};
use crate::audit::{Action, Record};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn};
use crate::{Error, Topic};

/// No slice touches more rows than this.
const ROWS_AT_ONCE: usize = 64;
/// After a failure of the store.
const PAUSE: Duration = Duration::from_secs(1);

/// Which job had the last slice, and how the next one is done.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    last: JobNo,
    care: Care,
}

/// How a slice is done after one that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Care {
    /// As many rows as there is time for.
    #[default]
    None,
    /// One row alone, to find the one that cannot be done.
    OneRow,
    /// That row is passed over.
    PassOver,
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
    let write = move |tx: &mut Tx<'_>| slice(&mut Turn::new(tx, &runtime_in), now);
    match runtime.store.write(Lane::Driver, write).await {
        Ok(slice) => {
            *place = Place {
                last: slice.job.unwrap_or(JobNo(0)),
                care: Care::None,
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
            let of_the_store = matches!(error, Error::Store(_));
            place.care = match place.care {
                Care::None => Care::OneRow,
                Care::OneRow if !of_the_store => Care::PassOver,
                Care::OneRow | Care::PassOver => {
                    place.last = JobNo(place.last.0.saturating_add(1));
                    Care::None
                }
            };
            if of_the_store {
                runtime.pause(PAUSE).await;
            }
            // The store may come back; a job that fails does not keep the loop busy.
            of_the_store || place.care != Care::None
        }
    }
}

fn slice(turn: &mut Turn<'_, '_>, place: Place) -> Result<Slice, Error> {
    let job = match turn.tx.jobs().next_under_way(place.last)? {
        Some(job) => Some(job),
        None => turn.tx.jobs().next_under_way(JobNo(0))?,
    };
    let mut calls_wait = false;
    if let Some(job) = &job {
        calls_wait = match job.work.read() {
            Ok(work) => {
                with_kind(
                    turn,
                    work.clone(),
                    Part {
                        job,
                        care: place.care,
                    },
                )?;
                matches!(work, Work::StartKept { .. } | Work::UseAnyway { .. })
            }
            Err(error) => {
                tracing::error!(%error, job = %job.id, "a job cannot be read; it ends");
                end(turn, job, (0, 1))?;
                false
            }
        };
        turn.hint(Topic::Job, &job.id);
    }
    Ok(Slice {
        after: std::mem::take(&mut turn.after),
        job: job.map(|job| job.no),
        calls_wait,
    })
}

/// A slice of one job.
struct Part<'a> {
    job: &'a JobRow,
    care: Care,
}

impl Doing for Part<'_> {
    fn with<J: Job>(self, turn: &mut Turn<'_, '_>, kind: &J) -> Result<(), Error> {
        let job = self.job;
        let most = match self.care {
            Care::None => ROWS_AT_ONCE,
            Care::OneRow | Care::PassOver => 1,
        };
        let rows = kind.next(turn, job.cursor, most)?;
        if rows.is_empty() {
            return end(turn, job, (0, 0));
        }
        if self.care == Care::PassOver && job.by.is_none() {
            // What follows from something else is asked for again.
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
            let came = match self.care {
                Care::PassOver => Came::CouldNot,
                Care::None | Care::OneRow => kind.one(turn, row, &by)?,
            };
            slice.rows += 1;
            slice.done += i64::from(came == Came::Done);
            slice.could_not += i64::from(came == Came::CouldNot);
            slice.cursor = at;
        }
        Ok(turn.tx.jobs().advance(job.no, &slice)?)
    }
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
