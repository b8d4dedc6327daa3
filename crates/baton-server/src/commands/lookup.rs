//! From what a person typed to an id.

use serde_json::Value;

use crate::api::{Api, escaped};
use crate::failure::Failure;
use crate::output::Output;

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

/// Says what is still to be filled in, each with the command that does it.
pub(super) fn say_missing<'a>(
    missing: impl Iterator<Item = &'a Value>,
    out: Output,
) -> Result<(), Failure> {
    for one in missing {
        let (name, step) = (text(one, "/name"), text(one, "/step_name"));
        let with = match step {
            "" => String::new(),
            step => format!(", the address of \"{step}\""),
        };
        let how = if step.is_empty() {
            ""
        } else {
            " --address-file --step"
        };
        out.say(&format!(
            "to fill in: {name}{with}  (baton-server bind{how})"
        ))?;
    }
    Ok(())
}

/// The step of a definition with this id, nested ones included.
pub(super) fn step_mut<'a>(definition: &'a mut Value, wanted: &str) -> Option<&'a mut Value> {
    if definition.get("action").is_some() && text(definition, "/id") == wanted {
        return Some(definition);
    }
    match definition {
        Value::Array(items) => items.iter_mut().find_map(|item| step_mut(item, wanted)),
        Value::Object(fields) => fields
            .values_mut()
            .find_map(|field| step_mut(field, wanted)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The ids and names of the steps that go by a connection.
pub(super) fn steps_of(connection: &Value, workflow: &str) -> Vec<(String, String)> {
    let users = connection.get("used_by").and_then(Value::as_array);
    let users = users.into_iter().flatten();
    users
        .filter(|user| text(user, "/workflow") == workflow)
        .map(|user| {
            (
                text(user, "/step").to_owned(),
                text(user, "/step_name").to_owned(),
            )
        })
        .collect()
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
