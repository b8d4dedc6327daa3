//! One slice of one job, in a transaction of its own.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use baton_store::table::jobs::{self, JobRow, JobState, Work};
use baton_store::table::set_aside::{Item, Kind as Aside};
use baton_store::{Cursor, JobNo, Lane, Tx};

use super::kinds::{Doing, with_kind};
use super::{Came, Job, actor_of, is_refusal};
use crate::audit::{Action, Actor, Record};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn};
use crate::turn::{cause, forget_aside, passed_over, pause_after, read_or_pause};
use crate::{Error, Topic};

/// No slice touches more rows than this.
const ROWS_AT_ONCE: usize = 64;

/// The pause of a gentle job after each row that something was done to: about 60 in a minute.
const PAUSE: Duration = Duration::from_secs(1);

/// Which job had the last slice, and how the next one is done.
#[derive(Default)]
pub(crate) struct Place {
    last: JobNo,
    /// Row by row, after a slice that failed.
    careful: bool,
    /// How many slices in a row came to nothing.
    failed: u32,
    /// Before this moment none is done, after a failure that no row is to blame for.
    not_before: Option<Instant>,
    /// Gentle jobs and until when they pause. After a restart they go on at once, with one row.
    pausing: BTreeMap<JobNo, Instant>,
}

impl Place {
    /// Whether a slice may be done now. Only jobs pause: what happens meanwhile is not held up.
    pub(crate) fn is_ready(&self) -> bool {
        self.not_before
            .is_none_or(|moment| moment <= Instant::now())
    }

    /// When the first gentle job has paused long enough.
    pub(crate) fn next_pause_ends(&self) -> Option<Instant> {
        self.pausing.values().min().copied()
    }

    /// Whether a gentle job has paused long enough by now; asked once for each.
    pub(crate) fn is_any_rested(&mut self) -> bool {
        let (before, now) = (self.pausing.len(), Instant::now());
        self.pausing.retain(|_, until| *until > now);
        self.pausing.len() < before
    }

    /// A slice came to nothing.
    fn failed(&mut self, job: JobNo, error: &Error) {
        if !self.careful && !error.is_of_the_store() {
            tracing::warn!("a slice of a job failed; it is done again row by row");
            self.careful = true;
            return;
        }
        if error.is_held() {
            tracing::warn!("a slice of a job had no turn; it is done again once the file is free");
            return;
        }
        let pause = pause_after(self.failed);
        tracing::error!(
            cause = cause(error),
            pause_s = pause.as_secs(),
            "a slice of a job failed; nothing of it was kept, and jobs go on after a pause"
        );
        *self = Self {
            // Whatever is wrong with it, the others have their turn before it has one again.
            last: job,
            careful: true,
            failed: self.failed.saturating_add(1),
            not_before: Instant::now().checked_add(pause),
            pausing: std::mem::take(&mut self.pausing),
        };
    }
}

/// What a slice did.
struct Slice {
    after: Afterwards,
    /// Whose slice it was.
    whose: Whose,
    calls_wait: bool,
    /// Whether it wrote when something is due.
    times_written: bool,
    /// Whether the job pauses now.
    pauses: bool,
    /// How many of its rows were passed over, or whether it was set aside.
    casualties: usize,
}

/// Whose slice it is.
#[derive(Clone, Copy)]
enum Whose {
    Of(JobNo),
    /// All that are under way pause, or lack what a long call says, which is being read.
    AllPutBy,
    /// No job is under way.
    Nobodys,
}

/// Does one slice of the job whose turn it is; whether any job can go on. One that lacks what a long
/// call says is put by until that is read: neither the driver nor another job waits for it.
pub(crate) async fn go_on(runtime: &Arc<Runtime>, place: &mut Place) -> bool {
    let runtime_in = Arc::clone(runtime);
    let (last, careful) = (place.last, place.careful);
    let begun = Arc::new(AtomicI64::new(place.last.0));
    let begun_in = Arc::clone(&begun);
    let pausing: Vec<JobNo> = place.pausing.keys().copied().collect();
    let write = move |tx: &mut Tx<'_>| {
        let turn = match careful {
            true => Turn::careful(tx, &runtime_in),
            false => Turn::new(tx, &runtime_in),
        };
        slice(turn, last, &pausing, &begun_in)
    };
    let written = runtime.store.write(Lane::Driver, write).await;
    let job = JobNo(begun.load(Ordering::Relaxed));
    let any = match written {
        Ok(slice) => is_done(runtime, place, slice),
        Err(Error::Unread(call)) => {
            runtime.lists.put_by(job, call);
            place.last = job;
            true
        }
        Err(error) => {
            place.failed(job, &error);
            if !place.is_ready() {
                runtime.lists.forget_job(job);
            }
            true
        }
    };
    read_for_jobs(runtime);
    any
}

/// What follows a slice; whether any job can go on.
fn is_done(runtime: &Arc<Runtime>, place: &mut Place, slice: Slice) -> bool {
    let last = match slice.whose {
        Whose::Of(job) => job,
        Whose::AllPutBy => place.last,
        Whose::Nobodys => JobNo(0),
    };
    *place = Place {
        last,
        // Where one was, there may be more.
        careful: slice.casualties > 0,
        pausing: std::mem::take(&mut place.pausing),
        ..Place::default()
    };
    if let (Whose::Of(job), true) = (slice.whose, slice.pauses) {
        place.pausing.insert(job, Instant::now() + PAUSE);
    }
    match slice.whose {
        Whose::Of(job) => runtime.lists.forget_job(job),
        Whose::AllPutBy => {}
        Whose::Nobodys => runtime.lists.none_is_used(),
    }
    slice.after.follow(runtime);
    runtime.job_news.notify_waiters();
    if slice.calls_wait {
        runtime.nudge_driver();
    }
    if slice.times_written {
        runtime.nudge_times();
    }
    matches!(slice.whose, Whose::Of(_))
}

/// Reads the long calls that jobs are put by for, while everything else goes on.
fn read_for_jobs(runtime: &Arc<Runtime>) {
    while let Some((job, call)) = runtime.lists.next_for_a_job() {
        let runtime = Arc::clone(runtime);
        tokio::spawn(async move {
            let read = read_or_pause(&runtime, &runtime.reading.asked, call).await;
            runtime.lists.is_read_for(job, read);
            runtime.nudge_jobs();
        });
    }
}

fn slice(
    mut turn: Turn<'_, '_>,
    last: JobNo,
    pausing: &[JobNo],
    begun: &AtomicI64,
) -> Result<Slice, Error> {
    let whose = whose_turn(&turn, last, pausing)?;
    let (mut calls_wait, pauses) = (false, Cell::new(false));
    if let Whose::Of(job) = whose {
        begun.store(job.0, Ordering::Relaxed);
        let done = turn.about(&Item::Job(job), |turn| slice_of(turn, job, &pauses))?;
        calls_wait = done.unwrap_or_default();
    }
    Ok(Slice {
        times_written: turn.tx.times_written(),
        after: turn.after,
        whose,
        calls_wait,
        pauses: pauses.get(),
        casualties: turn.casualties,
    })
}

/// The job that has at hand what it lacked, with as little as can be at once; else the next that lacks
/// nothing and does not pause.
fn whose_turn(turn: &Turn<'_, '_>, last: JobNo, pausing: &[JobNo]) -> Result<Whose, Error> {
    let (lists, jobs) = (&turn.runtime.lists, turn.tx.jobs());
    while let Some(job) = lists.job_at_hand() {
        if jobs.next_under_way(JobNo(job.0 - 1))? == Some(job) {
            turn.tx.hurry();
            return Ok(Whose::Of(job));
        }
        // It ended, or was set aside, meanwhile.
        lists.forget_job(job);
    }
    if lists.many_are_put_by() {
        return Ok(Whose::AllPutBy);
    }
    let mut whose = Whose::Nobodys;
    for first in [last, JobNo(0)] {
        let mut after = first;
        while let Some(job) = jobs.next_under_way(after)? {
            if !lists.is_put_by(job) && !pausing.contains(&job) {
                return Ok(Whose::Of(job));
            }
            (whose, after) = (Whose::AllPutBy, job);
        }
    }
    Ok(whose)
}

/// A slice of a job; whether calls wait for the driver after it.
fn slice_of(turn: &mut Turn<'_, '_>, job: JobNo, pauses: &Cell<bool>) -> Result<bool, Error> {
    let job = turn.tx.jobs().by_no(job)?.ok_or(Error::Missing("job"))?;
    let work = job.work.read()?;
    let calls_wait = matches!(
        work,
        Work::StartKept { .. }
            | Work::UseAnyway { .. }
            | Work::TryAgain { .. }
            | Work::ActOnRuns(_)
    );
    with_kind(turn, (&job, work), Part { job: &job, pauses })?;
    turn.hint(Topic::Job, &job.id);
    Ok(calls_wait)
}

/// A slice of one job.
struct Part<'a> {
    job: &'a JobRow,
    /// Told when the job pauses after it.
    pauses: &'a Cell<bool>,
}

impl Doing for Part<'_> {
    fn with<J: Job>(self, turn: &mut Turn<'_, '_>, kind: &J) -> Result<(), Error> {
        let job = self.job;
        let rows = match kind.next(turn, job.cursor, ROWS_AT_ONCE) {
            Err(error) if is_refusal(&error) => {
                tracing::warn!(cause = cause(&error), job = %job.id, "a job cannot go on; it ends");
                let left = job.total - job.done - job.could_not;
                return end(turn, job, left, &kind.told(job));
            }
            rows => rows?,
        };
        if rows.is_empty() {
            return end(turn, job, 0, &kind.told(job));
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
            let came = one(turn, job, kind, row, &by)?;
            slice.rows += i64::from(came != Came::NoRow);
            slice.done += i64::from(came == Came::Done);
            slice.could_not += i64::from(came == Came::CouldNot);
            slice.cursor = at;
            if kind.is_gentle() && matches!(came, Came::Done | Came::CouldNot) {
                self.pauses.set(true);
                break;
            }
        }
        Ok(turn.tx.jobs().advance(job.no, &slice)?)
    }
}

/// Does it to one row. With care, one that says no, or that fails twice alone, is passed over, and
/// nothing of it stays.
fn one<J: Job>(
    turn: &mut Turn<'_, '_>,
    job: &JobRow,
    kind: &J,
    row: J::Row,
    by: &Actor,
) -> Result<Came, Error> {
    if !turn.careful {
        return kind.one(turn, row, by);
    }
    let mut done = turn.apart(|turn| kind.one(turn, row.clone(), by))?;
    if done.as_ref().is_err_and(|error| !is_refusal(error)) {
        done = turn.apart(|turn| kind.one(turn, row.clone(), by))?;
    }
    let Err(error) = &done else {
        return done;
    };
    turn.casualties += 1;
    kind.passed_over(turn, row)?;
    if is_refusal(error) {
        tracing::debug!(cause = cause(error), "a row of a job cannot be done");
        return Ok(Came::CouldNot);
    }
    tracing::error!(cause = cause(error), "a row of a job is passed over");
    if job.by.is_none() {
        passed_over(turn, job.no, error)?;
    }
    Ok(Came::CouldNot)
}

/// A job of Baton's own is through, and nothing of it stays. Of one that passed over a row a problem
/// tells, by which it is done again.
fn end_own(turn: &mut Turn<'_, '_>, job: &JobRow) -> Result<(), Error> {
    let aside = turn.tx.set_aside().of_item(Aside::Job, job.no.0)?;
    if let Some(aside) = aside.filter(|_| job.could_not > 0) {
        let again = turn.tx.set_aside();
        return Ok(again.put(&aside.item, &aside.why, turn.now).map(drop)?);
    }
    forget_aside(turn, job.no)?;
    Ok(turn.tx.jobs().remove(job.no)?)
}

/// A job is through: the audit is told what came of it (C18).
fn end(
    turn: &mut Turn<'_, '_>,
    job: &JobRow,
    left: i64,
    told: &[(&str, i64)],
) -> Result<(), Error> {
    if job.by.is_none() {
        return end_own(turn, job);
    }
    let rest = jobs::Slice {
        cursor: job.cursor.unwrap_or(Cursor { key: 0, no: 0 }),
        rows: 0,
        done: 0,
        could_not: left.max(0),
    };
    if rest.could_not > 0 {
        turn.tx.jobs().advance(job.no, &rest)?;
    }
    turn.tx.jobs().end(job.no, JobState::Done, turn.now)?;
    let mut record = Record::new(&actor_of(job), Action::JOB_DONE);
    record
        .on("job", &job.id)
        .text("done", job.done.to_string())
        .text("could_not", (job.could_not + rest.could_not).to_string());
    for (name, number) in told {
        record.text(name, number.to_string());
    }
    record.write(turn.tx)
}

#[cfg(test)]
mod tests {
    use baton_store::JobNo;

    use super::Place;
    use crate::Error;

    #[test]
    fn a_slice_that_fails_twice_pauses_jobs_alone_and_lets_the_others_go_first() {
        let broken = Error::Store(baton_store::Error::Panicked);
        let mut place = Place::default();

        place.failed(JobNo(7), &broken);
        assert!(place.is_ready() && place.careful, "row by row, at once");
        place.failed(JobNo(7), &broken);

        assert!(!place.is_ready());
        assert_eq!(place.last, JobNo(7));
    }

    #[test]
    fn a_file_that_another_program_kept_is_no_reason_to_pause_once_it_is_free() {
        let held = baton_store::Error::Held { by: Vec::new() };
        let mut place = Place::default();

        place.failed(JobNo(7), &Error::Store(held));

        assert!(place.is_ready());
        assert_eq!((place.last, place.careful), (JobNo(0), false));
    }

    #[test]
    fn a_full_disk_is_waited_for_without_a_second_try() {
        let mut place = Place::default();

        place.failed(JobNo(7), &Error::Store(baton_store::Error::Full));

        assert!(!place.is_ready());
    }
}
