//! The answers of C1, each exactly one way.

use baton_core::Json;
use baton_core::call::handshake::Echo;
use bytes::Bytes;
use http::header::{
    ALLOW, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, RETRY_AFTER,
    WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Response, StatusCode};
use http_body_util::Full;

pub(super) type Answer = Response<Full<Bytes>>;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain");
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The body of a `503`.
pub(super) const UNAVAILABLE: &str =
    r#"{"code":"unavailable","status":503,"title":"Service Unavailable"}"#;

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

/// Somebody is there; nothing more.
pub(super) fn is_there() -> Answer {
    Response::new(Full::new(Bytes::new()))
}

/// What an address takes, and from whom, where a sender of CloudEvents asks
/// (<https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md>, 4).
pub(super) fn takes(methods: &'static str, origin: Option<HeaderValue>) -> Answer {
    let mut answer = is_there();
    let headers = answer.headers_mut();
    headers.insert(ALLOW, HeaderValue::from_static(methods));
    if let Some(origin) = origin {
        headers.insert("webhook-allowed-origin", origin);
        headers.insert("webhook-allowed-rate", HeaderValue::from_static("*"));
    }
    answer
}

/// Stored, durably, and told in the words that the tool wants to hear: as JSON where they are an object
/// or a list.
pub(super) fn wanted(text: String) -> Answer {
    let is_data = text.starts_with(['{', '[']) && Json::parse(text.as_bytes()).is_ok();
    let form = if is_data { JSON } else { TEXT };
    not_a_page(answer(StatusCode::OK, form, text.into()))
}

/// What a tool wants to hear back before it sends events.
pub(super) fn echo(echo: &Echo) -> Answer {
    not_a_page(match echo {
        Echo::Text(text) => answer(StatusCode::OK, TEXT, text.clone().into()),
        Echo::Field(name, value) => {
            let body = serde_json::json!({ *name: value }).to_string();
            answer(StatusCode::OK, JSON, body.into())
        }
        Echo::Header(name, value) => {
            let mut told = is_there();
            if let Ok(value) = HeaderValue::from_str(value) {
                told.headers_mut()
                    .insert(HeaderName::from_static(name), value);
            }
            told
        }
    })
}

/// What is told is another tool's own text, so a browser must not take it for a page.
fn not_a_page(mut told: Answer) -> Answer {
    let headers = told.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    told
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
    let answer = answer(
        StatusCode::SERVICE_UNAVAILABLE,
        PROBLEM,
        Bytes::from_static(UNAVAILABLE.as_bytes()),
    );
    later(answer, retry_after_s)
}

/// Whoever reads the sender's log can tell the admin what has to be done.
pub(super) fn disk_full(retry_after_s: u32) -> Answer {
    let body = br#"{"code":"disk_full","status":503,"title":"The disk of Baton is full"}"#;
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

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;

    use super::*;

    #[tokio::test]
    async fn k43_what_a_tool_wants_to_hear_is_all_that_is_answered_and_never_a_page() {
        let rows = [
            ("Hello API Event Received", TEXT),
            (r#"{"ok":true}"#, JSON),
            ("[]", JSON),
            ("{not data", TEXT),
            ("<script>alert(1)</script>", TEXT),
        ];
        for (text, form) in rows {
            let told = wanted(text.to_owned());

            let headers = told.headers();
            assert_eq!(told.status(), StatusCode::OK);
            assert_eq!(headers[CONTENT_TYPE], form, "{text}");
            assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert!(headers.contains_key(CONTENT_SECURITY_POLICY));
            let body = told.into_body().collect().await.expect("it is whole");
            assert_eq!(body.to_bytes(), text);
        }
    }
}
