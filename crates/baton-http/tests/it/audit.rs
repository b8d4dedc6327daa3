//! The audit (C14): who did it, Baton included.

use axum::body::Body;
use baton_admin::sessions;
use baton_store::table::workflows::Draft;
use baton_store::{Error, Lane, Tx, Unread};
use http::{Method, Request, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::support::{Answer, Baton};

/// The rows of an action, the latest first.
async fn rows(baton: &Baton, action: &str) -> Vec<Value> {
    let audit = baton.get("/audit?limit=200").await.ok();
    let mut rows = audit["items"].as_array().expect("rows").clone();
    rows.retain(|row| row["action"] == action);
    rows
}

#[tokio::test]
async fn c14_a_person_added_by_a_call_is_shown_as_batons_deed() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let mut draft = workflow["draft"].clone();
    draft["trigger"]["start"]["unknown_person"] = json!("add_person");
    let trigger = baton.goes_live(&workflow, &draft).await;

    let (call, _) = baton
        .call(&trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    let people = baton
        .until("/people?search=ada", |people| {
            people["items"][0]["id"].is_string()
        })
        .await;

    let added = rows(&baton, "person_added").await.remove(0);
    assert_eq!(
        (&added["actor"], &added["origin"]),
        (&json!("Baton"), &json!("call"))
    );
    assert_eq!(added["subject_kind"], "person");
    assert_eq!(added["subject"], people["items"][0]["id"]);
    assert_eq!(added["params"]["call"], call);
    assert_eq!(added["params"]["name"], "ada@people.example");
}

/// A workflow whose draft several people save.
struct Shared {
    baton: Baton,
    id: String,
    draft: Value,
}

impl Shared {
    async fn new() -> Self {
        let baton = Baton::start().await;
        let workflow = baton.workflow("welcome").await;
        let id = workflow["id"].as_str().expect("an id").to_owned();
        let draft = workflow["draft"].clone();
        Self { baton, id, draft }
    }

    async fn workflow(&self) -> Value {
        self.baton
            .get(&format!("/workflows/{}", self.id))
            .await
            .ok()
    }

    /// Somebody renames a step over the revision that is there.
    async fn save(&self, by: &str, name: &str) {
        let revision = &self.workflow().await["draft_revision"];
        self.save_over(revision, by, name).await.ok();
    }

    async fn save_over(&self, revision: &Value, by: &str, name: &str) -> Answer {
        let token = sessions::make_token(&self.baton.engine, by)
            .await
            .expect("a token");
        let mut draft = self.draft.clone();
        draft["steps"][0]["name"] = json!(name);
        let save = json!({ "revision": revision, "definition": draft, "edit": "rename" });
        let request = Request::builder()
            .method(Method::PUT)
            .uri(format!("/api/v1/workflows/{}/draft", self.id))
            .header(header::HOST, "127.0.0.1:7421")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::from(save.to_string()));
        self.baton.send(request.expect("a request")).await
    }

    /// Who began to change the draft, the first first.
    async fn told(&self) -> Vec<Value> {
        let mut rows = rows(&self.baton, "draft_saved").await;
        rows.reverse();
        rows.into_iter().map(|row| row["actor"].clone()).collect()
    }
}

#[tokio::test]
async fn c14_the_draft_names_who_saved_it_last() {
    let shared = Shared::new().await;
    assert_eq!(shared.workflow().await["draft_saved_by"], "Dana");

    shared.save("Sam", "Order a phone").await;
    let workflow = shared.workflow().await;
    let stale = shared.save_over(&json!(1), "Dana", "Late").await;

    assert_eq!(workflow["draft_saved_by"], "Sam");
    assert_eq!(stale.refused(409), "stale_draft");
    assert_eq!(stale.json()["params"]["saved_by"], "Sam");
}

#[tokio::test]
async fn c14_what_goes_live_is_the_revision_that_was_read() {
    let shared = Shared::new().await;
    let live = format!("/workflows/{}/live", shared.id);
    let read = json!({ "revision": shared.workflow().await["draft_revision"], "note": null });
    shared.save("Sam", "Order a phone").await;

    let stale = shared.baton.post(&live, read).await;
    let now = json!({ "revision": shared.workflow().await["draft_revision"], "note": null });

    assert_eq!(stale.refused(409), "stale_draft");
    assert_eq!(stale.json()["params"]["saved_by"], "Sam");
    assert_eq!(shared.workflow().await["state"], "draft");
    assert_eq!(shared.baton.post(&live, now).await.ok()["version"], 1);
}

#[tokio::test]
async fn c14_whoever_begins_to_change_a_draft_is_in_the_audit() {
    let shared = Shared::new().await;
    shared
        .save("Dana", "The row of the new workflow has Dana")
        .await;
    assert!(shared.told().await.is_empty());

    for name in ["one", "two", "three"] {
        shared.save("Sam", name).await;
    }
    assert_eq!(shared.told().await, ["Sam"]);
    shared.save_over(&json!(1), "Dana", "stale").await;
    assert_eq!(shared.told().await, ["Sam"], "what is refused is not there");

    shared.save("Dana", "four").await;
    assert_eq!(shared.told().await, ["Sam", "Dana"]);
    let live = format!("/workflows/{}/live", shared.id);
    shared.baton.post(&live, json!({})).await.ok();
    shared.save("Dana", "the first after a version").await;
    shared.save("Dana", "the second").await;
    assert_eq!(shared.told().await, ["Sam", "Dana", "Dana"]);

    let discard = format!("/workflows/{}/discard-draft", shared.id);
    shared.baton.post(&discard, json!({})).await.ok();
    assert_eq!(shared.told().await.len(), 3);
    assert_eq!(rows(&shared.baton, "draft_discarded").await.len(), 1);
    let row = rows(&shared.baton, "draft_saved").await.remove(0);
    assert_eq!(row["subject"], *shared.id);
    assert_eq!(row["params"]["revision"], "7");
}

#[tokio::test]
async fn c14_a_draft_taken_up_again_after_ten_minutes_is_in_the_audit() {
    let shared = Shared::new().await;
    let id = shared.id.parse().expect("an id");
    let definition = serde_json::from_value(shared.draft.clone()).expect("a definition");
    let earlier = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let row = tx.workflows().get(&id)?.expect("it is there");
        let draft = Draft {
            definition: Unread::of(&definition),
            start_kind: "webhook_called".into(),
            steps: 4,
            changed: true,
            edit: "rename".into(),
            by: "Dana".into(),
        };
        let at = Timestamp::now() - SignedDuration::from_mins(10);
        tx.workflows().save_draft(row.no, 1, &draft, at)?;
        Ok(())
    };
    let store = shared.baton.engine.store();
    store
        .write(Lane::Command, earlier)
        .await
        .expect("it is written");

    shared.save("Dana", "after the meeting").await;
    shared.save("Dana", "and on").await;

    assert_eq!(shared.told().await, ["Dana"]);
}
