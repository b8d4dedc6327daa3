//! Jobs that an admin began: ended before their end, and waited for.

use std::sync::Arc;
use std::time::Duration;

use baton_core::JobId;
use baton_store::Snapshot;
use baton_store::table::jobs::{JobRow, JobState};

use super::command;
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::turn::forget_aside;
use crate::{Engine, Error, Topic};

pub use crate::jobs::JOBS_ON_RUNS_FOR;

/// Ends a job that is under way, or set aside; what it has done stays done, and is told to the audit (C18).
pub async fn cancel(engine: &Engine, actor: &Actor, job: JobId) -> Result<(), Error> {
    let action = Action::JOB_CANCELLED;
    command(engine, actor, action, move |turn, record| {
        let row = turn.tx.jobs().get(&job)?.filter(|row| row.by.is_some());
        let row = row.ok_or_else(|| NotDone::no_such("job", &job))?;
        if !turn.tx.jobs().end(row.no, JobState::Cancelled, turn.now)? {
            return Err(NotDone::AtItsEnd.into());
        }
        forget_aside(turn, row.no)?;
        record
            .on("job", &job)
            .text("done", row.done.to_string())
            .text("could_not", row.could_not.to_string());
        turn.hint(Topic::Job, &job);
        Ok(())
    })
    .await
}

impl Engine {
    /// A job when it has come to its end, or as it is after a while: what is little is done at once.
    pub async fn job_after(&self, job: &JobId, patience: Duration) -> Result<JobRow, Error> {
        let runtime = Arc::clone(&self.runtime);
        let ended = async {
            loop {
                let news = runtime.job_news.notified();
                let row = self.job(job).await?;
                if row.state != JobState::UnderWay {
                    return Ok(row);
                }
                news.await;
            }
        };
        match tokio::time::timeout(patience, ended).await {
            Ok(row) => row,
            Err(_) => self.job(job).await,
        }
    }

    async fn job(&self, job: &JobId) -> Result<JobRow, Error> {
        let id = job.clone();
        let look = move |tables: &Snapshot<'_>| tables.jobs().get(&id);
        let found = self.store().read(look).await?;
        found.ok_or(Error::Missing("job"))
    }
}
