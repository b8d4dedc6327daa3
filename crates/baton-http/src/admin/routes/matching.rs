//! How calls find their run, before they do.

use axum::Json;
use axum::extract::State;
use baton_admin::matching::{self, MatchInput, Matched};

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::Body;

pub(super) fn router() -> Routes {
    Routes::new().routes(routes!(matching_judge))
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
