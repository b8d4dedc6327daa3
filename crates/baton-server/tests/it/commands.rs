//! The commands, through a running server and on a folder that nobody serves.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::patience::until;
use crate::server::{Home, Server, call, files};

const NAME: &str = "Welcome";
const WHO: &str = "ada@acme.example";

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{pointer}: {value}"))
}

/// A server with the welcome workflow in it, as a draft.
fn with_workflow() -> (Home, Server) {
    let home = Home::new();
    let server = home.serve();
    let new = json!({ "name": NAME, "template": "welcome" });
    server.api(&home, "POST", "/workflows", &new);
    (home, server)
}

fn rows(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value}"))
}

fn run_with_status(home: &Home, status: &str) -> Value {
    until(&format!("a run that is {status}"), || {
        let runs = home.json(&["runs"]);
        let mut runs = rows(&runs).iter();
        runs.find(|run| text(run, "/status") == status).cloned()
    })
}

#[test]
fn a_workflow_is_put_live_called_skipped_and_turned_off_by_commands() {
    let (home, server) = with_workflow();
    let live = home.json(&["live", NAME]);
    let addresses = home.json(&["addresses", NAME, "--reveal"]);
    let trigger = rows(&addresses)
        .iter()
        .find(|one| text(one, "/owner/kind") == "trigger")
        .unwrap();
    let person = json!({ "display_name": "Ada", "work_email": WHO });
    server.api(&home, "POST", "/people", &person);

    let path = format!("/in/{}", text(trigger, "/id"));
    let body = json!({ "email": WHO }).to_string();
    let (status, answer) = call(server.hooks(), &path, text(trigger, "/token"), &body);
    let run = run_with_status(&home, "waiting");
    let step = text(&run, "/where/step_name");
    let skipped = home.json(&[
        "skip",
        text(&run, "/id"),
        step,
        "--reason",
        "handed over by hand",
    ]);
    let done = run_with_status(&home, "done");
    let off = home.json(&["off", NAME]);

    assert_eq!(live["version"], 1);
    assert_eq!(status, 200, "{answer}");
    assert!(answer.contains("\"readable\":true"), "{answer}");
    assert_eq!(text(&skipped, "/id"), text(&done, "/id"));
    assert_eq!(text(&off, "/state"), "off");
    assert!(
        rows(&home.json(&["people", "--search", "ada"]))
            .iter()
            .any(|one| text(one, "/work_email") == WHO)
    );
}

#[test]
fn addresses_show_no_token_unless_asked() {
    let (home, _server) = with_workflow();

    let plain = home.run(&["addresses"]);
    let revealed = home.run(&["addresses", "--reveal"]);

    let plain = String::from_utf8(plain.stdout).unwrap();
    assert!(plain.contains("/in/") && !plain.contains("btn_"), "{plain}");
    assert!(String::from_utf8(revealed.stdout).unwrap().contains("btn_"));
}

#[test]
fn a_refusal_is_said_with_its_code_and_ends_with_four() {
    let (home, _server) = with_workflow();

    let off = home.run(&["off", NAME]);
    let unknown = home.run(&["live", "No such workflow"]);

    let said = String::from_utf8_lossy(&off.stderr);
    assert_eq!(off.status.code(), Some(4), "{said}");
    assert!(said.contains("(wrong_state)"), "{said}");
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn c13_a_file_is_imported_and_bound_where_no_server_runs() {
    let (home, server) = with_workflow();
    let connection = server.api(&home, "POST", "/connections/read-address", &json!({
        "text": "https://okta.example/api/v1/users", "name": "Okta admin token", "connection": null,
    }));
    bind_first_step(&home, &server, text(&connection, "/connection/id"));
    let file = home.path("workflow.json");
    assert!(
        home.run(&["export", NAME, "--out", file.to_str().unwrap()])
            .status
            .success()
    );
    drop(server);

    let other = Home::new();
    let imported = other.json(&["import", file.to_str().unwrap()]);
    let id = text(&imported, "/workflow/id").to_owned();
    let bound = bind(&other, &id, "okta-canary-4711");

    assert_eq!(text(&imported, "/workflow/state"), "draft");
    assert_eq!(text(&bound, "/auth/kind"), "bearer");
    assert_eq!(bound["auth"]["has_token"], json!(true));
    assert_eq!(text(&bound, "/host"), "acme.okta.example");
    for (path, bytes) in files(&other.data()).into_iter().chain(files(&home.data())) {
        let found = bytes
            .windows(16)
            .any(|window| window == b"okta-canary-4711");
        assert!(!found, "{} holds the token", path.display());
    }
    let exported = std::fs::read_to_string(&file).unwrap();
    for kept_out in ["okta.example", "btn_", "/in/"] {
        assert!(!exported.contains(kept_out), "{kept_out} in {exported}");
    }
}

/// Lets the first step that calls a webhook call this connection.
fn bind_first_step(home: &Home, server: &Server, connection: &str) {
    let list = server.api(home, "GET", "/workflows", &Value::Null);
    let id = text(&list, "/items/0/id").to_owned();
    let workflow = server.api(home, "GET", &format!("/workflows/{id}"), &Value::Null);
    let mut definition = workflow["draft"].clone();
    let steps = definition["steps"].as_array_mut().unwrap();
    let step = steps
        .iter_mut()
        .find(|one| text(one, "/action/kind") == "call_webhook")
        .unwrap();
    step["action"]["connection"] = json!(connection);
    let draft = json!({
        "revision": workflow["draft_revision"], "definition": definition, "edit": "test",
    });
    server.api(home, "PUT", &format!("/workflows/{id}/draft"), &draft);
}

fn bind(home: &Home, workflow: &str, token: &str) -> Value {
    let args = [
        "bind",
        workflow,
        "Okta admin token",
        "--to",
        "https://acme.okta.example",
        "--token-file",
        "-",
        "--json",
    ];
    let mut child = home
        .command(&args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(format!("{token}\n").as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_openapi_document_needs_no_server() {
    let home = Home::new();

    let document = home.run(&["openapi"]);

    let document: Value = serde_json::from_slice(&document.stdout).unwrap();
    assert!(text(&document, "/openapi").starts_with("3.1"));
}

#[test]
fn n14_neither_tokens_nor_payloads_are_in_the_log() {
    let home = Home::new();
    let server = home.serve();
    let canary = "btn_canary-0815";

    call(
        server.hooks(),
        "/in/x?token=btn_canary-0815",
        canary,
        "{\"name\":\"canary-payload\"}",
    );
    call(
        server.hooks(),
        "/in/canary-path",
        canary,
        "not json canary-payload",
    );
    let (_, log) = server.terminate();

    for kept_out in [canary, "canary-payload", "canary-path"] {
        assert!(!log.contains(kept_out), "{log}");
        for (path, bytes) in files(&home.data()) {
            if kept_out == canary {
                let found = bytes
                    .windows(canary.len())
                    .any(|window| window == canary.as_bytes());
                assert!(!found, "{} holds the token", path.display());
            }
        }
    }
}
