//! Requests to a folder that nobody serves: the same router, in process, over an engine at rest.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use baton_engine::{Actor, Engine};
use http::{Method, Request, StatusCode, header};
use tower::ServiceExt;

use super::Content;
use crate::failure::Failure;
use crate::serve::engine;

/// The opened folder.
pub(crate) struct Folder {
    engine: Engine,
    router: axum::Router,
}

pub(super) async fn open(data: &Path, key: &Path) -> Result<Folder, Failure> {
    let engine = engine::open_at_rest(data, key).await?;
    let actor = Actor::new(engine::operating_system_user(), "command line");
    let router = baton_http::admin_router(engine.clone(), baton_http::Host::Desktop { actor });
    Ok(Folder { engine, router })
}

impl Folder {
    pub(super) async fn request(
        &self,
        method: Method,
        path: &str,
        content: Content,
    ) -> Result<(StatusCode, Vec<u8>), Failure> {
        let body = match content {
            Content::None => axum::body::Body::empty(),
            Content::Json(value) => value.to_string().into(),
            Content::File(bytes) => bytes.into(),
        };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", baton_http::admin::BASE_PATH))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .context("make the request")?;
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        Ok((status, bytes.context("read the answer")?.to_vec()))
    }

    pub(super) async fn close(self) {
        self.engine.shutdown(Duration::from_secs(5)).await;
    }
}
