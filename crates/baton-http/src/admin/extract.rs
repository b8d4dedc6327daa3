//! Extractors whose refusals are problem documents.

use axum::extract::{FromRequest, FromRequestParts, Request};
use baton_admin::{Code, Refusal, words};
use baton_engine::Actor;
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Refused;
use super::written;

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let bytes = Bytes::from_request(request, state).await?;
        let unreadable = |why: String| Refusal::new(Code::BadRequest, format!("the body: {why}"));
        if bytes.0.is_empty() {
            let why = "nothing came; send `{}` to say nothing more";
            return Err(unreadable(why.to_owned()).into());
        }
        let read = written::read(&bytes.0).map(Self);
        read.map_err(|error| unreadable(error.to_string()).into())
    }
}

/// A body as it came.
pub(crate) struct Bytes(pub(crate) bytes::Bytes);

impl<S: Send + Sync> FromRequest<S> for Bytes {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        bytes::Bytes::from_request(request, state)
            .await
            .map(Self)
            .map_err(|error| {
                let code = match error.status() {
                    http::StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
                    _other => Code::BadRequest,
                };
                Refusal::new(code, "the body could not be read whole").into()
            })
    }
}

/// Ids in the path; one that cannot be an id is nothing's.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(Refusal::new(Code::NotFound, "there is nothing under this id").into()),
        }
    }
}

/// The query.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(query)) => Ok(Self(query)),
            Err(error) => Err(Refusal::new(Code::BadRequest, error.body_text()).into()),
        }
    }
}

/// Who asks; put into the request by the session's guard.
pub(crate) struct Who(pub(crate) Actor);

impl<S: Send + Sync> FromRequestParts<S> for Who {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refused> {
        match parts.extensions.get::<Actor>() {
            Some(actor) => Ok(Self(actor.clone())),
            None => Err(Refusal::new(Code::NotSignedIn, "sign in first").into()),
        }
    }
}

/// The language that is asked for, of those that Baton speaks. The page says in which one it is,
/// a browser by itself what its person reads.
pub(crate) struct Speaks(pub(crate) Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for Speaks {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let wanted = parts.headers.get(http::header::ACCEPT_LANGUAGE);
        let wanted = wanted.and_then(|wanted| wanted.to_str().ok());
        Ok(Self(wanted.and_then(words::asked)))
    }
}
