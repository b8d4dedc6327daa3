//! Requests to the server that owns the folder.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use http::{Method, StatusCode};

use super::Content;
use crate::failure::Failure;
use crate::serve::token_file;

/// A server and the right to ask it.
pub(crate) struct Running {
    client: reqwest::Client,
    base: String,
    token: String,
}

/// Finds the server by what the owner of the folder left there.
pub(super) async fn find(data: &Path) -> Result<Option<Running>, Failure> {
    let Some(address) = baton_store::owner(data)?.and_then(|owner| owner.admin_address) else {
        return Ok(None);
    };
    let base = format!("http://{address}");
    let client = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(60))
        .build()
        .context("make a client")?;
    // An owner that was killed leaves its words behind.
    let health = client.get(format!("{base}{}/session", baton_http::admin::BASE_PATH));
    match health.send().await {
        Ok(_) => {}
        Err(error) if error.is_connect() => return Ok(None),
        Err(error) => return Err(anyhow::Error::new(error).context("ask the server").into()),
    }
    let token = token_file::read(data)
        .with_context(|| format!("read `{}`", token_file::path(data).display()))?;
    Ok(Some(Running {
        client,
        base,
        token,
    }))
}

impl Running {
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) async fn request(
        &self,
        method: Method,
        path: &str,
        content: Content,
    ) -> Result<(StatusCode, Vec<u8>), Failure> {
        let url = format!("{}{}{path}", self.base, baton_http::admin::BASE_PATH);
        let request = self.client.request(method, url).bearer_auth(&self.token);
        let request = match content {
            Content::None => request,
            Content::Json(value) => request.json(&value),
            Content::File(bytes) => request.body(bytes),
        };
        let response = request.send().await.context("ask the server")?;
        let status = response.status();
        let bytes = response.bytes().await.context("read the server's answer")?;
        Ok((status, bytes.to_vec()))
    }
}
