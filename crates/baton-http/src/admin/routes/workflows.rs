//! Workflows: drafts, versions, states, kept calls.

use axum::Json;
use axum::extract::State;
use baton_admin::details::{self, DetailGroup, DetailsQuery};
use baton_admin::workflows::{
    self, DraftInput, DraftQuery, DraftRevision, DraftSaved, GoLiveInput, KeptPage, KeptStartInput,
    KeptStarted, Version, VersionSummary, WentLive, Workflow, WorkflowInput, WorkflowPatchInput,
    WorkflowSummary,
};
use baton_admin::{Page, PageQuery};
use baton_core::ids::WorkflowId;
use baton_engine::commands::workflows::{Restore, TurnOff};
use http::StatusCode;

use super::Answer;
use super::doing::{Doing, bare_command};
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Query, Speaks, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(workflow_list, workflow_create))
        .routes(routes!(workflow_get, workflow_rename, workflow_delete))
        .routes(bare_command::<Restore>(Doing::new(
            "workflows",
            "/workflows/{id}/restore",
            "workflow_restore",
            "Brings a deleted workflow back.",
        )))
        .routes(routes!(workflow_copy))
        .routes(routes!(draft_save))
        .routes(routes!(draft_list))
        .routes(routes!(draft_discard))
        .routes(routes!(workflow_go_live))
        .routes(bare_command::<TurnOff>(Doing::new(
            "workflows",
            "/workflows/{id}/off",
            "workflow_turn_off",
            "Turns a workflow off: calls are kept, people part-way finish.",
        )))
        .routes(routes!(workflow_turn_on))
        .routes(routes!(version_list))
        .routes(routes!(version_get))
        .routes(routes!(kept_call_list))
        .routes(routes!(kept_call_start))
        .routes(routes!(workflow_details))
}

/// Lists the workflows.
#[utoipa::path(get, path = "/workflows", tag = "workflows",
    responses((status = 200, body = Page<WorkflowSummary>)))]
async fn workflow_list(State(admin): State<Admin>) -> Answer<Page<WorkflowSummary>> {
    Ok(Json(workflows::list(&admin.engine).await?))
}

/// Makes a workflow from a template.
#[utoipa::path(post, path = "/workflows", tag = "workflows", request_body = WorkflowInput,
    responses((status = 200, body = Workflow)))]
async fn workflow_create(
    State(admin): State<Admin>,
    Who(actor): Who,
    Speaks(language): Speaks,
    Body(input): Body<WorkflowInput>,
) -> Answer<Workflow> {
    let made = workflows::create(&admin.engine, &actor, language, input);
    Ok(Json(made.await?))
}

/// Reads a workflow with its draft.
#[utoipa::path(get, path = "/workflows/{id}", tag = "workflows",
    params(("id" = WorkflowId, Path)), responses((status = 200, body = Workflow)))]
async fn workflow_get(State(admin): State<Admin>, Path(id): Path<WorkflowId>) -> Answer<Workflow> {
    Ok(Json(workflows::get(&admin.engine, id).await?))
}

/// Renames a workflow.
#[utoipa::path(patch, path = "/workflows/{id}", tag = "workflows",
    params(("id" = WorkflowId, Path)), request_body = WorkflowPatchInput,
    responses((status = 200, body = Workflow)))]
async fn workflow_rename(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
    Body(input): Body<WorkflowPatchInput>,
) -> Answer<Workflow> {
    Ok(Json(
        workflows::rename(&admin.engine, &actor, id, input).await?,
    ))
}

/// Deletes a workflow that nobody is in; `restore` brings it back with the same addresses.
#[utoipa::path(delete, path = "/workflows/{id}", tag = "workflows",
    params(("id" = WorkflowId, Path)), responses((status = 204)))]
async fn workflow_delete(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
) -> Result<StatusCode, crate::admin::Refused> {
    workflows::delete(&admin.engine, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Copies the draft into a workflow with new addresses.
#[utoipa::path(post, path = "/workflows/{id}/copy", tag = "workflows",
    params(("id" = WorkflowId, Path)), responses((status = 200, body = Workflow)))]
async fn workflow_copy(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
) -> Answer<Workflow> {
    Ok(Json(workflows::copy(&admin.engine, &actor, id).await?))
}

/// Saves the draft; refused with `stale_draft` when it was changed elsewhere.
#[utoipa::path(put, path = "/workflows/{id}/draft", tag = "workflows",
    params(("id" = WorkflowId, Path)), request_body = DraftInput,
    responses((status = 200, body = DraftSaved)))]
async fn draft_save(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
    Body(input): Body<DraftInput>,
) -> Answer<DraftSaved> {
    Ok(Json(
        workflows::save_draft(&admin.engine, &actor, id, input).await?,
    ))
}

/// Lists earlier drafts, the latest first.
#[utoipa::path(get, path = "/workflows/{id}/drafts", tag = "workflows",
    params(("id" = WorkflowId, Path), DraftQuery),
    responses((status = 200, body = Page<DraftRevision>)))]
async fn draft_list(
    State(admin): State<Admin>,
    Path(id): Path<WorkflowId>,
    Query(query): Query<DraftQuery>,
) -> Answer<Page<DraftRevision>> {
    Ok(Json(workflows::drafts(&admin.engine, id, query).await?))
}

/// Makes the draft what is live.
#[utoipa::path(post, path = "/workflows/{id}/discard-draft", tag = "workflows",
    params(("id" = WorkflowId, Path)), responses((status = 200, body = Workflow)))]
async fn draft_discard(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
) -> Answer<Workflow> {
    Ok(Json(
        workflows::discard_draft(&admin.engine, &actor, id).await?,
    ))
}

/// Makes the draft the live version; refused with `not_ready` while something is to fix.
#[utoipa::path(post, path = "/workflows/{id}/live", tag = "workflows",
    params(("id" = WorkflowId, Path)), request_body = GoLiveInput,
    responses((status = 200, body = WentLive)))]
async fn workflow_go_live(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
    Body(input): Body<GoLiveInput>,
) -> Answer<WentLive> {
    Ok(Json(
        workflows::go_live(&admin.engine, &actor, id, input).await?,
    ))
}

/// Turns a workflow on again, on the version it had.
#[utoipa::path(post, path = "/workflows/{id}/on", tag = "workflows",
    params(("id" = WorkflowId, Path)), responses((status = 200, body = WentLive)))]
async fn workflow_turn_on(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
) -> Answer<WentLive> {
    Ok(Json(workflows::turn_on(&admin.engine, &actor, id).await?))
}

/// Lists the versions, the latest first.
#[utoipa::path(get, path = "/workflows/{id}/versions", tag = "workflows",
    params(("id" = WorkflowId, Path), PageQuery),
    responses((status = 200, body = Page<VersionSummary>)))]
async fn version_list(
    State(admin): State<Admin>,
    Path(id): Path<WorkflowId>,
    Query(query): Query<PageQuery>,
) -> Answer<Page<VersionSummary>> {
    Ok(Json(workflows::versions(&admin.engine, id, query).await?))
}

/// Reads a version.
#[utoipa::path(get, path = "/workflows/{id}/versions/{n}", tag = "workflows",
    params(("id" = WorkflowId, Path), ("n" = u32, Path)),
    responses((status = 200, body = Version)))]
async fn version_get(
    State(admin): State<Admin>,
    Path((id, n)): Path<(WorkflowId, u32)>,
) -> Answer<Version> {
    Ok(Json(workflows::version(&admin.engine, id, n).await?))
}

/// Lists the calls that the trigger kept.
#[utoipa::path(get, path = "/workflows/{id}/kept", tag = "workflows",
    params(("id" = WorkflowId, Path), PageQuery),
    responses((status = 200, body = KeptPage)))]
async fn kept_call_list(
    State(admin): State<Admin>,
    Path(id): Path<WorkflowId>,
    Query(query): Query<PageQuery>,
) -> Answer<KeptPage> {
    Ok(Json(workflows::kept(&admin.engine, id, query).await?))
}

/// Starts kept calls in the order in which they came.
#[utoipa::path(post, path = "/workflows/{id}/kept/start", tag = "workflows",
    params(("id" = WorkflowId, Path)), request_body = KeptStartInput,
    responses((status = 200, body = KeptStarted)))]
async fn kept_call_start(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
    Body(input): Body<KeptStartInput>,
) -> Answer<KeptStarted> {
    Ok(Json(
        workflows::start_kept(&admin.engine, &actor, id, input).await?,
    ))
}

/// Lists the details that can be inserted at a step of the draft.
#[utoipa::path(get, path = "/workflows/{id}/details", tag = "workflows",
    params(("id" = WorkflowId, Path), DetailsQuery),
    responses((status = 200, body = Vec<DetailGroup>)))]
async fn workflow_details(
    State(admin): State<Admin>,
    Path(id): Path<WorkflowId>,
    Query(query): Query<DetailsQuery>,
) -> Answer<Vec<DetailGroup>> {
    Ok(Json(details::catalogue(&admin.engine, id, query).await?))
}
