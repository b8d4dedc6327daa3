//! `sign-in`.

use anyhow::Context;
use http::Method;
use serde_json::{Value, json};

use crate::api::{Api, Content};
use crate::failure::Failure;
use crate::output::Output;

/// Asks by the token in the data folder, which its owner alone can read.
pub(super) async fn link(api: &Api, out: Output) -> Result<(), Failure> {
    let answer = api
        .request(Method::POST, "/session/link", Content::None)
        .await?;
    let answer: Value = serde_json::from_slice(&answer).context("read the server's answer")?;
    let path = answer["path"].as_str().unwrap_or_default();
    let link = json!({ "link": format!("{}{path}", api.page()) });
    Ok(out.one(&link, &[("Sign in:", "/link")])?)
}
