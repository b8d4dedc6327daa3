//! From what a person typed to an id.

use serde_json::Value;

use crate::api::{Api, escaped};
use crate::failure::Failure;

/// The workflow of this id or name.
pub(super) async fn workflow(api: &Api, wanted: &str) -> Result<Value, Failure> {
    let all = api.list("/workflows", usize::MAX).await?;
    let found = one_of(all, "workflow", wanted)?;
    api.get(&format!("/workflows/{}", escaped(&id(&found))))
        .await
}

/// The one thing of this id, or the only one of this name.
pub(super) fn one_of(all: Vec<Value>, thing: &str, wanted: &str) -> Result<Value, Failure> {
    if let Some(found) = all.iter().find(|one| text(one, "/id") == wanted) {
        return Ok(found.clone());
    }
    let mut named = all.into_iter().filter(|one| text(one, "/name") == wanted);
    match (named.next(), named.next()) {
        (Some(found), None) => Ok(found),
        (Some(_), Some(_)) => {
            Err(anyhow::anyhow!("several {thing}s are named `{wanted}`; use the id").into())
        }
        (None, _) => Err(anyhow::anyhow!("there is no {thing} `{wanted}`").into()),
    }
}

/// The id of a thing.
pub(super) fn id(thing: &Value) -> String {
    text(thing, "/id").to_owned()
}

/// A text inside a value; empty when it is not there.
pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or("")
}

/// The name of the trigger or step of a definition.
pub(super) fn step_name(definition: Option<&Value>, step: &str) -> Option<String> {
    let all = definition.map(steps).unwrap_or_default();
    all.into_iter()
        .find(|(id, _)| id == step)
        .map(|(_, name)| name)
}

/// The id of the step with this id or, when it is the only one, this name.
pub(super) fn step_id(definition: &Value, wanted: &str) -> Result<String, Failure> {
    let all = steps(definition).into_iter();
    let all = all
        .map(|(id, name)| serde_json::json!({ "id": id, "name": name }))
        .collect();
    one_of(all, "step", wanted).map(|step| id(&step))
}

/// The ids and names of the trigger and of all steps, nested ones included.
fn steps(definition: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = vec![definition];
    while let Some(value) = rest.pop() {
        if value.get("start").is_some() || value.get("action").is_some() {
            found.push((id(value), text(value, "/name").to_owned()));
        }
        match value {
            Value::Array(items) => rest.extend(items),
            Value::Object(fields) => rest.extend(fields.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    found
}
