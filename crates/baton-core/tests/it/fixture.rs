//! Definitions, details and times that tests share.

use std::sync::{Arc, LazyLock};

use baton_core::calendar::{CompanyTime, Zone};
use baton_core::condition::Today;
use baton_core::document::Definition;
use baton_core::{Details, Json, RunId, StepId};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

pub(crate) fn step_id(text: &str) -> StepId {
    format!("step_{text}").parse().unwrap()
}

pub(crate) fn run_id() -> RunId {
    "run_0000000000000000000000000000abcd".parse().unwrap()
}

/// Seconds after the beginning of the story.
pub(crate) fn at(seconds: i64) -> Timestamp {
    let start: Timestamp = "2026-11-17T09:00:00Z".parse().unwrap();
    start + SignedDuration::from_secs(seconds)
}

/// The day of the story.
pub(crate) static TODAY: LazyLock<Today> = LazyLock::new(|| Today::at(at(0), &Zone::utc()));

pub(crate) fn read(text: &str) -> Json {
    Json::parse(text.as_bytes()).unwrap()
}

pub(crate) fn maria() -> Details {
    Details {
        person: read(
            r#"{"display_name":"Maria Lopez","given_name":"Maria","family_name":"Lopez",
            "work_email":"maria@acme.example","status":"before_start","start_date":"2026-12-01",
            "end_date":null,"time_zone":"Europe/Berlin","location":"Berlin","job_title":"Engineer",
            "team":null,"department":"Engineering","manager":"Ines Roth",
            "custom":{"badge":9007199254740993,"a/b":"slash"}}"#,
        ),
        sensitive: Vec::new(),
        company: read(r#"{"name":"Acme"}"#),
        workflow_name: "New-hire onboarding".to_owned(),
        time: CompanyTime::of_computer(Zone::utc()),
        managers: Arc::default(),
    }
}

pub(crate) fn definition(value: Value) -> Definition {
    serde_json::from_value(value).unwrap()
}

/// A workflow with a webhook trigger and these steps.
pub(crate) fn workflow(steps: Vec<Value>) -> Value {
    json!({
        "trigger": {"id": "step_trigger", "name": "Starts", "start": {
            "kind": "webhook_called", "person": {"kind": "automatic"}, "only_if": null,
            "unknown_person": "add_person",
            "person_fields": [{"detail": "given_name", "from": "/firstname"}],
            "update_known": false, "start_left": false}},
        "steps": steps,
    })
}

pub(crate) fn call(id: &str, fields: Vec<Value>) -> Value {
    json!({"id": format!("step_{id}"), "name": id, "action": {
        "kind": "call_webhook", "connection": "con_one", "method": "POST",
        "path": [{"kind": "text", "text": format!("/{id}")}], "headers": [],
        "content": {"kind": "fields", "fields": fields}, "timeout_s": 30, "also_success": []}})
}

pub(crate) fn wait(id: &str, match_by: Value) -> Value {
    json!({"id": format!("step_{id}"), "name": id, "action": {
        "kind": "wait_for_call", "match_by": match_by, "only_if": null,
        "nobody_matches": "keep_under_problems", "several_match": "ask",
        "reminder_after_s": 259_200, "limit_after_s": 1_209_600}})
}

pub(crate) fn by_answer(step: &str, pointer: &str) -> Value {
    json!({"kind": "step_answer", "step": format!("step_{step}"), "pointer": pointer,
        "call": {"kind": "picked", "pointer": "/issue/key"}})
}

pub(crate) fn by_email() -> Value {
    json!({"kind": "person_detail", "detail": "work_email", "call": {"kind": "automatic"}})
}

pub(crate) fn field(name: &str, segments: Vec<Value>, kind: &str, when_empty: Value) -> Value {
    json!({"name": name,
        "value": {"segments": segments, "type": kind, "when_empty": when_empty}})
}

pub(crate) fn text_field(name: &str, segment: Value) -> Value {
    field(name, vec![segment], "text", json!({"kind": "leave_out"}))
}

pub(crate) fn text(text: &str) -> Value {
    json!({"kind": "text", "text": text})
}

pub(crate) fn detail(source: Value, pointer: &str) -> Value {
    formatted(source, pointer, "as_is")
}

pub(crate) fn formatted(source: Value, pointer: &str, format: &str) -> Value {
    json!({"kind": "detail", "reference": {"source": source, "pointer": pointer}, "format": format})
}

pub(crate) fn person() -> Value {
    json!({"kind": "person"})
}

pub(crate) fn of_step(step: &str) -> Value {
    json!({"kind": "step", "step": format!("step_{step}")})
}
