//! Jobs: how far what is done to many is, and ending one before its end.

mod sendings;
mod shown;
mod views;

use std::time::Duration;

use baton_core::ids::JobId;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::jobs::JobRow;
use baton_store::{Snapshot, UnreadRow};
use jiff::{SignedDuration, Timestamp};

use super::{Outcome, Page, Refusal, damaged, stored};

use self::sendings::Sendings;

pub use views::*;

/// A job about at most so many is done while its request waits, ...
const LITTLE: i64 = 200;
/// ... for so long at most.
const PATIENCE: Duration = Duration::from_secs(20);
/// Jobs that ended are listed for so long, ...
const LISTED_FOR: SignedDuration = SignedDuration::from_hours(1);
/// ... and those on many runs as long as they are kept.
const ON_RUNS_FOR: SignedDuration = baton_engine::commands::jobs::JOBS_ON_RUNS_FOR;
/// So many are listed.
const LISTED: usize = 50;

/// Lists jobs that are under way or ended lately, the last first.
pub async fn list(engine: &Engine) -> Outcome<Page<Job>> {
    stored::read(engine, |snapshot| {
        let (rows, unread) = late(snapshot)?;
        let sendings = Sendings::of(&rows);
        let mut page = Page::beside(unread);
        for row in rows {
            let (no, job) = (row.no.0, shown::job(snapshot, &sendings, row));
            let job = damaged::shown("jobs", no, job, &mut page.unreadable)?;
            page.items.extend(job);
        }
        Ok(page)
    })
    .await
}

/// The jobs that are listed, and those that cannot be read.
fn late(snapshot: &Snapshot<'_>) -> Outcome<(Vec<JobRow>, Vec<UnreadRow>)> {
    let ago = |span| {
        let then = Timestamp::now().checked_sub(span);
        then.unwrap_or(Timestamp::MIN)
    };
    let (since, of_runs) = (ago(LISTED_FOR), ago(ON_RUNS_FOR));
    Ok(snapshot.jobs().shown(since, of_runs, LISTED)?)
}

/// Reads a job.
pub async fn read(engine: &Engine, id: JobId) -> Outcome<Job> {
    stored::read(engine, move |snapshot| {
        let sendings = Sendings::of(&late(snapshot)?.0);
        shown::job(snapshot, &sendings, present(snapshot, &id)?)
    })
    .await
}

/// An admin's job that is there.
pub(crate) fn present(snapshot: &Snapshot<'_>, id: &JobId) -> Outcome<JobRow> {
    let row = snapshot.jobs().get(id)?.filter(|row| row.by.is_some());
    row.ok_or_else(|| Refusal::not_found("job", id))
}

/// Ends a job before its end.
pub async fn cancel(engine: &Engine, actor: &Actor, id: JobId) -> Outcome<Job> {
    commands::jobs::cancel(engine, actor, id.clone()).await?;
    read(engine, id).await
}

/// A job that was begun just now: at its end, if it is little.
pub(crate) async fn soon(engine: &Engine, id: &JobId) -> Outcome<JobRow> {
    let begun = engine.job_after(id, Duration::ZERO).await?;
    match begun.total <= LITTLE {
        true => Ok(engine.job_after(id, PATIENCE).await?),
        false => Ok(begun),
    }
}

/// A count as the API has it.
pub(crate) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
