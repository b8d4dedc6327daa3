//! Conditions: what they come to for a sample, and of how many people they are true.

use axum::Json;
use axum::extract::State;
use baton_admin::Page;
use baton_admin::conditions::{
    self, CountInput, JudgeInput, JudgedStep, Lacking, LackingInput, NamedPerson, PathCounts,
    PathPeopleInput, ValuesQuery,
};
use baton_admin::people::KnownValue;

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Query};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(condition_judge))
        .routes(routes!(condition_count))
        .routes(routes!(condition_people))
        .routes(routes!(condition_lacking))
        .routes(routes!(condition_values))
}

/// Judges the conditions of a step or of the trigger for a person, test by test.
#[utoipa::path(post, path = "/conditions/judge", tag = "conditions", request_body = JudgeInput,
    responses((status = 200, body = JudgedStep)))]
async fn condition_judge(
    State(admin): State<Admin>,
    Body(input): Body<JudgeInput>,
) -> Answer<JudgedStep> {
    Ok(Json(conditions::judge(&admin.engine, input).await?))
}

/// Counts how many people would take each path of a step today.
#[utoipa::path(post, path = "/conditions/count", tag = "conditions", request_body = CountInput,
    responses((status = 200, body = PathCounts)))]
async fn condition_count(
    State(admin): State<Admin>,
    Body(input): Body<CountInput>,
) -> Answer<PathCounts> {
    Ok(Json(conditions::count(&admin.engine, input).await?))
}

/// Lists the people who would take a path of a step today.
#[utoipa::path(post, path = "/conditions/people", tag = "conditions",
    request_body = PathPeopleInput, responses((status = 200, body = Page<NamedPerson>)))]
async fn condition_people(
    State(admin): State<Admin>,
    Body(input): Body<PathPeopleInput>,
) -> Answer<Page<NamedPerson>> {
    Ok(Json(conditions::names(&admin.engine, input).await?))
}

/// Counts how many people lack a detail without which a step of the definition stops.
#[utoipa::path(post, path = "/conditions/lacking", tag = "conditions", request_body = LackingInput,
    responses((status = 200, body = Lacking)))]
async fn condition_lacking(
    State(admin): State<Admin>,
    Body(input): Body<LackingInput>,
) -> Answer<Lacking> {
    Ok(Json(conditions::lacking(&admin.engine, input).await?))
}

/// Lists the values that people have of a detail, those that most have first.
#[utoipa::path(get, path = "/conditions/values", tag = "conditions", params(ValuesQuery),
    responses((status = 200, body = Vec<KnownValue>)))]
async fn condition_values(
    State(admin): State<Admin>,
    Query(query): Query<ValuesQuery>,
) -> Answer<Vec<KnownValue>> {
    Ok(Json(conditions::values(&admin.engine, query).await?))
}
