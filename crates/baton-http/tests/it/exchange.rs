//! Export and import (C13), and files that are hostile (X4).

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::{Value, json};

use crate::support::Baton;

async fn exported(baton: &Baton) -> (Value, String) {
    let workflow = baton.workflow("welcome").await;
    let text = "https://acme.okta.example/api/v1/users?token=S3cretS3cretS3cretCanary99";
    let read = baton.post(
        "/connections/read-address",
        json!({ "text": text, "name": "Okta" }),
    );
    let read = read.await.ok();
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["action"]["connection"] = read["connection"]["id"].clone();
    draft["steps"][0]["action"]["path"] = read["path"].clone();
    let id = workflow["id"].as_str().expect("an id");
    let save = json!({ "revision": 1, "definition": draft, "edit": "connect" });
    baton
        .ask(Method::PUT, &format!("/workflows/{id}/draft"), Some(save))
        .await
        .ok();
    let file = baton.get(&format!("/workflows/{id}/export")).await;
    assert!(
        file.headers[header::CONTENT_DISPOSITION]
            .to_str()
            .expect("text")
            .contains("new-hire")
    );
    (workflow, file.text)
}

#[tokio::test]
async fn c13_a_file_has_no_secret_no_host_and_comes_back_as_a_draft_to_fill_in() {
    let baton = Baton::start().await;
    let (workflow, file) = exported(&baton).await;
    let parsed: Value = serde_json::from_str(&file).expect("a file is JSON");

    let preview = baton
        .post("/workflows/import?preview=true", parsed.clone())
        .await
        .ok();
    assert_eq!(
        baton.get("/workflows").await.ok()["items"]
            .as_array()
            .expect("items")
            .len(),
        1
    );
    let import = baton.post("/workflows/import", parsed).await.ok();

    for hidden in ["Canary99", "acme.okta.example", "btn_", "@acme.example"] {
        assert!(!file.contains(hidden), "{hidden} is in the file");
    }
    assert_eq!(preview["workflow"], json!(null));
    assert_eq!(preview["connections"][0]["auth"], "inside");
    let made = &import["workflow"];
    assert_eq!(made["state"], "draft");
    assert_ne!(
        made["draft"]["trigger"]["id"],
        workflow["draft"]["trigger"]["id"]
    );
    assert_eq!(made["to_fill_in"][0]["name"], "Okta");
    let id = made["id"].as_str().expect("an id");
    let refused = baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await;
    assert_eq!(refused.refused(409), "not_ready");
}

#[tokio::test]
async fn a_file_cannot_bind_itself_to_a_connection_that_is_here() {
    let baton = Baton::start().await;
    let (_, file) = exported(&baton).await;
    let mut file: Value = serde_json::from_str(&file).expect("a file is JSON");
    let okta = file["connections"]
        .as_array_mut()
        .expect("connections")
        .iter_mut();
    for connection in okta.filter(|one| one["name"] == "Okta") {
        connection["authentication"] = json!({ "kind": "practice" });
    }

    let refused = baton.post("/workflows/import", file).await;

    assert_eq!(refused.refused(422), "file_unreadable");
}

#[tokio::test]
async fn x4_hostile_files_break_nothing_and_switch_nothing_on() {
    let baton = Baton::start().await;
    let (_, file) = exported(&baton).await;
    let mut random = Random(0x9e37_79b9_7f4a_7c15);

    for _ in 0..500 {
        let hostile = mutate(file.as_bytes(), &mut random);
        let request = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/workflows/import")
            .header(header::HOST, "127.0.0.1:7421")
            .header(header::AUTHORIZATION, baton.bearer());
        let answer = baton
            .send(request.body(Body::from(hostile)).expect("a request"))
            .await;

        assert!(
            matches!(answer.status.as_u16(), 200 | 400 | 413 | 422),
            "{answer:?}"
        );
        assert!(!answer.text.contains("Canary99"));
    }

    let workflows = baton.get("/workflows").await.ok();
    let all = workflows["items"].as_array().expect("workflows");
    assert!(all.iter().all(|workflow| workflow["state"] == "draft"));
    let connections = baton.get("/connections").await.ok();
    let okta = connections["items"].as_array().expect("connections").iter();
    let with_host = okta.filter(|one| one["host"].is_string()).count();
    assert_eq!(with_host, 1, "only the one that was pasted leads anywhere");
}

/// A small generator, so that a failure repeats.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap_or_default()
    }
}

/// Bytes flipped, parts cut, doubled, or replaced by what parsers stumble over.
fn mutate(file: &[u8], random: &mut Random) -> Vec<u8> {
    const NASTY: [&str; 10] = [
        "\"practice\"",
        "null",
        "[[[[[[[[[[",
        "\"\\ud800\"",
        "1e999",
        "{}",
        "\"con_practice\"",
        "\u{202e}",
        "99999999999999999999",
        "\"https://evil.example\"",
    ];
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes[at] = u8::try_from(random.below(256)).unwrap_or_default(),
            1 => bytes.truncate(at.max(1)),
            2 => {
                let end = (at + random.below(200)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            3 => {
                let end = (at + random.below(40)).min(bytes.len());
                bytes.splice(at..end, NASTY[random.below(NASTY.len())].bytes());
            }
            _other => swap_a_value(&mut bytes, random),
        }
    }
    bytes
}

/// Keeps the file JSON, and changes what it says.
fn swap_a_value(bytes: &mut Vec<u8>, random: &mut Random) {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    let values = [
        json!(null),
        json!(-1),
        json!("x".repeat(5000)),
        json!([]),
        json!({ "kind": "practice" }),
    ];
    let chosen = values[random.below(values.len())].clone();
    let mut left = random.below(60);
    replace(&mut value, &chosen, &mut left);
    *bytes = value.to_string().into_bytes();
}

fn replace(value: &mut Value, with: &Value, left: &mut usize) {
    if *left == 0 {
        *value = with.clone();
        *left = usize::MAX;
        return;
    }
    *left = left.saturating_sub(1);
    match value {
        Value::Object(members) => members
            .values_mut()
            .for_each(|inside| replace(inside, with, left)),
        Value::Array(items) => items
            .iter_mut()
            .for_each(|inside| replace(inside, with, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
