//! Jobs: what is done to many.

use axum::Json;
use axum::extract::State;
use baton_admin::Page;
use baton_admin::jobs::{self, Job};
use baton_admin::problems::{self, Done};
use baton_admin::runs::{self, MissedRuns};
use baton_core::ids::JobId;

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Path, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(job_list))
        .routes(routes!(job_get))
        .routes(routes!(job_done))
        .routes(routes!(job_missed))
        .routes(routes!(job_cancel))
}

/// Lists jobs that are under way or ended within the last hour, those on many runs within seven days,
/// the last first.
#[utoipa::path(get, path = "/jobs", tag = "jobs",
    responses((status = 200, body = Page<Job>)))]
async fn job_list(State(admin): State<Admin>) -> Answer<Page<Job>> {
    Ok(Json(jobs::list(&admin.engine).await?))
}

/// Gets a job.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs",
    params(("id" = JobId, Path)), responses((status = 200, body = Job)))]
async fn job_get(State(admin): State<Admin>, Path(id): Path<JobId>) -> Answer<Job> {
    Ok(Json(jobs::read(&admin.engine, id).await?))
}

/// Says what a job has done, and of messages that were sent again who still lacks what.
#[utoipa::path(get, path = "/jobs/{id}/done", tag = "jobs",
    params(("id" = JobId, Path)), responses((status = 200, body = Done)))]
async fn job_done(State(admin): State<Admin>, Path(id): Path<JobId>) -> Answer<Done> {
    Ok(Json(problems::done_by(&admin.engine, id).await?))
}

/// Lists the first runs that a job on many could not do it to, each with its reason.
#[utoipa::path(get, path = "/jobs/{id}/missed", tag = "jobs",
    params(("id" = JobId, Path)), responses((status = 200, body = MissedRuns)))]
async fn job_missed(State(admin): State<Admin>, Path(id): Path<JobId>) -> Answer<MissedRuns> {
    Ok(Json(runs::missed(&admin.engine, id).await?))
}

/// Ends a job before its end; what it has done stays done.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "jobs",
    params(("id" = JobId, Path)), responses((status = 200, body = Job)))]
async fn job_cancel(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<JobId>,
) -> Answer<Job> {
    Ok(Json(jobs::cancel(&admin.engine, &actor, id).await?))
}
