//! What a new workflow begins with.

use std::collections::BTreeMap;

use baton_core::document::Definition;
use baton_core::{ConnectionId, StepId};
use serde_json::{Value, json};

use super::views::Template;
use crate::fresh;

/// The definition of a template, with ids of its own.
pub(super) fn make(template: Template) -> Definition {
    let definition = match template {
        Template::Blank => json!({ "trigger": trigger("Another tool calls"), "steps": [] }),
        Template::Welcome => welcome(),
    };
    serde_json::from_value(definition).expect("a template is a definition")
}

/// The same definition with new ids for the trigger, the steps and the paths.
pub(crate) fn with_own_ids(definition: &Definition) -> Definition {
    let mut value = serde_json::to_value(definition).expect("a definition is JSON");
    let mut renamed = BTreeMap::new();
    collect(&value, &mut renamed);
    replace(&mut value, &renamed);
    serde_json::from_value(value).expect("ids of the same kind fit")
}

fn collect(value: &Value, renamed: &mut BTreeMap<String, StepId>) {
    match value {
        Value::Object(object) => {
            if let (Some(Value::String(id)), true) = (object.get("id"), object.contains_key("name"))
            {
                renamed.entry(id.clone()).or_insert_with(fresh::step);
            }
            object.values().for_each(|inside| collect(inside, renamed));
        }
        Value::Array(list) => list.iter().for_each(|inside| collect(inside, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn replace(value: &mut Value, renamed: &BTreeMap<String, StepId>) {
    match value {
        Value::Object(object) => {
            for (name, inside) in object.iter_mut() {
                match (name.as_str(), &*inside) {
                    ("id" | "step", Value::String(id)) => {
                        if let Some(own) = renamed.get(id) {
                            *inside = Value::from(own.as_str());
                        }
                    }
                    _ => replace(inside, renamed),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inside| replace(inside, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn trigger(name: &str) -> Value {
    json!({
        "id": fresh::step(),
        "name": name,
        "start": {
            "kind": "webhook_called",
            "person": { "kind": "automatic" },
            "only_if": null,
            "unknown_person": "keep_under_problems",
            "person_fields": [],
            "update_known": false,
            "start_left": false
        }
    })
}

/// A whole onboarding with the practice tool: two messages, a wait, a message.
fn welcome() -> Value {
    let ticket = fresh::step();
    json!({
        "trigger": trigger("Someone is hired"),
        "steps": [
            call(fresh::step(), "Create user", "/api/v1/users", json!([
                field("profile.firstName", &[detail("/given_name")]),
                field("profile.lastName", &[detail("/family_name")]),
                field("profile.email", &[detail("/work_email")]),
                field("profile.department", &[detail("/department")]),
            ])),
            call(ticket.clone(), "Order a laptop", "/rest/api/2/issue", json!([
                field("fields.summary", &[text("Laptop for "), detail("/display_name")]),
                field("fields.location", &[detail("/location")]),
            ])),
            {
                "id": fresh::step(),
                "name": "Laptop is ready",
                "action": {
                    "kind": "wait_for_call",
                    "match_by": {
                        "kind": "step_answer", "step": ticket, "pointer": "/key",
                        "call": { "kind": "picked", "pointer": "/issue/key" }
                    },
                    "only_if": null,
                    "nobody_matches": "keep_under_problems",
                    "several_match": "ask",
                    "reminder_after_s": 259_200,
                    "limit_after_s": 1_209_600
                }
            },
            call(fresh::step(), "Tell HR", "/hooks/hr", json!([
                field("text", &[detail("/display_name"), text(" is ready to start.")]),
            ])),
        ]
    })
}

fn call(id: StepId, name: &str, path: &str, fields: Value) -> Value {
    json!({
        "id": id,
        "name": name,
        "action": {
            "kind": "call_webhook",
            "connection": ConnectionId::practice(),
            "method": "POST",
            "path": [{ "kind": "text", "text": path }],
            "headers": [],
            "content": { "kind": "fields", "fields": fields },
            "timeout_s": 30,
            "also_success": []
        }
    })
}

fn field(name: &str, segments: &[Value]) -> Value {
    json!({
        "name": name,
        "value": { "segments": segments, "type": "text", "when_empty": { "kind": "leave_out" } }
    })
}

fn detail(pointer: &str) -> Value {
    let reference = json!({ "source": { "kind": "person" }, "pointer": pointer });
    json!({ "kind": "detail", "reference": reference, "format": "as_is" })
}

fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}
