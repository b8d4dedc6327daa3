//! `bind`: an imported workflow's connection gets its address and token, a step of it the secret
//! of its address. The host always comes from the person who binds, never from the file.

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
        .filter(|one| !lookup::steps_of(one, &id(&workflow)).is_empty())
        .collect();
    let connection = lookup::one_of(used, "connection of this workflow", &args.connection)?;
    let connection_id = id(&connection);

    let (address, step) = match (&args.to, &args.address_file) {
        (Some(to), _) => (to.clone(), None),
        (None, Some(file)) => {
            let step = step(&workflow, &connection, args.step.as_deref())?;
            (secret_text(file)?, Some(step))
        }
        (None, None) => return Err(anyhow!("say where with --to or --address-file").into()),
    };
    let read = json!({ "text": address, "connection": connection_id, "name": null });
    let read = api.post("/connections/read-address", read).await?;
    let mut bound = read.get("connection").cloned().unwrap_or(Value::Null);
    if let Some(step) = step {
        take_address(api, &workflow, &step, &read).await?;
    }

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
    let now = lookup::workflow(api, &id(&workflow)).await?;
    let missing = now.get("to_fill_in").and_then(Value::as_array);
    lookup::say_missing(missing.into_iter().flatten(), out)
}

/// The step that is named, or the only one that goes by the connection.
fn step(workflow: &Value, connection: &Value, named: Option<&str>) -> Result<String, Failure> {
    let steps = lookup::steps_of(connection, &id(workflow));
    match (named, steps.as_slice()) {
        (Some(named), steps) => {
            let steps = steps.iter();
            let steps = steps.map(|(id, name)| json!({ "id": id, "name": name }));
            let thing = "step with this connection";
            Ok(id(&lookup::one_of(steps.collect(), thing, named)?))
        }
        (None, [(only, _)]) => Ok(only.clone()),
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|(_, name)| name.as_str()).collect();
            let names = names.join(", ");
            Err(anyhow!("several steps use this connection; say which with --step: {names}").into())
        }
    }
}

/// Puts the address into the step's draft; a header that had the old secret takes the new one.
async fn take_address(
    api: &Api,
    workflow: &Value,
    step: &str,
    read: &Value,
) -> Result<(), Failure> {
    let mut draft = workflow.get("draft").cloned().unwrap_or(Value::Null);
    let action = lookup::step_mut(&mut draft, step).and_then(|step| step.get_mut("action"));
    let action = action.ok_or_else(|| anyhow!("the step is not in the draft any more"))?;
    let slot = |part: &Value| part.get("slot").and_then(Value::as_str).map(str::to_owned);
    let path = action.get("path").and_then(Value::as_array);
    let old: Vec<String> = path.into_iter().flatten().filter_map(slot).collect();
    let new = read.pointer("/in_header/slot").cloned();
    let headers = action.get_mut("headers").and_then(Value::as_array_mut);
    for header in headers.into_iter().flatten() {
        let named = header.pointer("/value/slot").and_then(Value::as_str);
        let is_old = named.is_some_and(|named| old.iter().any(|old| old == named));
        if let (true, Some(new), Some(value)) = (is_old, &new, header.get_mut("value")) {
            value["slot"] = new.clone();
        }
    }
    action["path"] = read.get("path").cloned().unwrap_or_else(|| json!([]));
    action["connection"] = json!(text(read, "/connection/id"));
    let save = json!({
        "revision": workflow.get("draft_revision"),
        "definition": draft,
        "edit": "bind",
    });
    let path = format!("/workflows/{}/draft", escaped(&id(workflow)));
    api.put(&path, save).await.map(drop)
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

fn secret_text(file: &std::path::Path) -> Result<String, Failure> {
    let text = String::from_utf8(super::content_of(file)?).context("read the token as text")?;
    let text = text.trim();
    if text.is_empty() {
        return Err(anyhow!("`{}` is empty", file.display()).into());
    }
    Ok(text.to_owned())
}
