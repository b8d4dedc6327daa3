//! How calls find their run is judged before they do: by the last call, by told data, by real runs.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

/// A workflow that waits for calls about what a step of it was answered.
pub(super) struct Draft {
    pub(super) workflow: String,
    pub(super) asking: String,
    step: String,
    start: String,
    pub(super) trigger: String,
    pub(super) wait: String,
}

/// A workflow from a template, with the step that asks a tool, the one that waits, and the addresses.
pub(super) async fn draft(baton: &Baton) -> Draft {
    let workflow = baton.workflow("welcome").await;
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    let steps = &workflow["draft"]["steps"];
    let address = |kind: &str| {
        let mut all = workflow["addresses"].as_array().expect("addresses").iter();
        let found = all.find(|address| address["owner"]["kind"] == kind);
        text(&found.expect("an address")["id"])
    };
    Draft {
        workflow: text(&workflow["id"]),
        asking: text(&steps[0]["id"]),
        step: text(&steps[2]["id"]),
        start: text(&workflow["draft"]["trigger"]["id"]),
        trigger: address("trigger"),
        wait: address("step"),
    }
}

impl Draft {
    pub(super) async fn judge(&self, baton: &Baton, rule: &Value, data: Option<&str>) -> Value {
        let input = json!({
            "workflow": self.workflow, "step": self.step, "match_by": rule, "data": data,
        });
        baton.post("/matching/judge", input).await.ok()
    }
}

pub(super) fn by_title() -> Value {
    let call = json!({ "kind": "picked", "pointer": "/title" });
    json!({ "kind": "person_detail", "detail": "job_title", "call": call })
}

pub(super) async fn give_title(baton: &Baton, name: &str, email: &str) -> String {
    let person = json!({ "display_name": name, "work_email": email, "job_title": "Head of IT" });
    let added = baton.post("/people", person).await.ok();
    added["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn c6_before_anything_came_there_is_nothing_to_judge_by() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;

    let judged = draft.judge(&baton, &by_title(), None).await;

    assert_eq!(judged["judged"], false);
    assert_eq!(judged["values"], json!([]));
    assert_eq!(judged["proposals"], json!([]));
}

#[tokio::test]
async fn c6_the_last_call_fits_nobody_or_one_or_several_by_the_rule_that_is_asked_about() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    baton.call(&draft.wait, r#"{"title":" Head of IT "}"#).await;
    let fits = |judged: &Value| judged["values"][0]["fits"].clone();

    let nobody = draft.judge(&baton, &by_title(), None).await;
    let first = give_title(&baton, "Zoe", "zoe@acme.example").await;
    let one = draft.judge(&baton, &by_title(), None).await;
    give_title(&baton, "Yan", "yan@acme.example").await;
    let several = draft.judge(&baton, &by_title(), None).await;
    let told = draft
        .judge(&baton, &by_title(), Some(r#"{"title":"Head of HR"}"#))
        .await;
    let missing = draft.judge(&baton, &by_title(), Some("{}")).await;

    assert_eq!(fits(&nobody), "nobody");
    // Somebody is known, and waits nowhere: such a call would move nothing.
    assert_eq!(fits(&one), "known");
    assert_eq!(one["values"][0]["runs"], 0);
    assert_eq!(one["values"][0]["people"][0]["id"], first);
    assert_eq!(fits(&several), "known");
    assert_eq!(several["values"][0]["count"], 2);
    assert_eq!(fits(&told), "nobody");
    assert_eq!(told["call"], Value::Null);
    assert_eq!(missing["values"], json!([]));
}

#[tokio::test]
async fn c6_a_rule_is_proposed_where_all_of_the_last_calls_agree() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    give_title(&baton, "Zoe", "zoe@acme.example").await;
    let yan = give_title(&baton, "Yan", "yan@acme.example").await;
    let from = |about: &str, by: &str| json!({ "about": about, "by": by }).to_string();

    baton
        .call(
            &draft.wait,
            &from("zoe@acme.example", "it@elsewhere.example"),
        )
        .await;
    baton
        .call(&draft.wait, &from("Yan@acme.example", "zoe@acme.example"))
        .await;
    let proposals = draft.judge(&baton, &by_title(), None).await["proposals"].clone();

    let call = json!({ "kind": "picked", "pointer": "/about" });
    let rule = json!({ "kind": "person_detail", "detail": "work_email", "call": call });
    assert_eq!(proposals.as_array().map(Vec::len), Some(1));
    assert_eq!(proposals[0]["match_by"], rule);
    assert_eq!(proposals[0]["calls"], 2);
    assert_eq!(proposals[0]["person"]["id"], yan);
}

#[tokio::test]
async fn c6_what_a_step_got_for_a_real_run_is_found_and_proposed() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let live = format!("/workflows/{}/live", draft.workflow);
    baton.post(&live, json!({})).await.ok();
    baton
        .call(&draft.trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let waits = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    let runs = baton.until("/runs?part_way=true", waits).await;
    let run = runs["items"][0]["id"].as_str().expect("an id").to_owned();
    let messages = baton.get(&format!("/runs/{run}/messages")).await.ok();
    let message = messages["items"][0]["id"].as_str().expect("an id");
    let path = format!("/runs/{run}/messages/{message}/tries/1");
    let tried = baton.get(&path).await.ok();
    let body = tried["response"]["body"].as_str().expect("an answer");
    let answer: Value = serde_json::from_str(body).expect("JSON");
    let number = answer["id"].as_str().expect("a number");

    baton
        .call(&draft.wait, &json!({ "ticket": number }).to_string())
        .await;
    let rule = json!({
        "kind": "step_answer", "step": draft.asking, "pointer": "/id",
        "call": { "kind": "picked", "pointer": "/ticket" },
    });
    let judged = draft.judge(&baton, &rule, None).await;
    let other = draft
        .judge(&baton, &rule, Some(r#"{"ticket":"other"}"#))
        .await;

    // The version that the run began with finds it by another rule: it would not move by this one.
    assert_eq!(judged["values"][0]["fits"], "known");
    assert_eq!(judged["values"][0]["otherwise"], true);
    assert_eq!(judged["proposals"][0]["match_by"]["kind"], "step_answer");
    assert_eq!(judged["proposals"][0]["match_by"]["step"], draft.asking);
    assert_eq!(other["values"][0]["fits"], "nobody");
}

#[tokio::test]
async fn c6_who_waits_here_by_the_rule_is_told_from_who_is_only_known() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let zoe = give_title(&baton, "Zoe", "zoe@acme.example").await;
    let workflow = format!("/workflows/{}", draft.workflow);
    let mut definition = baton.get(&workflow).await.ok()["draft"].clone();
    definition["steps"][2]["action"]["match_by"] = by_title();
    let save = json!({ "revision": 1, "definition": definition, "edit": "changed" });
    let path = format!("{workflow}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    baton
        .post(&format!("{workflow}/live"), json!({}))
        .await
        .ok();
    let data = Some(r#"{"title":"Head of IT"}"#);

    let before = draft.judge(&baton, &by_title(), data).await;
    let hired = r#"{"email":"zoe@acme.example"}"#;
    baton.call(&draft.trigger, hired).await;
    let waits = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    baton.until("/runs?part_way=true", waits).await;
    give_title(&baton, "Yan", "yan@acme.example").await;
    let after = draft.judge(&baton, &by_title(), data).await;

    assert_eq!(before["values"][0]["fits"], "known");
    assert_eq!(before["values"][0]["otherwise"], false);
    // Yan has the title, too, but only Zoe waits here.
    assert_eq!(after["values"][0]["fits"], "one");
    assert_eq!(
        after["values"][0]["people"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(after["values"][0]["people"][0]["id"], zoe);
}

#[tokio::test]
async fn c6_a_value_that_looks_sensitive_is_judged_but_not_told() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let mut rule = by_title();
    rule["call"]["pointer"] = json!("/ssn");

    let judged = draft
        .judge(&baton, &rule, Some(r#"{"ssn":"078-05-1120"}"#))
        .await;

    assert_eq!(judged["values"][0]["value"], Value::Null);
    assert_eq!(judged["values"][0]["fits"], "nobody");
    let missing = json!({ "workflow": "wf_x", "step": draft.step, "match_by": rule });
    let answer = baton
        .ask(Method::POST, "/matching/judge", Some(missing))
        .await;
    assert!(answer.json()["code"].is_string());
}

#[tokio::test]
async fn c4_a_hire_without_an_address_is_not_proposed_to_be_their_manager() {
    let most = ["a@acme.example", "b@acme.example", "kein-email"];
    let own = (json!("/employee/email"), json!(2));
    assert_eq!(proposed_by_calls_of(most).await, [own]);
    let few = ["kein-email", "a@acme.example", "kein-email"];
    assert_eq!(
        proposed_by_calls_of(few).await,
        [],
        "nor where most lack theirs"
    );
}

/// Which fields are proposed where calls say these of the hire, and all of them the supervisor's.
async fn proposed_by_calls_of(mails: [&str; 3]) -> Vec<(Value, Value)> {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    for mail in mails {
        let body = json!({ "employee": { "email": mail,
            "supervisor": { "email": "sam@acme.example" } } });
        baton.call(&draft.trigger, &body.to_string()).await;
    }
    let rule = json!({ "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "automatic" } });
    let input = json!({
        "workflow": draft.workflow, "step": draft.start, "match_by": rule, "data": null,
    });

    let judged = baton.post("/matching/judge", input).await.ok();

    let proposed = judged["proposals"].as_array().expect("proposals");
    proposed
        .iter()
        .map(|one| {
            let pointer = one["match_by"]["call"]["pointer"].clone();
            (pointer, one["calls"].clone())
        })
        .collect()
}

#[tokio::test]
async fn c4_the_last_call_to_a_start_is_judged_and_where_its_email_stands_is_proposed() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    for (mail, boss) in [
        ("new@acme.example", "b@acme.example"),
        ("maria@acme.example", "b@acme.example"),
    ] {
        let body = json!({ "approver": { "email": boss },
            "data": { "users": [{ "mail": mail }, { "mail": "other@acme.example" }] } });
        baton.call(&draft.trigger, &body.to_string()).await;
    }
    let judge = async |call: Value| {
        let rule = json!({ "kind": "person_detail", "detail": "work_email", "call": call });
        let input = json!({
            "workflow": draft.workflow, "step": draft.start, "match_by": rule, "data": null,
        });
        baton.post("/matching/judge", input).await.ok()
    };

    let itself = judge(json!({ "kind": "automatic" })).await;
    let picked = judge(json!({ "kind": "picked", "pointer": "/data/users/0/mail" })).await;

    assert_eq!(itself["judged"], true);
    assert_eq!(itself["values"], json!([]));
    let proposed = itself["proposals"].as_array().expect("proposals");
    let pointers: Vec<_> = proposed
        .iter()
        .map(|one| one["match_by"]["call"]["pointer"].clone())
        .collect();
    assert_eq!(
        pointers,
        ["/data/users/0/mail"],
        "an approver is nobody's hire"
    );
    assert_eq!(proposed[0]["calls"], 2);
    assert_eq!(picked["values"][0]["people"][0]["name"], "Maria Lopez");
    assert_eq!(picked["values"][1]["fits"], "nobody");
    assert_eq!(picked["values"][1]["is_email"], true);
}
