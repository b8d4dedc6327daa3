//! Runs: what happened, and what an admin does about it.

use axum::Json;
use axum::extract::State;
use baton_admin::jobs::Job;
use baton_admin::runs::{
    self, HistoryRow, Message, PretendData, PretendQuery, Run, RunPage, RunSummary, RunsActInput,
    RunsExport, RunsExportInput, RunsMatched, RunsQuery, StepData, TryDetail, TryOutInput,
};
use baton_admin::{Page, PageQuery};
use baton_core::ids::{MessageId, RunId, StepId};
use baton_engine::commands::runs::{StartNow, Stop};

use super::Answer;
use super::doing::{Doing, bare_command, command};
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Query, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(run_list))
        .routes(routes!(run_matching))
        .routes(routes!(run_act_many))
        .routes(routes!(run_export))
        .routes(routes!(run_get))
        .routes(routes!(run_history))
        .routes(routes!(run_messages))
        .routes(routes!(run_try_get))
        .routes(routes!(run_try_reveal))
        .routes(routes!(run_step_data))
        .routes(routes!(run_step_data_reveal))
        .routes(command::<Stop>(Doing::new(
            "runs",
            "/runs/{id}/stop",
            "run_stop",
            "Stops a run, with a reason.",
        )))
        .routes(bare_command::<StartNow>(Doing::new(
            "runs",
            "/runs/{id}/start-now",
            "run_start_now",
            "Begins a run that waits for more about its person, without waiting any longer.",
        )))
        .routes(routes!(run_pretend_data))
        .routes(routes!(try_out_start))
}

/// Lists runs, last news first.
#[utoipa::path(get, path = "/runs", tag = "runs", params(RunsQuery),
    responses((status = 200, body = RunPage)))]
async fn run_list(State(admin): State<Admin>, Query(query): Query<RunsQuery>) -> Answer<RunPage> {
    Ok(Json(runs::list(&admin.engine, query).await?))
}

/// Counts the runs that a list shows, over all its pages.
#[utoipa::path(get, path = "/runs/matching", tag = "runs", params(RunsQuery),
    responses((status = 200, body = RunsMatched)))]
async fn run_matching(
    State(admin): State<Admin>,
    Query(query): Query<RunsQuery>,
) -> Answer<RunsMatched> {
    Ok(Json(runs::matching(&admin.engine, query).await?))
}

/// Stops many runs, skips the step where each stands, or tries again what is stuck there, with a
/// reason, in a job.
#[utoipa::path(post, path = "/runs/act", tag = "runs", request_body = RunsActInput,
    responses((status = 200, body = Job)))]
async fn run_act_many(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<RunsActInput>,
) -> Answer<Job> {
    Ok(Json(runs::act_on_many(&admin.engine, &actor, input).await?))
}

/// Reads rows of runs for a file, slice by slice; the audit has who took it.
#[utoipa::path(post, path = "/runs/export", tag = "runs", request_body = RunsExportInput,
    responses((status = 200, body = RunsExport)))]
async fn run_export(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<RunsExportInput>,
) -> Answer<RunsExport> {
    Ok(Json(runs::export(&admin.engine, &actor, input).await?))
}

/// Reads a run with its steps.
#[utoipa::path(get, path = "/runs/{id}", tag = "runs",
    params(("id" = RunId, Path)), responses((status = 200, body = Run)))]
async fn run_get(State(admin): State<Admin>, Path(id): Path<RunId>) -> Answer<Run> {
    Ok(Json(runs::get(&admin.engine, id).await?))
}

/// Lists what happened in a run, the latest first.
#[utoipa::path(get, path = "/runs/{id}/history", tag = "runs",
    params(("id" = RunId, Path), PageQuery),
    responses((status = 200, body = Page<HistoryRow>)))]
async fn run_history(
    State(admin): State<Admin>,
    Path(id): Path<RunId>,
    Query(query): Query<PageQuery>,
) -> Answer<Page<HistoryRow>> {
    Ok(Json(runs::history(&admin.engine, id, query).await?))
}

/// Lists the messages of a run with their tries.
#[utoipa::path(get, path = "/runs/{id}/messages", tag = "runs",
    params(("id" = RunId, Path)), responses((status = 200, body = Page<Message>)))]
async fn run_messages(State(admin): State<Admin>, Path(id): Path<RunId>) -> Answer<Page<Message>> {
    Ok(Json(runs::messages(&admin.engine, id).await?))
}

/// Reads what a try sent and what came back; secrets and sensitive details are masked.
#[utoipa::path(get, path = "/runs/{id}/messages/{message}/tries/{n}", tag = "runs",
    params(("id" = RunId, Path), ("message" = MessageId, Path), ("n" = u32, Path)),
    responses((status = 200, body = TryDetail)))]
async fn run_try_get(
    State(admin): State<Admin>,
    Path((id, message, n)): Path<(RunId, MessageId, u32)>,
) -> Answer<TryDetail> {
    Ok(Json(runs::try_detail(&admin.engine, id, message, n).await?))
}

/// Reads the same with the sensitive details in it; the audit has who looked.
#[utoipa::path(post, path = "/runs/{id}/messages/{message}/tries/{n}/reveal", tag = "runs",
    params(("id" = RunId, Path), ("message" = MessageId, Path), ("n" = u32, Path)),
    responses((status = 200, body = TryDetail)))]
async fn run_try_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path((id, message, n)): Path<(RunId, MessageId, u32)>,
) -> Answer<TryDetail> {
    Ok(Json(
        runs::reveal_try(&admin.engine, &actor, id, message, n).await?,
    ))
}

/// Reads what a step would send now, to be changed before it is sent again; sensitive details are
/// masked.
#[utoipa::path(get, path = "/runs/{id}/steps/{step}/data", tag = "runs",
    params(("id" = RunId, Path), ("step" = StepId, Path)),
    responses((status = 200, body = StepData)))]
async fn run_step_data(
    State(admin): State<Admin>,
    Path((id, step)): Path<(RunId, StepId)>,
) -> Answer<StepData> {
    Ok(Json(runs::step_data(&admin.engine, id, step).await?))
}

/// Reads the same with the sensitive details in it; the audit has who looked.
#[utoipa::path(post, path = "/runs/{id}/steps/{step}/data/reveal", tag = "runs",
    params(("id" = RunId, Path), ("step" = StepId, Path)),
    responses((status = 200, body = StepData)))]
async fn run_step_data_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path((id, step)): Path<(RunId, StepId)>,
) -> Answer<StepData> {
    Ok(Json(
        runs::reveal_step_data(&admin.engine, &actor, id, step).await?,
    ))
}

/// What a pretended call would say unless told.
#[utoipa::path(get, path = "/runs/{id}/pretend-called", tag = "runs",
    params(("id" = RunId, Path), PretendQuery), responses((status = 200, body = PretendData)))]
async fn run_pretend_data(
    State(admin): State<Admin>,
    Path(id): Path<RunId>,
    Query(query): Query<PretendQuery>,
) -> Answer<PretendData> {
    Ok(Json(runs::pretend_data(&admin.engine, id, query).await?))
}

/// Starts a try-out of a draft; no real person is moved.
#[utoipa::path(post, path = "/try-outs", tag = "runs", request_body = TryOutInput,
    responses((status = 200, body = RunSummary)))]
async fn try_out_start(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<TryOutInput>,
) -> Answer<RunSummary> {
    Ok(Json(runs::try_out(&admin.engine, &actor, input).await?))
}
