//! `api`: one request to the admin router, in process.

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use serde::{Deserialize, Serialize};
use tauri::State;
use tauri::ipc::{InvokeBody, Response as Answer};
use tower::ServiceExt;

/// The header in which the page describes its request.
const HEAD: &str = "baton-request";

#[derive(Deserialize)]
struct RequestHead {
    method: String,
    path: String,
    #[serde(default)]
    headers: std::collections::BTreeMap<String, String>,
}

#[derive(Serialize)]
struct ResponseHead {
    status: u16,
    headers: Vec<(String, String)>,
}

/// The request's body is raw, its head stands in a header; the answer is a length, a head, a body.
#[tauri::command]
pub(crate) async fn api(
    router: State<'_, Router>,
    request: tauri::ipc::Request<'_>,
) -> Result<Answer, String> {
    let request = read(request.headers(), request.body())?;
    let response = match router.inner().clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    write(response).await.map(Answer::new)
}

fn read(headers: &HeaderMap, body: &InvokeBody) -> Result<Request<Body>, String> {
    let head = headers.get(HEAD).ok_or("the request has no head")?;
    let head: RequestHead =
        serde_json::from_slice(head.as_bytes()).map_err(|error| error.to_string())?;
    if !head.path.starts_with("/api/v1/") {
        return Err("only the API is here".to_owned());
    }
    let InvokeBody::Raw(body) = body else {
        return Err("the body is not raw".to_owned());
    };
    let method = Method::from_bytes(head.method.as_bytes()).map_err(|error| error.to_string())?;
    let mut request = Request::new(Body::from(body.clone()));
    *request.method_mut() = method;
    *request.uri_mut() = head
        .path
        .parse()
        .map_err(|_| "the path cannot be read".to_owned())?;
    for (name, value) in &head.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_str(value);
        if let (Ok(name), Ok(value)) = (name, value) {
            request.headers_mut().append(name, value);
        }
    }
    Ok(request)
}

async fn write(response: Response<Body>) -> Result<Vec<u8>, String> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX)
        .await
        .map_err(|error| error.to_string())?;
    let headers = parts
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
    let head = ResponseHead {
        status: parts.status.as_u16(),
        headers: headers.collect(),
    };
    let head = serde_json::to_vec(&head).map_err(|error| error.to_string())?;
    let length = u32::try_from(head.len()).map_err(|error| error.to_string())?;
    Ok([length.to_le_bytes().as_slice(), &head, &body].concat())
}
