//! Incoming addresses and the calls they received.

use axum::Json;
use axum::extract::State;
use baton_admin::addresses::{
    self, Address, AddressPatchInput, AddressSecret, RotateInput, Sample, SecretQuery,
};
use baton_admin::calls::{self, Call, CallSummary, ChooseInput};
use baton_admin::{Page, PageQuery};
use baton_core::ids::{AddressId, CallId};
use baton_engine::commands::calls::{Ignore, UseAnyway};

use super::Answer;
use super::doing::{Doing, command};
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Query, Speaks, Who};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(address_get, address_change))
        .routes(routes!(address_rotate))
        .routes(routes!(address_calls))
        .routes(routes!(address_sample))
        .routes(routes!(call_get))
        .routes(routes!(call_reveal))
        .routes(command::<UseAnyway>(Doing::new(
            "calls",
            "/calls/{id}/use",
            "call_use",
            "Uses a call that was ignored, kept or refused.",
        )))
        .routes(command::<Ignore>(Doing::new(
            "calls",
            "/calls/{id}/ignore",
            "call_ignore",
            "Leaves a call alone, with a reason.",
        )))
        .routes(routes!(call_choose))
}

/// The routes that answer with a token; a desktop does not have them.
pub(super) fn token_router() -> Routes {
    Routes::new().routes(routes!(address_secret))
}

/// Reads an address without its token.
#[utoipa::path(get, path = "/addresses/{id}", tag = "addresses",
    params(("id" = AddressId, Path)), responses((status = 200, body = Address)))]
async fn address_get(State(admin): State<Admin>, Path(id): Path<AddressId>) -> Answer<Address> {
    Ok(Json(addresses::get(&admin.engine, id).await?))
}

/// Changes how twice is told from once.
#[utoipa::path(patch, path = "/addresses/{id}", tag = "addresses",
    params(("id" = AddressId, Path)), request_body = AddressPatchInput,
    responses((status = 200, body = Address)))]
async fn address_change(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<AddressId>,
    Body(input): Body<AddressPatchInput>,
) -> Answer<Address> {
    Ok(Json(
        addresses::change(&admin.engine, &actor, id, input).await?,
    ))
}

/// Replaces the token; the old one works for the overlap.
#[utoipa::path(post, path = "/addresses/{id}/rotate", tag = "addresses",
    params(("id" = AddressId, Path)), request_body = RotateInput,
    responses((status = 200, body = Address)))]
async fn address_rotate(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<AddressId>,
    Body(input): Body<RotateInput>,
) -> Answer<Address> {
    Ok(Json(
        addresses::rotate(&admin.engine, &actor, id, input).await?,
    ))
}

/// Reads the token for copying or showing; audited.
#[utoipa::path(get, path = "/addresses/{id}/secret", tag = "addresses",
    params(("id" = AddressId, Path), SecretQuery),
    responses((status = 200, body = AddressSecret)))]
async fn address_secret(
    State(admin): State<Admin>,
    Who(actor): Who,
    Speaks(language): Speaks,
    Path(id): Path<AddressId>,
    Query(query): Query<SecretQuery>,
) -> Answer<AddressSecret> {
    Ok(Json(
        addresses::secret(&admin.engine, &actor, language, id, query).await?,
    ))
}

/// Lists the calls to an address, refused ones included, the latest first.
#[utoipa::path(get, path = "/addresses/{id}/calls", tag = "addresses",
    params(("id" = AddressId, Path), PageQuery),
    responses((status = 200, body = Page<CallSummary>)))]
async fn address_calls(
    State(admin): State<Admin>,
    Path(id): Path<AddressId>,
    Query(query): Query<PageQuery>,
) -> Answer<Page<CallSummary>> {
    Ok(Json(calls::list(&admin.engine, id, query).await?))
}

/// Reads what the last readable call brought.
#[utoipa::path(get, path = "/addresses/{id}/sample", tag = "addresses",
    params(("id" = AddressId, Path)), responses((status = 200, body = Sample)))]
async fn address_sample(State(admin): State<Admin>, Path(id): Path<AddressId>) -> Answer<Sample> {
    Ok(Json(addresses::sample(&admin.engine, id).await?))
}

/// Reads a call with its data.
#[utoipa::path(get, path = "/calls/{id}", tag = "calls",
    params(("id" = CallId, Path)), responses((status = 200, body = Call)))]
async fn call_get(State(admin): State<Admin>, Path(id): Path<CallId>) -> Answer<Call> {
    Ok(Json(calls::get(&admin.engine, id).await?))
}

/// Reads a call with what looks sensitive in it; who looked is in the audit.
#[utoipa::path(post, path = "/calls/{id}/reveal", tag = "calls",
    params(("id" = CallId, Path)), responses((status = 200, body = Call)))]
async fn call_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<CallId>,
) -> Answer<Call> {
    Ok(Json(calls::reveal(&admin.engine, &actor, id).await?))
}

/// Says whom a call is about: a person, a run, or somebody to add.
#[utoipa::path(post, path = "/calls/{id}/choose", tag = "calls",
    params(("id" = CallId, Path)), request_body = ChooseInput,
    responses((status = 200, body = CallSummary)))]
async fn call_choose(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<CallId>,
    Body(input): Body<ChooseInput>,
) -> Answer<CallSummary> {
    Ok(Json(calls::choose(&admin.engine, &actor, id, input).await?))
}
