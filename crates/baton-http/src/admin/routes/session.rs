//! Sessions (C14): a one-time link, a strict cookie, a name in the audit.

use axum::Json;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Response};
use baton_admin::sessions::{self, Session, SessionInput, SignInLink};
use http::{HeaderMap, StatusCode, header};

use super::Answer;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Speaks, Who};
use crate::admin::{Admin, Refused, guard};

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(session_get, session_end))
        .routes(routes!(session_link))
}

pub(super) fn sign_in_router() -> Routes {
    Routes::new().routes(routes!(session_begin))
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, body = Session)))]
async fn session_get(Who(actor): Who) -> Answer<Session> {
    Ok(Json(Session { actor: actor.name }))
}

/// Exchanges a one-time link for a session cookie.
#[utoipa::path(post, path = "/session", tag = "session", request_body = SessionInput,
    security(()), responses((status = 200, body = Session)))]
async fn session_begin(
    State(admin): State<Admin>,
    Speaks(language): Speaks,
    Body(input): Body<SessionInput>,
) -> Result<Response, Refused> {
    let begun = sessions::begin(&admin.engine, &input.once).await?;
    admin.greet(language).await;
    let cookie = guard::session_cookie(&begun.token, admin.secure_cookie());
    let session = Json(Session { actor: begun.actor });
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), session).into_response())
}

/// Makes a one-time link that signs another browser in.
#[utoipa::path(post, path = "/session/link", tag = "session",
    responses((status = 200, body = SignInLink)))]
async fn session_link(State(admin): State<Admin>, Who(actor): Who) -> Answer<SignInLink> {
    let link = sessions::make_another_link(&admin.engine, &actor).await?;
    Ok(Json(link))
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204)))]
async fn session_end(
    State(admin): State<Admin>,
    Who(actor): Who,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    if let Some(token) = guard::cookie_token(&headers) {
        sessions::end(&admin.engine, &actor, token).await?;
    }
    let cookie = guard::ended_cookie(admin.secure_cookie());
    let cookie = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((StatusCode::NO_CONTENT, cookie).into_response())
}
