//! `bind`: an imported workflow's connection gets its address and token. The host always comes
//! from the person who binds, never from the file.

use anyhow::{Context, anyhow};
use serde_json::{Value, json};

use super::lookup::{self, id, text};
use crate::api::{Api, escaped};
use crate::args;
use crate::failure::Failure;
use crate::output::Output;

pub(super) async fn run(api: &Api, args: &args::Bind, out: Output) -> Result<(), Failure> {
    let workflow = lookup::workflow(api, &args.of.workflow).await?;
    let connections = api.list("/connections", usize::MAX).await?;
    let used = connections
        .into_iter()
        .filter(|one| is_used_by(one, &id(&workflow)))
        .collect();
    let connection = lookup::one_of(used, "connection of this workflow", &args.connection)?;
    let connection_id = id(&connection);

    let address = match (&args.to, &args.address_file) {
        (Some(to), _) => to.clone(),
        (None, Some(file)) => secret_text(file)?,
        (None, None) => return Err(anyhow!("say where with --to or --address-file").into()),
    };
    let read = json!({ "text": address, "connection": connection_id, "name": null });
    let read = api.post("/connections/read-address", read).await?;
    let mut bound = read.get("connection").cloned().unwrap_or(Value::Null);

    if let Some(file) = &args.token_file {
        let auth = connection.get("auth").cloned().unwrap_or_else(|| json!({}));
        let path = format!("/connections/{}/token", escaped(&connection_id));
        bound = api.put(&path, token(&auth, &secret_text(file)?)).await?;
    }
    out.one(
        &bound,
        &[
            ("name", "/name"),
            ("id", "/id"),
            ("address", "/shown_address"),
            ("needs", "/needs"),
        ],
    )?;
    Ok(())
}

/// The token goes where the file said; a connection that named no way takes it as a bearer token.
fn token(auth: &Value, token: &str) -> Value {
    let kind = match text(auth, "/kind") {
        "" | "none" | "inside" => "bearer",
        kind => kind,
    };
    json!({
        "token": token,
        "kind": kind,
        "header_name": auth.get("header_name"),
        "prefix": auth.get("prefix"),
        "username": auth.get("username"),
    })
}

fn is_used_by(connection: &Value, workflow: &str) -> bool {
    let users = connection.get("used_by").and_then(Value::as_array);
    users
        .into_iter()
        .flatten()
        .any(|user| text(user, "/workflow") == workflow)
}

fn secret_text(file: &std::path::Path) -> Result<String, Failure> {
    let text = String::from_utf8(super::content_of(file)?).context("read the token as text")?;
    let text = text.trim();
    if text.is_empty() {
        return Err(anyhow!("`{}` is empty", file.display()).into());
    }
    Ok(text.to_owned())
}
