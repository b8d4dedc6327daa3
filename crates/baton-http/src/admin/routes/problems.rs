//! Problems, grouped by cause.

use axum::Json;
use axum::extract::State;
use baton_admin::people::PersonInput;
use baton_admin::problems::{
    self, ChoosePersonInput, Done, MeaningInput, ProblemGroup, ProblemItem, ProblemPage,
    ProblemsQuery, WrongTokenList,
};
use baton_admin::{Page, PageQuery};
use baton_engine::commands::{ReasonInput, WhyInput};

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Query, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(problem_list))
        .routes(routes!(problem_get))
        .routes(routes!(problem_wrong_tokens))
        .routes(routes!(problem_items))
        .routes(routes!(problem_send_again))
        .routes(routes!(problem_use_settings))
        .routes(routes!(problem_learn_word))
        .routes(routes!(problem_try_again))
        .routes(routes!(problem_ignore))
        .routes(routes!(problem_add_person))
        .routes(routes!(problem_choose_person))
}

/// Lists problems grouped by cause, the latest first.
#[utoipa::path(get, path = "/problems", tag = "problems", params(ProblemsQuery),
    responses((status = 200, body = ProblemPage)))]
async fn problem_list(
    State(admin): State<Admin>,
    Query(query): Query<ProblemsQuery>,
) -> Answer<ProblemPage> {
    Ok(Json(problems::list(&admin.engine, query).await?))
}

/// Reads a group.
#[utoipa::path(get, path = "/problems/{id}", tag = "problems",
    params(("id" = String, Path)), responses((status = 200, body = ProblemGroup)))]
async fn problem_get(State(admin): State<Admin>, Path(id): Path<String>) -> Answer<ProblemGroup> {
    Ok(Json(problems::get(&admin.engine, &id).await?))
}

/// Lists the addresses of workflows that are called with a wrong token again and again.
#[utoipa::path(get, path = "/wrong-tokens", tag = "problems",
    responses((status = 200, body = WrongTokenList)))]
async fn problem_wrong_tokens(State(admin): State<Admin>) -> Answer<WrongTokenList> {
    Ok(Json(problems::wrong_tokens(&admin.engine).await?))
}

/// Lists the problems of a group.
#[utoipa::path(get, path = "/problems/{id}/items", tag = "problems",
    params(("id" = String, Path), PageQuery),
    responses((status = 200, body = Page<ProblemItem>)))]
async fn problem_items(
    State(admin): State<Admin>,
    Path(id): Path<String>,
    Query(query): Query<PageQuery>,
) -> Answer<Page<ProblemItem>> {
    Ok(Json(problems::items(&admin.engine, &id, query).await?))
}

/// Sends all messages of a group again, under their ids.
#[utoipa::path(post, path = "/problems/{id}/send-again", tag = "problems",
    params(("id" = String, Path)), request_body = ReasonInput,
    responses((status = 200, body = Done)))]
async fn problem_send_again(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<ReasonInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::send_again(&admin.engine, &actor, &id, input).await?,
    ))
}

/// Makes all messages of a group anew with the settings that the live version has of the step.
#[utoipa::path(post, path = "/problems/{id}/use-settings", tag = "problems",
    params(("id" = String, Path)), request_body = ReasonInput,
    responses((status = 200, body = Done)))]
async fn problem_use_settings(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<ReasonInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::use_settings(&admin.engine, &actor, &id, input).await?,
    ))
}

/// Says what a word of another tool means that a group asks about: it is added to the table of the
/// address, and everybody in the group gets it.
#[utoipa::path(post, path = "/problems/{id}/learn-word", tag = "problems",
    params(("id" = String, Path)), request_body = MeaningInput,
    responses((status = 200, body = Done)))]
async fn problem_learn_word(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<MeaningInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::learn_word(&admin.engine, &actor, &id, input).await?,
    ))
}

/// Tries again what Baton could not handle; what it still cannot stays set aside.
#[utoipa::path(post, path = "/problems/{id}/try-again", tag = "problems",
    params(("id" = String, Path)), responses((status = 200, body = Done)))]
async fn problem_try_again(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
) -> Answer<Done> {
    Ok(Json(problems::try_again(&admin.engine, &actor, &id).await?))
}

/// Leaves a group alone, with a reason.
#[utoipa::path(post, path = "/problems/{id}/ignore", tag = "problems",
    params(("id" = String, Path)), request_body = WhyInput,
    responses((status = 200, body = Done)))]
async fn problem_ignore(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<WhyInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::ignore(&admin.engine, &actor, &id, input).await?,
    ))
}

/// Adds the person a group of calls is about, and handles the calls in stored order.
#[utoipa::path(post, path = "/problems/{id}/add-person", tag = "problems",
    params(("id" = String, Path)), request_body = PersonInput,
    responses((status = 200, body = Done)))]
async fn problem_add_person(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<PersonInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::add_person(&admin.engine, &actor, &id, input).await?,
    ))
}

/// Says whom a group of calls is about, and handles the calls in stored order.
#[utoipa::path(post, path = "/problems/{id}/choose-person", tag = "problems",
    params(("id" = String, Path)), request_body = ChoosePersonInput,
    responses((status = 200, body = Done)))]
async fn problem_choose_person(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<String>,
    Body(input): Body<ChoosePersonInput>,
) -> Answer<Done> {
    Ok(Json(
        problems::choose_person(&admin.engine, &actor, &id, input).await?,
    ))
}
