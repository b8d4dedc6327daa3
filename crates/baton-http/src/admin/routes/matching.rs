//! How calls find their run, before they do.

use axum::Json;
use axum::extract::State;
use baton_admin::matching::{self, MatchInput, Matched};
use baton_admin::problems::RunCandidate;
use baton_core::ids::CallId;

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(matching_judge))
        .routes(routes!(call_candidates))
}

/// Judges a rule by which calls find their run, by the last calls or by data that is told, and
/// proposes rules that fit the last calls.
#[utoipa::path(post, path = "/matching/judge", tag = "conditions", request_body = MatchInput,
    responses((status = 200, body = Matched)))]
async fn matching_judge(
    State(admin): State<Admin>,
    Body(input): Body<MatchInput>,
) -> Answer<Matched> {
    Ok(Json(matching::judge(&admin.engine, input).await?))
}

/// Lists the runs that wait for a call here and that it names somewhere, in whichever field.
#[utoipa::path(get, path = "/calls/{id}/candidates", tag = "calls",
    params(("id" = CallId, Path)), responses((status = 200, body = Vec<RunCandidate>)))]
async fn call_candidates(
    State(admin): State<Admin>,
    Path(id): Path<CallId>,
) -> Answer<Vec<RunCandidate>> {
    Ok(Json(matching::named(&admin.engine, id).await?))
}
