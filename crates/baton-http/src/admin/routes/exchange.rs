//! Export and import.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use baton_admin::exchange::{self, Import, ImportQuery};
use baton_core::ids::WorkflowId;
use http::header;

use super::Answer;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Bytes, Path, Query, Who};
use crate::admin::{Admin, Refused};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(workflow_export))
        .routes(routes!(workflow_import))
}

/// Writes the draft as a file without secrets, people, hosts and addresses (C13).
#[utoipa::path(get, path = "/workflows/{id}/export", tag = "exchange",
    params(("id" = WorkflowId, Path)),
    responses((status = 200, body = serde_json::Value, content_type = "application/json")))]
async fn workflow_export(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<WorkflowId>,
) -> Result<Response, Refused> {
    let file = exchange::export(&admin.engine, &actor, id).await?;
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, file.bytes).into_response())
}

/// Reads a file and makes a draft of it, or with `preview` shows what it would make.
#[utoipa::path(post, path = "/workflows/import", tag = "exchange", params(ImportQuery),
    request_body(content = serde_json::Value, content_type = "application/json"),
    responses((status = 200, body = Import)))]
async fn workflow_import(
    State(admin): State<Admin>,
    Who(actor): Who,
    Query(query): Query<ImportQuery>,
    Bytes(file): Bytes,
) -> Answer<Import> {
    Ok(Json(
        exchange::import(&admin.engine, &actor, query, &file).await?,
    ))
}
