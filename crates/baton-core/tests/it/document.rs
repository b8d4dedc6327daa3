//! The JSON of a definition, and ids.

use baton_core::document::Definition;
use baton_core::{AddressId, ConnectionId, MessageId, RunId, StepId};
use serde_json::{Value, json};

use crate::fixture::{by_answer, by_email, call, run_id, step_id, text_field, wait, workflow};

fn whole() -> Value {
    let mut first = call(
        "okta",
        vec![text_field("a", json!({"kind": "text", "text": "x"}))],
    );
    first["action"]["headers"] = json!([
        {"name": "X-A", "value": {"kind": "plain", "text": "1"}},
        {"name": "X-B", "value": {"kind": "secret", "slot": "h"}}]);
    let mut second = call("all", vec![]);
    second["action"]["content"] = json!({"kind": "everything_except", "excluded": ["/manager"]});
    let condition = json!({"mode": "any", "tests": [{
        "reference": {"source": {"kind": "person"}, "pointer": "/department"},
        "operator": "is_one_of", "values": ["Engineering"]}]});
    let choice = json!({"id": "step_choice", "name": "Which", "action": {"kind": "choose_path",
        "paths": [{"id": "step_path", "name": "Eng", "when": condition, "steps": [second]}],
        "otherwise": []}});
    let both = json!({"id": "step_both", "name": "Both", "action": {"kind": "at_the_same_time",
        "until": "first", "paths": [{"id": "step_one", "name": "One", "steps": [wait("mail", by_email())]}]}});
    workflow(vec![
        first,
        wait("jira", by_answer("okta", "/key")),
        choice,
        both,
    ])
}

#[test]
fn a_definition_reads_and_writes_the_same_json() {
    let definition: Definition = serde_json::from_value(whole()).unwrap();

    assert_eq!(serde_json::to_value(&definition).unwrap(), whole());
    let ids: Vec<_> = definition
        .all_steps()
        .into_iter()
        .map(|place| (place.path.clone(), place.depth()))
        .collect();
    let row = |path: &str, depth| (path.to_owned(), depth);
    assert_eq!(
        ids,
        [
            row("/steps/0", 0),
            row("/steps/1", 0),
            row("/steps/2", 0),
            row("/steps/2/action/paths/0/steps/0", 1),
            row("/steps/3", 0),
            row("/steps/3/action/paths/0/steps/0", 1),
        ]
    );
    assert_eq!(definition.step(&step_id("mail")).unwrap().name, "mail");
}

#[test]
fn what_is_unknown_is_refused_by_name() {
    let refused = |pointer: &str, value: Value| {
        let mut definition = whole();
        *definition.pointer_mut(pointer).unwrap() = value;
        serde_json::from_value::<Definition>(definition)
            .unwrap_err()
            .to_string()
    };

    let kind = refused("/steps/0/action/kind", json!("run_script"));
    assert!(
        kind.contains("unknown variant `run_script`") && kind.contains("`call_webhook`"),
        "{kind}"
    );
    let field = refused(
        "/steps/0/action/content",
        json!({"kind": "fields", "fields": [], "code": 1}),
    );
    assert!(field.contains("unknown field `code`"), "{field}");
    let id = refused("/steps/0/id", json!("okta"));
    assert!(id.contains("`okta` is no id of a step"), "{id}");
    assert!(refused("/steps/0/action/timeout_s", json!(-1)).contains("invalid value"));
}

#[test]
fn a_hostile_nesting_is_refused_without_a_crash() {
    let open =
        r#"{"id":"step_x","name":"x","action":{"kind":"choose_path","paths":[],"otherwise":["#;
    let text = format!(
        r#"{{"trigger":{},"steps":[{}"#,
        whole()["trigger"],
        open.repeat(100_000)
    );

    assert!(serde_json::from_str::<Definition>(&text).is_err());
}

#[test]
fn ids_say_what_they_name() {
    assert_eq!(
        StepId::from_bytes([0xAB; 16]).as_str(),
        format!("step_{}", "ab".repeat(16))
    );
    assert!(RunId::try_out_from_bytes([1; 16]).is_try_out());
    assert!(!run_id().is_try_out());
    assert_eq!(ConnectionId::practice(), "con_practice".parse().unwrap());
    for text in [
        "",
        "step_",
        "run_1",
        "step_a b",
        "step_ü",
        &format!("step_{}", "a".repeat(65)),
    ] {
        assert!(text.parse::<StepId>().is_err(), "{text}");
    }
    let address = AddressId::from_bytes([0xFF; 16]);
    assert_eq!(address.as_str(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    assert_eq!(address.as_str().parse(), Ok(address));
    assert!("8ZZZZZZZZZZZZZZZZZZZZZZZZZ".parse::<AddressId>().is_err());
    assert!("7zzzzzzzzzzzzzzzzzzzzzzzzz".parse::<AddressId>().is_err());
}

/// C7: the same on every computer and on every try.
#[test]
fn a_message_id_is_a_digest_of_run_step_and_occurrence() {
    let id = |occurrence| MessageId::of(&run_id(), &step_id("okta"), occurrence);

    // sha256(run, NUL, step, NUL, "1"), its first 32 hex digits
    assert_eq!(id(1).as_str(), "msg_e3e4ece15666dd9d033e0e95c98dbd7a");
    assert_ne!(id(1), id(2));
}

#[test]
fn a_trigger_is_named_by_the_word_it_is_stored_under() {
    let stored = workflow(vec![]);
    let definition: Definition = serde_json::from_value(stored.clone()).unwrap();

    assert_eq!(
        stored.pointer("/trigger/start/kind"),
        Some(&json!(definition.trigger.kind().start_kind()))
    );
}
