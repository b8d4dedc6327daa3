//! The answers of C1, each exactly one way.

use bytes::Bytes;
use http::header::{ALLOW, CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, Response, StatusCode};
use http_body_util::Full;

pub(super) type Answer = Response<Full<Bytes>>;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Stored, durably.
pub(super) fn received(call: &str, readable: bool) -> Answer {
    let readable = if readable { "true" } else { "false" };
    let body = ["{\"received\":\"", call, "\",\"readable\":", readable, "}"].concat();
    answer(StatusCode::OK, JSON, body.into())
}

/// Unknown address, wrong token, no token: alike to the last byte.
pub(super) fn unauthorized() -> Answer {
    let body = br#"{"code":"unauthorized","status":401,"title":"Unauthorized"}"#;
    let mut answer = answer(StatusCode::UNAUTHORIZED, PROBLEM, Bytes::from_static(body));
    answer
        .headers_mut()
        .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    answer
}

pub(super) fn wrong_method(allow: &'static str) -> Answer {
    let body = br#"{"code":"method_not_allowed","status":405,"title":"Method Not Allowed"}"#;
    let mut answer = answer(
        StatusCode::METHOD_NOT_ALLOWED,
        PROBLEM,
        Bytes::from_static(body),
    );
    answer
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static(allow));
    answer
}

pub(super) fn too_big() -> Answer {
    let body = br#"{"code":"too_big","status":413,"title":"Content Too Large"}"#;
    answer(
        StatusCode::PAYLOAD_TOO_LARGE,
        PROBLEM,
        Bytes::from_static(body),
    )
}

pub(super) fn compressed() -> Answer {
    let body = br#"{"code":"compressed","status":415,"title":"Unsupported Media Type"}"#;
    answer(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        PROBLEM,
        Bytes::from_static(body),
    )
}

pub(super) fn too_fast(retry_after_s: u32) -> Answer {
    let body = br#"{"code":"too_fast","status":429,"title":"Too Many Requests"}"#;
    let answer = answer(
        StatusCode::TOO_MANY_REQUESTS,
        PROBLEM,
        Bytes::from_static(body),
    );
    later(answer, retry_after_s)
}

pub(super) fn unavailable(retry_after_s: u32) -> Answer {
    let body = br#"{"code":"unavailable","status":503,"title":"Service Unavailable"}"#;
    let answer = answer(
        StatusCode::SERVICE_UNAVAILABLE,
        PROBLEM,
        Bytes::from_static(body),
    );
    later(answer, retry_after_s)
}

pub(super) fn healthy(body: Bytes) -> Answer {
    answer(StatusCode::OK, JSON, body)
}

/// Ends the connection after this answer: the request's body was not read to its end.
pub(super) fn and_close(mut answer: Answer) -> Answer {
    answer
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    answer
}

fn later(mut answer: Answer, retry_after_s: u32) -> Answer {
    answer
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(retry_after_s));
    answer
}

fn answer(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, content_type);
    answer
}
