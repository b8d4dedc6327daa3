//! Calls that somebody has to decide about: which run, whom, and what is not offered.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

/// A live workflow whose wait finds its run by the person's job title, and its two addresses.
async fn by_job_title(baton: &Baton) -> (String, String) {
    waiting_by(baton, "job_title", "/title").await
}

/// The same by any detail, which stands somewhere in a call.
async fn waiting_by(baton: &Baton, detail: &str, pointer: &str) -> (String, String) {
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    draft["steps"][2]["action"]["match_by"] = json!({
        "kind": "person_detail", "detail": detail,
        "call": { "kind": "picked", "pointer": pointer },
    });
    let save = json!({ "revision": 1, "definition": draft, "edit": "changed" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
    let of = |kind: &str| {
        let mut all = workflow["addresses"].as_array().expect("addresses").iter();
        let found = all.find(|address| address["owner"]["kind"] == kind);
        let id = found.expect("an address")["id"].as_str().expect("an id");
        id.to_owned()
    };
    (of("trigger"), of("step"))
}

async fn only_problem(baton: &Baton) -> (Value, Value) {
    let one = |page: &Value| page["items"].as_array().is_some_and(|all| !all.is_empty());
    let problem = baton.until("/problems", one).await["items"][0].clone();
    let id = problem["id"].as_str().expect("an id");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok();
    (problem, items["items"].clone())
}

#[tokio::test]
async fn c6_which_run_is_asked_with_every_run_that_fits_however_its_value_is_written() {
    let baton = Baton::start().await;
    let (trigger, wait) = by_job_title(&baton).await;
    let person = baton.get("/people?search=maria").await.ok()["items"][0]["id"].clone();
    let path = format!("/people/{}", person.as_str().expect("an id"));
    let title = json!({ "job_title": "Head of IT" });
    baton.ask(Method::PATCH, &path, Some(title)).await.ok();
    let hired = r#"{"email":"maria@acme.example"}"#;
    let many = |runs: &Value, n: usize| {
        let runs = runs["items"].as_array().expect("runs");
        let waits = |run: &&Value| run["where"]["kind"] == "waiting_for_call";
        runs.iter().filter(waits).count() == n
    };
    baton.call(&trigger, hired).await;
    baton.until("/runs", |runs| many(runs, 1)).await;
    let (again, _) = baton
        .call(&trigger, r#"{"email":"maria@acme.example","n":2}"#)
        .await;
    let handled = |call: &Value| call["can_use"] == true;
    baton.until(&format!("/calls/{again}"), handled).await;
    let anyway = json!({ "reason": "a second start" });
    baton
        .post(&format!("/calls/{again}/use"), anyway)
        .await
        .ok();
    baton.until("/runs", |runs| many(runs, 2)).await;

    baton.call(&wait, r#"{"title":"Head of IT"}"#).await;
    let (problem, items) = only_problem(&baton).await;
    let candidates = items[0]["candidates"].as_array().expect("candidates");
    let run = candidates.first().expect("a run that fits")["run"].clone();
    let call = items[0]["call"].as_str().expect("a call");
    let chosen = json!({ "run": run });
    baton
        .post(&format!("/calls/{call}/choose"), chosen)
        .await
        .ok();

    assert_eq!(problem["kind"], "which_run");
    assert_eq!(problem["actions"][0], "choose_run");
    assert_eq!(candidates.len(), 2);
    let emails = candidates.iter().map(|one| one["work_email"].clone());
    assert_eq!(emails.collect::<Vec<_>>(), ["maria@acme.example"; 2]);
    let moved = |call: &Value| call["dispositions"][0]["kind"] == "moved_run";
    let call = baton.until(&format!("/calls/{call}"), moved).await;
    assert_eq!(call["dispositions"][0]["run"], run);
}

#[tokio::test]
async fn a_problem_names_whom_the_calls_are_about_that_are_still_asked_about() {
    let baton = Baton::start().await;
    let (trigger, wait) = by_job_title(&baton).await;
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let one = |runs: &Value| runs["items"].as_array().is_some_and(|all| all.len() == 1);
    let part_way = "/runs?part_way=true";
    let run = baton.until(part_way, one).await["items"][0]["id"].clone();
    let waiting = |runs: &Value| runs["items"][0]["where"]["kind"] != "sending";
    baton.until(part_way, waiting).await;
    for title in ["Nobody", "Kept"] {
        baton
            .call(&wait, &json!({ "title": title }).to_string())
            .await;
    }
    let of = |calls: u64| move |page: &Value| page["items"][0]["calls"] == calls;

    let before = baton.until("/problems", of(2)).await["items"][0].clone();
    let id = before["id"].as_str().expect("an id");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok();
    let mut all = items["items"].as_array().expect("items").iter();
    let about = all.find(|one| one["params"]["value"] == "Nobody");
    let call = about.expect("a call")["call"].as_str().expect("an id");
    let chosen = json!({ "run": run });
    baton
        .post(&format!("/calls/{call}/choose"), chosen)
        .await
        .ok();
    let after = baton.until("/problems", of(1)).await["items"][0].clone();

    assert_eq!(before["kind"], "nobody_matches");
    assert_eq!(before["others"], 1);
    assert_eq!(after["params"]["value"], "Kept");
    assert_eq!(after["others"], 0);
}

#[tokio::test]
async fn c6_a_call_that_fits_nobody_can_be_given_to_any_run_that_waits_there() {
    let baton = Baton::start().await;
    let (trigger, wait) = by_job_title(&baton).await;
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let part_way = "/runs?part_way=true&search=mari";
    let one = |runs: &Value| runs["items"].as_array().is_some_and(|all| all.len() == 1);
    let found = baton.until(part_way, one).await["items"][0].clone();
    assert_eq!(found["person"]["work_email"], "maria@acme.example");
    let run = found["id"].clone();

    let also = r#"{"about":"nobody","by":["x",{"to":"Maria@acme.example"}]}"#;
    baton.call(&wait, also).await;
    let (problem, items) = only_problem(&baton).await;
    let call = items[0]["call"].as_str().expect("a call");
    let waiting = |runs: &Value| {
        let run = &runs["items"][0];
        run["where"]["kind"] == "waiting_for_call" || run["where"]["kind"] == "no_match_value"
    };
    baton.until(part_way, waiting).await;
    let path = format!("/calls/{call}/candidates");
    let candidates = baton.get(&path).await.ok();
    let chosen = json!({ "run": run });
    let given = baton
        .post(&format!("/calls/{call}/choose"), chosen)
        .await
        .ok();

    assert_eq!(problem["kind"], "names_nobody");
    assert_eq!(problem["params"]["sought"], "other", "it is no email");
    assert_eq!(problem["actions"], json!(["choose_run", "ignore"]));
    assert_eq!(candidates[0]["run"], run);
    assert_eq!(candidates[0]["says"], "Maria@acme.example");
    assert_eq!(candidates.as_array().map(Vec::len), Some(1));
    assert_eq!(given["dispositions"][0]["run"], run);
}

#[tokio::test]
async fn k50_where_a_tool_hides_the_address_whoever_it_names_is_offered() {
    let baton = Baton::start().await;
    let (trigger, wait) = waiting_by(&baton, "work_email", "/issue/assignee/emailAddress").await;
    let mira = json!({ "display_name": "Mira Holt", "work_email": "mira.holt@nordwind.example" });
    baton.post("/people", mira).await.ok();
    let hired = r#"{"emails":["mira.holt@nordwind.example","maria@acme.example"]}"#;
    baton.call(&trigger, hired).await;
    let two = |runs: &Value| runs["items"].as_array().is_some_and(|all| all.len() == 2);
    baton.until("/runs?part_way=true", two).await;

    let hidden = include_str!("../../../../baton-core/tests/it/reading/cases/K50-hidden.json");
    baton.call(&wait, hidden).await;
    let (problem, items) = only_problem(&baton).await;

    assert_eq!(problem["kind"], "names_nobody");
    assert_eq!(problem["params"]["stood"], "empty");
    let call = items[0]["call"].as_str().expect("a call");
    let candidates = baton.get(&format!("/calls/{call}/candidates")).await.ok();
    assert_eq!(candidates[0]["person_name"], "Mira Holt");
    assert_eq!(candidates[0]["says"], "Mira Holt");
    assert_eq!(candidates.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn c4_each_value_that_is_no_email_is_asked_about_alone() {
    let baton = Baton::start().await;
    let (trigger, _) = by_job_title(&baton).await;

    for name in ["Anna", "Bert", "Cleo"] {
        baton
            .call(&trigger, &json!({ "email": name }).to_string())
            .await;
    }
    let three = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 3);
    let problems = baton.until("/problems", three).await;

    let all = problems["items"].as_array().expect("problems");
    assert!(all.iter().all(|one| one["kind"] == "not_an_email"));
    assert!(all.iter().all(|one| one["calls"] == 1));
}

#[tokio::test]
async fn k59_a_test_with_an_odd_address_is_said_to_look_like_one_and_nobody_is_added() {
    let baton = Baton::start().await;
    let (trigger, _) = by_job_title(&baton).await;
    let before = baton.get("/people").await.ok();

    let test = json!({ "email": "[TEST] mira@nordwind.example" });
    baton.call(&trigger, &test.to_string()).await;
    let (problem, _) = only_problem(&baton).await;

    assert_eq!(problem["kind"], "not_an_email");
    assert_eq!(problem["params"]["looks_like"], "test");
    assert_eq!(baton.get("/people").await.ok(), before);
}

#[tokio::test]
async fn c6_a_start_that_names_nobody_can_be_given_to_a_person_and_leaves_the_others() {
    let baton = Baton::start().await;
    let (trigger, _) = by_job_title(&baton).await;
    let person = baton.sample_person().await;

    let (first, _) = baton
        .call(
            &trigger,
            r#"{"who":"p0@acme.example","firstName":"Pia","department":{"name":"Sales"},
                "approver":{"lastName":"Grant"},"startDate":"2026-11-30T23:00:00Z"}"#,
        )
        .await;
    baton.call(&trigger, r#"{"who":"p1@acme.example"}"#).await;
    let two = |page: &Value| page["items"][0]["calls"] == 2;
    let problem = baton.until("/problems", two).await["items"][0].clone();
    let id = problem["id"].as_str().expect("an id");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok()["items"].clone();
    let input = json!({ "person": person });
    let all_at_once = baton
        .post(&format!("/problems/{id}/choose-person"), input.clone())
        .await;
    baton
        .post(&format!("/calls/{first}/choose"), input)
        .await
        .ok();
    let left = baton.get(&format!("/problems/{id}")).await.ok();
    let call = baton.get(&format!("/calls/{first}")).await.ok();

    assert_eq!(problem["kind"], "names_nobody");
    assert_eq!(problem["actions"], json!(["choose_person", "ignore"]));
    assert_eq!(
        items[0]["says"]["details"],
        json!({ "work_email": "p0@acme.example", "given_name": "Pia", "display_name": "Pia" })
    );
    assert_eq!(items[1]["says"]["details"]["work_email"], "p1@acme.example");
    assert_eq!(all_at_once.refused(409), "wrong_state");
    assert_eq!(call["dispositions"][0]["kind"], "started_run");
    assert_eq!(call["dispositions"][0]["person"], person);
    assert_eq!(left["calls"], 1);
    assert_eq!(left["state"], "open");
}

#[tokio::test]
async fn c6_a_call_that_cannot_be_read_can_be_given_to_a_person_or_to_a_run() {
    let baton = Baton::start().await;
    let (trigger, wait) = by_job_title(&baton).await;
    let person = baton.sample_person().await;
    let one = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 1);
    let started = |call: &Value| call["dispositions"][0]["kind"] == "started_run";
    let moved = |call: &Value| call["dispositions"][0]["kind"] == "moved_run";

    let (start, _) = baton.call(&trigger, r#"{"name":"Lopez" "email""#).await;
    let problem = baton.until("/problems", one).await["items"][0].clone();
    let input = json!({ "person": person });
    baton
        .post(&format!("/calls/{start}/choose"), input)
        .await
        .ok();
    let call = baton.until(&format!("/calls/{start}"), started).await;
    let run = call["dispositions"][0]["run"].clone();
    let waits = |run: &Value| {
        let at = &run["where"]["kind"];
        at == "waiting_for_call" || at == "no_match_value"
    };
    let path = format!("/runs/{}", run.as_str().expect("a run"));
    baton.until(&path, waits).await;
    let (late, _) = baton.call(&wait, "{").await;
    let is_late = |page: &Value| {
        let all = page["items"].as_array().expect("problems");
        all.iter().any(|one| one["kind"] == "unreadable")
    };
    let problems = baton.until("/problems", is_late).await;
    let all = problems["items"].as_array().expect("problems");
    let unread = all.iter().find(|one| one["kind"] == "unreadable");
    let actions = unread.expect("a problem")["actions"].clone();
    baton
        .post(&format!("/calls/{late}/choose"), json!({ "run": run }))
        .await
        .ok();
    let given = baton.until(&format!("/calls/{late}"), moved).await;
    let history = baton.get(&format!("{path}/history")).await.ok();

    assert_eq!(problem["kind"], "unreadable");
    assert_eq!(problem["actions"], json!(["choose_person", "ignore"]));
    assert_eq!(actions, json!(["choose_run", "ignore"]));
    assert_eq!(given["dispositions"][0]["run"], run);
    let rows = history["items"].as_array().expect("what happened");
    let used = rows.iter().find(|row| row["kind"] == "call_used");
    assert!(
        used.expect("the call was used")["by"].is_string(),
        "by whose hand it moved is told"
    );
}

#[tokio::test]
async fn what_became_of_a_long_list_is_counted_beyond_what_is_listed() {
    let baton = Baton::start().await;
    let (trigger, wait) = by_job_title(&baton).await;
    let person = baton.get("/people?search=maria").await.ok()["items"][0]["id"].clone();
    let path = format!("/people/{}", person.as_str().expect("an id"));
    let title = json!({ "job_title": "Head of IT" });
    baton.ask(Method::PATCH, &path, Some(title)).await.ok();
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let waits = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    baton.until("/runs", waits).await;
    let mut titles: Vec<_> = (0..120).map(|n| format!("Nobody's {n}")).collect();
    titles.push("Head of IT".to_owned());

    let list = json!({ "title": titles }).to_string();
    let (call, _) = baton.call(&wait, &list).await;
    let count = |one: &Value| one["count"].as_u64().expect("a count");
    let became = |call: &Value| call["became"].as_array().cloned().unwrap_or_default();
    let handled = |call: &Value| became(call).iter().map(count).sum::<u64>() == 121;
    let call = baton.until(&format!("/calls/{call}"), handled).await;

    assert_eq!(call["dispositions"].as_array().map(Vec::len), Some(100));
    let counts: Vec<_> = became(&call)
        .iter()
        .map(|one| (one["kind"].clone(), count(one)))
        .collect();
    assert!(counts.contains(&(json!("moved_run"), 1)), "{counts:?}");
    assert!(counts.contains(&(json!("problem"), 120)), "{counts:?}");
    assert_eq!(call["can_use"], false, "a part of it was used");
}

#[tokio::test]
async fn a_call_without_an_email_says_whom_it_is_about_all_the_same() {
    let baton = Baton::start().await;
    let (trigger, _) = by_job_title(&baton).await;
    let body = r#"{"mail":"","firstName":"Olga","lastName":"Leer","department":"Sales","manager":{"mail":"b@acme.example","name":"Bo"}}"#;
    baton.call(&trigger, body).await;

    let (_, items) = only_problem(&baton).await;

    let said = &items[0]["says"]["details"];
    assert_eq!(said["display_name"], "Olga Leer");
    assert_eq!(said["department"], "Sales");
}
