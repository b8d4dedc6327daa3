//! The file that carries a workflow (CONTRACT C13).

use std::collections::BTreeMap;

use baton_core::export::{self, Authentication, Fresh, Refusal, RequiredConnection, WorkflowFile};

fn file() -> WorkflowFile {
    let text = r#"{
        "baton_workflow": 1,
        "name": "New-hire onboarding",
        "connections": [
            {"id": "con_1", "name": "Okta admin token", "authentication":
                {"kind": "header", "name": "Authorization", "prefix": "SSWS "}}
        ],
        "definition": {
            "trigger": {"id": "step_1", "name": "Starts", "start": {
                "kind": "webhook_called", "person": {"kind": "automatic"}, "only_if": null,
                "unknown_person": "keep_under_problems", "person_fields": [],
                "update_known": false, "start_left": false}},
            "steps": [
                {"id": "step_2", "name": "Create Okta user", "action": {
                    "kind": "call_webhook", "connection": "con_1", "method": "POST",
                    "path": [{"kind": "text", "text": "/api/v1/users"}], "headers": [],
                    "content": {"kind": "fields", "fields": []},
                    "timeout_s": 30, "also_success": []}},
                {"id": "step_3", "name": "Laptop", "action": {
                    "kind": "wait_for_call", "match_by": {"kind": "step_answer", "step": "step_2",
                        "pointer": "/key", "call": {"kind": "picked", "pointer": "/issue/key"}},
                    "only_if": null, "nobody_matches": "keep_under_problems",
                    "several_match": "ask", "reminder_after_s": 259200,
                    "limit_after_s": 1209600}}
            ]
        }
    }"#;
    export::read(text.as_bytes()).expect("the file can be read")
}

#[test]
fn a_file_survives_being_written_and_read() {
    let written = serde_json::to_vec(&file()).expect("a file can be written");

    assert_eq!(export::read(&written), Ok(file()));
}

#[test]
fn every_id_is_fresh_and_references_follow() {
    let mut count = 0;
    let imported = export::with_fresh_ids(&file(), |kind| {
        count += 1;
        match kind {
            Fresh::Step => format!("step_new{count}"),
            Fresh::Connection => format!("con_new{count}"),
        }
    })
    .expect("fresh ids fit");

    let text = serde_json::to_string(&imported).expect("a file can be written");
    for old in ["step_1\"", "step_2\"", "step_3\"", "con_1\""] {
        assert!(!text.contains(old), "{old}");
    }
    let first = imported.definition.steps[0].id.to_string();
    assert_eq!(
        text.matches(&first).count(),
        2,
        "the step and the reference to it"
    );
    assert_eq!(count, 4);
}

#[test]
fn connections_that_no_step_uses_are_left_out() {
    let mut connections = file().connections;
    connections.push(RequiredConnection {
        id: "con_2".parse().expect("an id"),
        name: "Unused".to_owned(),
        authentication: Authentication::Bearer,
    });

    let written = export::write("Name", &file().definition, &connections, &BTreeMap::new());

    assert_eq!(written.connections.len(), 1);
}

#[test]
fn a5_an_address_that_is_the_credential_is_in_no_file_whoever_stored_it_in_the_clear() {
    let hosts = |host: &str| [("con_1".parse().unwrap(), host.to_owned())].into();
    let write = |host| export::write("Name", &file().definition, &[], &hosts(host));

    let zapier = serde_json::to_string(&write("hooks.zapier.com")).unwrap();
    let okta = serde_json::to_string(&write("acme.okta.example")).unwrap();

    assert!(!zapier.contains("api/v1"), "{zapier}");
    assert!(
        zapier.contains(r#"{"kind":"secret","slot":"address"}"#),
        "{zapier}"
    );
    assert!(okta.contains("/api/v1/users"), "{okta}");
}

#[test]
fn a_newer_file_and_a_damaged_one_are_told_apart() {
    let newer = br#"{"baton_workflow": 2, "anything": true}"#;
    assert_eq!(export::read(newer), Err(Refusal::Newer(2)));
    assert!(matches!(export::read(b"{"), Err(Refusal::NotAWorkflow(_))));
    assert!(matches!(export::read(b""), Err(Refusal::NotAWorkflow(_))));
}

#[test]
fn a_file_that_uses_an_unnamed_connection_is_refused() {
    let mut file = file();
    file.connections.clear();
    let text = serde_json::to_vec(&file).expect("a file can be written");

    assert!(matches!(
        export::read(&text),
        Err(Refusal::ConnectionNotNamed(_))
    ));
}
