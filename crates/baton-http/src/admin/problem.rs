//! The one wire error: an RFC 9457 problem document with a closed `code`.

use axum::Json;
use axum::response::{IntoResponse, Response};
use baton_admin::{Class, Code, Params, Refusal, workflows};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was refused (RFC 9457, `application/problem+json`).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Always `about:blank`; branch on `code`.
    #[serde(rename = "type")]
    pub problem_type: String,
    /// The status' name.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What clients branch on.
    pub code: Code,
    /// One English sentence for people who read the API without the user interface.
    pub detail: String,
    /// Named values that belong to the code.
    pub params: Params,
    /// What is to be fixed, when the code is `not_ready`.
    pub problems: Vec<workflows::Problem>,
}

/// A refusal on its way out.
#[derive(Debug)]
pub struct Refused(pub Refusal);

impl<R: Into<Refusal>> From<R> for Refused {
    fn from(refusal: R) -> Self {
        Self(refusal.into())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = status_of(self.0.code.class());
        let document = ProblemDocument {
            problem_type: "about:blank".to_owned(),
            title: status.canonical_reason().unwrap_or("Refused").to_owned(),
            status: status.as_u16(),
            code: self.0.code,
            detail: self.0.detail,
            params: self.0.params,
            problems: self.0.problems,
        };
        let mut response = (status, Json(document)).into_response();
        let problem = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, problem);
        response
    }
}

/// The status of a class.
pub(super) fn status_of(class: Class) -> StatusCode {
    match class {
        Class::Unreadable => StatusCode::BAD_REQUEST,
        Class::NotSignedIn => StatusCode::UNAUTHORIZED,
        Class::Forbidden => StatusCode::FORBIDDEN,
        Class::Missing => StatusCode::NOT_FOUND,
        Class::NoOperation => StatusCode::METHOD_NOT_ALLOWED,
        Class::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Class::Conflict => StatusCode::CONFLICT,
        Class::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Class::Closed => StatusCode::SERVICE_UNAVAILABLE,
        Class::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
