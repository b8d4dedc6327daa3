//! Whether what a problem is about was put right: at the connection for everybody, at a step for
//! the people of the versions that were given another address.

mod newer;
mod unread_version;
mod waiting;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::called::{answers, says_no, serve};
use crate::support::Baton;

/// A connection to a tool that says no, with a token inside the address; its path.
pub(crate) struct Tool {
    id: String,
    port: u16,
    pub(crate) path: Value,
}

impl Tool {
    async fn paste(baton: &Baton) -> Self {
        Self::at(baton, says_no().await).await
    }

    pub(crate) async fn at(baton: &Baton, port: u16) -> Self {
        let text = format!("http://127.0.0.1:{port}/in?token=S3cretS3cretCanary99");
        let text = json!({ "text": text, "name": "Okta" });
        let read = baton.post("/connections/read-address", text).await.ok();
        let tool = Self {
            id: read["connection"]["id"].as_str().expect("an id").to_owned(),
            port,
            path: read["path"].clone(),
        };
        for kind in ["unencrypted", "local"] {
            tool.allow(baton, kind).await;
        }
        tool
    }

    async fn allow(&self, baton: &Baton, kind: &str) {
        let consent = json!({ "kind": kind, "host": "127.0.0.1", "port": self.port });
        let path = format!("/connections/{}/consents", self.id);
        baton.ask(Method::PUT, &path, Some(consent)).await.ok();
    }

    pub(crate) fn slot(&self) -> &str {
        let mut parts = self.path.as_array().expect("a path").iter();
        let slot = parts.find_map(|part| part["slot"].as_str());
        slot.expect("a slot")
    }

    /// A live workflow that calls it first.
    async fn workflow(&self, baton: &Baton) -> Waits {
        let mut workflow = baton.workflow("welcome").await;
        let id = workflow["id"].as_str().expect("an id").to_owned();
        let action = &mut workflow["draft"]["steps"][0]["action"];
        action["connection"] = json!(self.id);
        action["path"] = self.path.clone();
        let trigger = baton.goes_live(&workflow, &workflow["draft"]).await;
        let step = workflow["draft"]["steps"][0]["id"].as_str();
        Waits {
            trigger,
            step: json!({ "workflow": id, "step": step }),
            workflow: id,
        }
    }

    /// The same with somebody in it whom the tool said no for.
    pub(crate) async fn waits(&self, baton: &Baton, email: &str) -> Waits {
        let waits = self.workflow(baton).await;
        waits.hire(baton, email).await;
        waits.problem(baton).await;
        waits
    }

    /// Replaces the token inside the address of a step; how many have it, and how many could not.
    pub(crate) async fn replace(&self, baton: &Baton, at: &Waits, slot: &str, also: bool) -> Value {
        let input = json!({ "token": "another", "step": at.step, "slot": slot,
            "also_part_way": also });
        let path = format!("/connections/{}/address-token", self.id);
        baton.ask(Method::PUT, &path, Some(input)).await.ok()
    }

    /// Pastes the address of a step anew.
    async fn paste_again(&self, baton: &Baton, at: &Waits, also: bool) {
        self.pastes(baton, at, ("in", also)).await;
    }

    /// Pastes an address with another path, for those part-way too.
    async fn paste_again_at(&self, baton: &Baton, at: &Waits, path: &str) {
        self.pastes(baton, at, (path, true)).await;
    }

    async fn pastes(&self, baton: &Baton, at: &Waits, (path, also): (&str, bool)) {
        let text = format!(
            "http://127.0.0.1:{}/{path}?token=S3cretS3cretCanary98",
            self.port
        );
        let input = json!({ "text": text, "connection": self.id, "step": at.step,
            "also_part_way": also });
        baton.post("/connections/read-address", input).await.ok();
    }

    async fn waiting(&self, baton: &Baton) -> Value {
        let path = format!("/connections/{}/waiting", self.id);
        baton.get(&path).await.ok()
    }
}

/// A workflow with somebody who waits at its first step.
pub(crate) struct Waits {
    pub(crate) workflow: String,
    trigger: String,
    pub(crate) step: Value,
}

impl Waits {
    pub(crate) async fn hire(&self, baton: &Baton, email: &str) {
        let person = json!({ "display_name": email, "work_email": email });
        baton.post("/people", person).await.ok();
        let call = json!({ "email": email }).to_string();
        baton.call(&self.trigger, &call).await;
    }

    pub(crate) async fn problem(&self, baton: &Baton) -> Value {
        let path = format!("/problems?workflow={}", self.workflow);
        let is_there = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 1);
        baton.until(&path, is_there).await["items"][0].clone()
    }

    /// Has the first step of the draft call another address.
    async fn calls(&self, baton: &Baton, path: &Value) {
        let at = format!("/workflows/{}", self.workflow);
        let mut workflow = baton.get(&at).await.ok();
        workflow["draft"]["steps"][0]["action"]["path"] = path.clone();
        let save = json!({ "revision": workflow["draft_revision"], "edit": "x",
            "definition": workflow["draft"] });
        baton
            .ask(Method::PUT, &format!("{at}/draft"), Some(save))
            .await
            .ok();
    }

    async fn is_mended(&self, baton: &Baton) -> bool {
        self.problem(baton).await["mended"] == true
    }
}

/// What somebody does about it.
#[derive(Clone, Copy, Debug)]
enum Does {
    Nothing,
    ReplacesToken { also: bool },
    PastesAddress { also: bool },
    SetsTokenOfItsOwn,
    PastesAnotherHost,
}

#[tokio::test]
async fn a_problem_is_put_right_where_that_was_done_for_those_whom_it_keeps_waiting() {
    // What was done at the first of two steps; whether it mends the first, and the other.
    let table = [
        (Does::Nothing, false, false),
        (Does::ReplacesToken { also: true }, true, false),
        (Does::ReplacesToken { also: false }, false, false),
        (Does::PastesAddress { also: true }, true, false),
        (Does::PastesAddress { also: false }, false, false),
        (Does::SetsTokenOfItsOwn, true, true),
        (Does::PastesAnotherHost, false, false),
    ];
    for (does, first_is_mended, other_is_mended) in table {
        let baton = Baton::start().await;
        let tool = Tool::paste(&baton).await;
        let first = tool.waits(&baton, "one@acme.example").await;
        let other = tool.waits(&baton, "two@acme.example").await;

        match does {
            Does::Nothing => {}
            Does::ReplacesToken { also } => {
                tool.replace(&baton, &first, tool.slot(), also).await;
            }
            Does::PastesAddress { also } => tool.paste_again(&baton, &first, also).await,
            Does::SetsTokenOfItsOwn => {
                let token = json!({ "kind": "bearer", "token": "another" });
                let path = format!("/connections/{}/token", tool.id);
                baton.ask(Method::PUT, &path, Some(token)).await.ok();
            }
            Does::PastesAnotherHost => {
                let text = json!({ "text": "https://acme.okta.example/in", "connection": tool.id });
                baton.post("/connections/read-address", text).await.ok();
            }
        }

        let mended = (first.is_mended(&baton).await, other.is_mended(&baton).await);
        assert_eq!(mended, (first_is_mended, other_is_mended), "{does:?}");
        let any = first_is_mended || other_is_mended;
        assert_eq!(tool.waiting(&baton).await["mended"], any, "{does:?}");
    }
}

#[tokio::test]
async fn another_token_puts_right_only_what_a_token_is_to_blame_for() {
    // What the tool answers; whether another token mends that, and another address.
    let table = [
        (StatusCode::UNAUTHORIZED, true, true),
        (StatusCode::FORBIDDEN, false, false),
        (StatusCode::NOT_FOUND, false, true),
    ];
    for (status, by_token, by_address) in table {
        let baton = Baton::start().await;
        let tool = Tool::at(&baton, answers(status).await).await;
        let waits = tool.waits(&baton, "ada@acme.example").await;

        tool.replace(&baton, &waits, tool.slot(), true).await;
        let mended_by_token = waits.is_mended(&baton).await;
        tool.paste_again_at(&baton, &waits, "elsewhere").await;
        let mended_by_address = waits.is_mended(&baton).await;

        let mended = (mended_by_token, mended_by_address);
        assert_eq!(mended, (by_token, by_address), "{status}");
    }
}

#[tokio::test]
async fn c3_people_who_have_an_older_token_are_given_the_new_one_too() {
    let baton = Baton::start().await;
    let tool = Tool::paste(&baton).await;
    let waits = tool.waits(&baton, "ada@acme.example").await;

    let draft_only = tool.replace(&baton, &waits, tool.slot(), false).await;
    let of_draft = draft_only["slot"].as_str().expect("a slot");
    waits.calls(&baton, &with_slot(&tool.path, of_draft)).await;
    let was_mended = waits.is_mended(&baton).await;
    let also = tool.replace(&baton, &waits, of_draft, true).await;

    assert_eq!(draft_only["part_way"], 0);
    assert!(!was_mended);
    assert_eq!(
        (&also["part_way"], &also["without"]),
        (&json!(1), &json!(0))
    );
    assert!(waits.is_mended(&baton).await);
    let called = format!("/connections/{}/addresses", tool.id);
    let called = baton.get(&called).await.ok();
    let mut all = called["items"].as_array().expect("addresses").iter();
    let theirs = all.find(|one| one["people"] == 1).expect("their address");
    assert!(names(&theirs["path"], &also["slot"]));
}

#[tokio::test]
async fn c3_a_new_token_takes_the_place_of_no_other_secret() {
    let baton = Baton::start().await;
    let tool = Tool::paste(&baton).await;
    let waits = tool.waits(&baton, "ada@acme.example").await;
    let text = format!(
        "http://127.0.0.1:{}/v2/users?key=S3cretS3cretCanary97",
        tool.port
    );
    let input = json!({ "text": text, "connection": tool.id, "step": waits.step });
    let other = baton.post("/connections/read-address", input).await.ok();
    waits.calls(&baton, &other["path"]).await;
    let slot = other["path"][1]["slot"].as_str().expect("a slot");
    let called = format!("/connections/{}/addresses", tool.id);
    let theirs = async || {
        let called = baton.get(&called).await.ok();
        let mut all = called["items"].as_array().expect("addresses").iter();
        all.find(|one| one["people"] == 1)
            .expect("their address")
            .clone()
    };

    let before = theirs().await;
    let given = tool.replace(&baton, &waits, slot, true).await;

    assert_eq!(before["replaced_with"], json!([tool.slot()]));
    assert_eq!(
        (&given["part_way"], &given["without"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(theirs().await["path"], tool.path);
    assert!(!waits.is_mended(&baton).await);
}

/// The path with another slot in it.
pub(crate) fn with_slot(path: &Value, slot: &str) -> Value {
    let mut path = path.clone();
    for part in path.as_array_mut().expect("a path") {
        if part["kind"] == "secret" {
            part["slot"] = json!(slot);
        }
    }
    path
}

fn names(path: &Value, slot: &Value) -> bool {
    let mut parts = path.as_array().expect("a path").iter();
    parts.any(|part| part["slot"] == *slot)
}

#[tokio::test]
async fn c9_a_consent_that_is_missing_is_put_right_by_what_was_allowed() {
    let baton = Baton::start().await;
    let tool = Tool::paste(&baton).await;
    let waits = tool.workflow(&baton).await;
    let taken = format!("/connections/{}/consents/local", tool.id);
    baton.ask(Method::DELETE, &taken, None).await.ok();
    waits.hire(&baton, "ada@acme.example").await;

    let before = waits.problem(&baton).await;
    let token = json!({ "kind": "bearer", "token": "another" });
    let path = format!("/connections/{}/token", tool.id);
    baton.ask(Method::PUT, &path, Some(token)).await.ok();
    let by_token = waits.is_mended(&baton).await;

    assert_eq!(before["kind"], "consent_missing");
    assert_eq!(before["mended"], false);
    assert!(!by_token);
}

/// A tool that sends everybody elsewhere, where to is told it; its port.
async fn sends_elsewhere(to: Arc<Mutex<&'static str>>) -> u16 {
    let elsewhere = async move || {
        let to = *to.lock().expect("not poisoned");
        (StatusCode::FOUND, [(http::header::LOCATION, to)])
    };
    let tool = axum::Router::new().fallback(axum::routing::any(elsewhere));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { serve(listener, tool).await });
    port
}

/// Tries at once what waits to be tried again, until a problem names a host; how many there are.
async fn until_named(baton: &Baton, waits: &Waits, host: &str) -> usize {
    for _ in 0..400 {
        let path = format!("/problems?workflow={}", waits.workflow);
        let page = baton.get(&path).await.ok();
        let all = page["items"].as_array().expect("a list");
        if all.iter().any(|one| one["params"]["host"] == host) {
            return all.len();
        }
        let runs = baton.get("/runs").await.ok();
        for run in runs["items"].as_array().expect("a list") {
            let run = run["id"].as_str().expect("an id");
            // Refused while the try before it goes on.
            baton.post(&format!("/runs/{run}/try-now"), json!({})).await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never told of {host}")
}

#[tokio::test]
async fn a_problem_of_redirects_names_the_host_of_the_last_one() {
    let baton = Baton::start().await;
    let to = Arc::new(Mutex::new("https://old.example/in"));
    let tool = Tool::at(&baton, sends_elsewhere(Arc::clone(&to)).await).await;
    let waits = tool.workflow(&baton).await;
    waits.hire(&baton, "ada@acme.example").await;
    assert_eq!(until_named(&baton, &waits, "old.example").await, 1);

    *to.lock().expect("not poisoned") = "https://new.example/in";

    assert_eq!(until_named(&baton, &waits, "new.example").await, 1);
}
