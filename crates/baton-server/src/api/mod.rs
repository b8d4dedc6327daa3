//! The admin API, through the running server, or in process on a folder that nobody serves.

mod folder;
mod running;

use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;

/// Where requests go.
pub(crate) enum Api {
    /// A server that owns the folder.
    Running(running::Running),
    /// The folder, opened by this command.
    Folder(folder::Folder),
}

/// The content of a request.
pub(crate) enum Content {
    None,
    Json(Value),
    /// A file as it is.
    File(Vec<u8>),
}

impl Api {
    /// The server of this folder.
    pub(crate) async fn running(data: &Path) -> Result<Self, Failure> {
        match running::find(data).await? {
            Some(running) => Ok(Self::Running(running)),
            None => Err(Failure::NoServer {
                folder: data.display().to_string(),
            }),
        }
    }

    /// The server of this folder, or the folder itself.
    pub(crate) async fn running_or_folder(data: &Path, key: &Path) -> Result<Self, Failure> {
        match running::find(data).await? {
            Some(running) => Ok(Self::Running(running)),
            None => Ok(Self::Folder(folder::open(data, key).await?)),
        }
    }

    /// Where the user interface is; nowhere when no server runs.
    pub(crate) fn page(&self) -> &str {
        match self {
            Self::Running(running) => running.base(),
            Self::Folder(_) => "",
        }
    }

    /// One request; anything but success is a failure with Baton's reason.
    pub(crate) async fn request(
        &self,
        method: http::Method,
        path: &str,
        content: Content,
    ) -> Result<Vec<u8>, Failure> {
        let (status, bytes) = match self {
            Self::Running(running) => running.request(method, path, content).await?,
            Self::Folder(folder) => folder.request(method, path, content).await?,
        };
        if status.is_success() {
            return Ok(bytes);
        }
        Err(match serde_json::from_slice(&bytes) {
            Ok(document) => Failure::Refused(document),
            Err(_) => anyhow::anyhow!("the server answered {status}").into(),
        })
    }

    pub(crate) async fn get(&self, path: &str) -> Result<Value, Failure> {
        value(&self.request(http::Method::GET, path, Content::None).await?)
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Result<Value, Failure> {
        value(
            &self
                .request(http::Method::POST, path, Content::Json(body))
                .await?,
        )
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Result<Value, Failure> {
        value(
            &self
                .request(http::Method::PUT, path, Content::Json(body))
                .await?,
        )
    }

    /// All rows of a list, or the first so many.
    pub(crate) async fn list(&self, path: &str, limit: usize) -> Result<Vec<Value>, Failure> {
        let mut rows = Vec::new();
        let mut after = String::new();
        loop {
            let between = if path.contains('?') { '&' } else { '?' };
            let page = self
                .get(&format!("{path}{between}limit=200{after}"))
                .await?;
            rows.extend(
                page.get("items")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .cloned(),
            );
            let next = page.get("next").and_then(Value::as_str);
            let Some(next) = next.filter(|_| rows.len() < limit) else {
                break;
            };
            after = format!("&after={}", escaped(next));
        }
        rows.truncate(limit);
        Ok(rows)
    }

    /// Closes what was opened for this command.
    pub(crate) async fn close(self) {
        match self {
            Self::Running(_) => {}
            Self::Folder(folder) => folder.close().await,
        }
    }
}

/// A text as part of a path or query.
pub(crate) fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

fn value(bytes: &[u8]) -> Result<Value, Failure> {
    if bytes.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes)
        .map_err(|error| anyhow::Error::new(error).context("read the answer").into())
}
