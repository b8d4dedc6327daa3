//! Connections to other tools, previews and test sends.

use axum::Json;
use axum::extract::State;
use baton_admin::Page;
use baton_admin::connections::{
    self, AddressLook, AddressRead, AddressTokenInput, AddressTokenKept, CalledAddress, Connection,
    ConnectionInput, ConnectionPatchInput, ConsentInput, ConsentKind, HeaderInput, HeaderKept,
    LookAtAddressInput, ReadAddressInput, TokenInput,
};
use baton_admin::preview::{
    self, Moments, MomentsInput, Preview, PreviewInput, TestAnswer, TestSend, TestSendInput,
};
use baton_admin::problems::{self, SentAgain, WaitingForTool};
use baton_core::ids::ConnectionId;
use http::StatusCode;

use super::Answer;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Path, Who};
use crate::admin::{Admin, Refused};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(connection_list, connection_create))
        .routes(routes!(connection_look_at_address))
        .routes(routes!(connection_read_address))
        .routes(routes!(
            connection_get,
            connection_change,
            connection_delete
        ))
        .routes(routes!(connection_addresses))
        .routes(routes!(connection_token_set))
        .routes(routes!(connection_address_token_replace))
        .routes(routes!(connection_header_keep))
        .routes(routes!(connection_consent_give))
        .routes(routes!(connection_consent_take_back))
        .routes(routes!(connection_waiting))
        .routes(routes!(connection_send_again))
        .routes(routes!(preview_render))
        .routes(routes!(preview_reveal))
        .routes(routes!(preview_moments))
        .routes(routes!(test_send))
        .routes(routes!(test_send_reveal))
}

/// Lists the connections.
#[utoipa::path(get, path = "/connections", tag = "connections",
    responses((status = 200, body = Page<Connection>)))]
async fn connection_list(State(admin): State<Admin>) -> Answer<Page<Connection>> {
    Ok(Json(connections::list(&admin.engine).await?))
}

/// Makes a connection that is still to be filled in.
#[utoipa::path(post, path = "/connections", tag = "connections", request_body = ConnectionInput,
    responses((status = 200, body = Connection)))]
async fn connection_create(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<ConnectionInput>,
) -> Answer<Connection> {
    Ok(Json(
        connections::create(&admin.engine, &actor, input).await?,
    ))
}

/// Says what a pasted text is taken for: which parts are secrets, and why. Nothing is stored.
#[utoipa::path(post, path = "/connections/look-at-address", tag = "connections",
    request_body = LookAtAddressInput, responses((status = 200, body = AddressLook)))]
async fn connection_look_at_address(
    State(admin): State<Admin>,
    Body(input): Body<LookAtAddressInput>,
) -> Answer<AddressLook> {
    Ok(Json(
        connections::look_at_address(&admin.engine, input).await?,
    ))
}

/// Takes a pasted address, `Authorization` line or cURL command apart; secrets go to the password
/// store. The one operation by which a raw outgoing address enters.
#[utoipa::path(post, path = "/connections/read-address", tag = "connections",
    request_body = ReadAddressInput, responses((status = 200, body = AddressRead)))]
async fn connection_read_address(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<ReadAddressInput>,
) -> Answer<AddressRead> {
    Ok(Json(
        connections::read_address(&admin.engine, &actor, input).await?,
    ))
}

/// Reads a connection.
#[utoipa::path(get, path = "/connections/{id}", tag = "connections",
    params(("id" = ConnectionId, Path)), responses((status = 200, body = Connection)))]
async fn connection_get(
    State(admin): State<Admin>,
    Path(id): Path<ConnectionId>,
) -> Answer<Connection> {
    Ok(Json(connections::get(&admin.engine, id).await?))
}

/// Lists the addresses of a connection that steps call, each with the step and who goes by it.
#[utoipa::path(get, path = "/connections/{id}/addresses", tag = "connections",
    params(("id" = ConnectionId, Path)), responses((status = 200, body = Page<CalledAddress>)))]
async fn connection_addresses(
    State(admin): State<Admin>,
    Path(id): Path<ConnectionId>,
) -> Answer<Page<CalledAddress>> {
    Ok(Json(connections::called(&admin.engine, id).await?))
}

/// Renames a connection, stops it, or lets it go on.
#[utoipa::path(patch, path = "/connections/{id}", tag = "connections",
    params(("id" = ConnectionId, Path)), request_body = ConnectionPatchInput,
    responses((status = 200, body = Connection)))]
async fn connection_change(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
    Body(input): Body<ConnectionPatchInput>,
) -> Answer<Connection> {
    Ok(Json(
        connections::change(&admin.engine, &actor, id, input).await?,
    ))
}

/// Deletes a connection that no step uses.
#[utoipa::path(delete, path = "/connections/{id}", tag = "connections",
    params(("id" = ConnectionId, Path)), responses((status = 204)))]
async fn connection_delete(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
) -> Result<StatusCode, Refused> {
    connections::delete(&admin.engine, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Counts the people who wait for messages to it that were not delivered.
#[utoipa::path(get, path = "/connections/{id}/waiting", tag = "connections",
    params(("id" = ConnectionId, Path)), responses((status = 200, body = WaitingForTool)))]
async fn connection_waiting(
    State(admin): State<Admin>,
    Path(id): Path<ConnectionId>,
) -> Answer<WaitingForTool> {
    Ok(Json(problems::waiting_for_tool(&admin.engine, id).await?))
}

/// Sends again for those who wait for messages to it and for whom that mends it.
#[utoipa::path(post, path = "/connections/{id}/send-again", tag = "connections",
    params(("id" = ConnectionId, Path)), responses((status = 200, body = SentAgain)))]
async fn connection_send_again(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
) -> Answer<SentAgain> {
    Ok(Json(
        problems::send_again_to_tool(&admin.engine, &actor, id).await?,
    ))
}

/// Replaces the token and says how it is given.
#[utoipa::path(put, path = "/connections/{id}/token", tag = "connections",
    params(("id" = ConnectionId, Path)), request_body = TokenInput,
    responses((status = 200, body = Connection)))]
async fn connection_token_set(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
    Body(input): Body<TokenInput>,
) -> Answer<Connection> {
    Ok(Json(
        connections::set_token(&admin.engine, &actor, id, input).await?,
    ))
}

/// Replaces a token inside a step's address where it stands; the draft then names the slot.
#[utoipa::path(put, path = "/connections/{id}/address-token", tag = "connections",
    params(("id" = ConnectionId, Path)), request_body = AddressTokenInput,
    responses((status = 200, body = AddressTokenKept)))]
async fn connection_address_token_replace(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
    Body(input): Body<AddressTokenInput>,
) -> Answer<AddressTokenKept> {
    Ok(Json(
        connections::replace_inside(&admin.engine, &actor, id, input).await?,
    ))
}

/// Keeps the secret value of an extra header; the answer holds the header as a step refers to it.
#[utoipa::path(put, path = "/connections/{id}/headers", tag = "connections",
    params(("id" = ConnectionId, Path)), request_body = HeaderInput,
    responses((status = 200, body = HeaderKept)))]
async fn connection_header_keep(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
    Body(input): Body<HeaderInput>,
) -> Answer<HeaderKept> {
    Ok(Json(
        connections::keep_header(&admin.engine, &actor, id, input).await?,
    ))
}

/// Allows sending unencrypted, or into the own network, to the connection's host and port.
#[utoipa::path(put, path = "/connections/{id}/consents", tag = "connections",
    params(("id" = ConnectionId, Path)), request_body = ConsentInput,
    responses((status = 200, body = Connection)))]
async fn connection_consent_give(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path(id): Path<ConnectionId>,
    Body(input): Body<ConsentInput>,
) -> Answer<Connection> {
    Ok(Json(
        connections::give_consent(&admin.engine, &actor, id, input).await?,
    ))
}

/// Takes a consent back.
#[utoipa::path(delete, path = "/connections/{id}/consents/{kind}", tag = "connections",
    params(("id" = ConnectionId, Path), ("kind" = ConsentKind, Path)),
    responses((status = 200, body = Connection)))]
async fn connection_consent_take_back(
    State(admin): State<Admin>,
    Who(actor): Who,
    Path((id, kind)): Path<(ConnectionId, ConsentKind)>,
) -> Answer<Connection> {
    Ok(Json(
        connections::take_consent_back(&admin.engine, &actor, id, kind).await?,
    ))
}

/// Renders what a step would send, byte for byte but for the sensitive details, which are masked.
#[utoipa::path(post, path = "/preview", tag = "connections", request_body = PreviewInput,
    responses((status = 200, body = Preview)))]
async fn preview_render(
    State(admin): State<Admin>,
    Body(input): Body<PreviewInput>,
) -> Answer<Preview> {
    Ok(Json(preview::render(&admin.engine, input).await?))
}

/// Renders the same with the sensitive details in it; the audit has who looked.
#[utoipa::path(post, path = "/preview/reveal", tag = "connections", request_body = PreviewInput,
    responses((status = 200, body = Preview)))]
async fn preview_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<PreviewInput>,
) -> Answer<Preview> {
    Ok(Json(preview::reveal(&admin.engine, &actor, input).await?))
}

/// Tells when a step that waits for a moment goes on, and for whom next.
#[utoipa::path(post, path = "/preview/moments", tag = "connections", request_body = MomentsInput,
    responses((status = 200, body = Moments)))]
async fn preview_moments(
    State(admin): State<Admin>,
    Body(input): Body<MomentsInput>,
) -> Answer<Moments> {
    Ok(Json(preview::moments(&admin.engine, input).await?))
}

/// Really sends one message with a person's details; the first to an address needs `confirmed`.
#[utoipa::path(post, path = "/test-send", tag = "connections", request_body = TestSendInput,
    responses((status = 200, body = TestSend)))]
async fn test_send(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<TestSendInput>,
) -> Answer<TestSend> {
    Ok(Json(
        preview::test_send(&admin.engine, &actor, input).await?,
    ))
}

/// Reads the last answer to a step's test with the sensitive details in it; the audit has who
/// looked. It has no headers.
#[utoipa::path(post, path = "/test-send/reveal", tag = "connections", request_body = TestSendInput,
    responses((status = 200, body = TestAnswer)))]
async fn test_send_reveal(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<TestSendInput>,
) -> Answer<TestAnswer> {
    Ok(Json(
        preview::reveal_answer(&admin.engine, &actor, input).await?,
    ))
}
