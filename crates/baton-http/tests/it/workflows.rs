//! Workflows: drafts, going live, off and on, versions, deletion.

use baton_core::matching::DispositionKind;
use baton_store::Lane;
use baton_store::table::calls::dispositions::NewDisposition;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Baton, trigger_of};

#[tokio::test]
async fn the_welcome_template_is_ready_to_go_live() {
    let baton = Baton::start().await;

    let workflow = baton.workflow("welcome").await;

    let to_fix = workflow["problems"].as_array().expect("problems").iter();
    let to_fix: Vec<_> = to_fix
        .filter(|problem| problem["level"] == "to_fix")
        .collect();
    assert!(to_fix.is_empty(), "{to_fix:?}");
    assert_eq!(workflow["state"], "draft");
    assert_eq!(
        workflow["addresses"].as_array().expect("addresses").len(),
        2
    );
    assert!(
        workflow["addresses"][0]["token_ready"]
            .as_bool()
            .expect("a bool")
    );
}

#[tokio::test]
async fn a_draft_is_saved_over_the_revision_it_was_made_from() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["name"] = json!("Create Okta user");
    let save = json!({ "revision": 1, "definition": draft, "edit": "rename" });

    let saved = baton
        .ask(
            Method::PUT,
            &format!("/workflows/{id}/draft"),
            Some(save.clone()),
        )
        .await;
    let stale = baton
        .ask(Method::PUT, &format!("/workflows/{id}/draft"), Some(save))
        .await;
    let revisions = baton.get(&format!("/workflows/{id}/drafts")).await.ok();

    assert_eq!(saved.ok()["revision"], 2);
    assert_eq!(stale.refused(409), "stale_draft");
    assert_eq!(revisions["items"][0]["edit"], "rename");
    assert_eq!(revisions["items"].as_array().expect("items").len(), 2);
}

#[tokio::test]
async fn a_draft_that_was_not_saved_becomes_a_workflow_with_addresses_of_its_own() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let mut mine = workflow["draft"].clone();
    mine["steps"][0]["name"] = json!("Mine");
    let made = json!({ "name": "Welcome (copy)", "template": "blank", "definition": mine });

    let copy = baton.post("/workflows", made).await.ok();

    let ids = |one: &serde_json::Value| one["draft"]["steps"][0]["id"].clone();
    assert_eq!(copy["draft"]["steps"][0]["name"], "Mine");
    assert_ne!(ids(&copy), ids(&workflow));
    assert_eq!(copy["addresses"].as_array().expect("addresses").len(), 2);
    assert_ne!(copy["addresses"], workflow["addresses"]);
}

#[tokio::test]
async fn going_live_makes_a_version_and_changes_are_told_in_steps() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");

    let live = baton
        .post(&format!("/workflows/{id}/live"), json!({ "note": "first" }))
        .await
        .ok();
    let mut draft = workflow["draft"].clone();
    draft["steps"].as_array_mut().expect("steps").swap(0, 1);
    draft["steps"][0]["name"] = json!("Laptop");
    let save = json!({ "revision": 1, "definition": draft, "edit": "move" });
    let saved = baton
        .ask(Method::PUT, &format!("/workflows/{id}/draft"), Some(save))
        .await
        .ok();

    let kinds: Vec<_> = saved["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|c| c["kind"].clone())
        .collect();
    assert_eq!(live["version"], 1);
    assert!(
        kinds.contains(&json!("changed")) && kinds.contains(&json!("moved")),
        "{kinds:?}"
    );
    let version = baton.get(&format!("/workflows/{id}/versions/1")).await.ok();
    assert_eq!(
        (&version["by"], &version["note"]),
        (&json!("Dana"), &json!("first"))
    );
    let discarded = baton
        .post(&format!("/workflows/{id}/discard-draft"), json!({}))
        .await
        .ok();
    assert_eq!(discarded["draft_changed"], false);
}

#[tokio::test]
async fn a_draft_with_something_to_fix_is_not_put_live() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("blank").await;
    let id = workflow["id"].as_str().expect("an id");

    let refused = baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await;

    assert_eq!(refused.refused(409), "not_ready");
    assert!(
        !refused.json()["problems"]
            .as_array()
            .expect("problems")
            .is_empty()
    );
}

#[tokio::test]
async fn c2_undo_and_restore_bring_back_the_same_addresses() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let whole = workflow["draft"].clone();
    let mut less = whole.clone();
    less["steps"].as_array_mut().expect("steps").remove(2);
    let path = format!("/workflows/{id}/draft");

    let removed = json!({ "revision": 1, "definition": less, "edit": "delete" });
    let removed = baton.ask(Method::PUT, &path, Some(removed)).await.ok();
    let undone = json!({ "revision": 2, "definition": whole, "edit": "undo" });
    let undone = baton.ask(Method::PUT, &path, Some(undone)).await.ok();
    let deleted = baton
        .ask(Method::DELETE, &format!("/workflows/{id}"), None)
        .await;
    let gone = baton.get(&format!("/workflows/{id}")).await;
    let restored = baton
        .post(&format!("/workflows/{id}/restore"), json!({}))
        .await
        .ok();

    assert_eq!(removed["addresses"].as_array().expect("addresses").len(), 1);
    assert_eq!(undone["addresses"], workflow["addresses"]);
    assert_eq!(deleted.status, 204);
    assert_eq!(gone.refused(404), "not_found");
    assert_eq!(restored["addresses"], workflow["addresses"]);
}

/// Puts a workflow live and turns it off; its id and its trigger's address.
async fn off(baton: &Baton) -> (String, String) {
    off_that_starts(baton, Value::Null).await
}

/// The same with a condition on the calls that start it.
async fn off_that_starts(baton: &Baton, only_if: Value) -> (String, String) {
    let mut workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id").to_owned();
    if !only_if.is_null() {
        workflow["draft"]["trigger"]["start"]["only_if"] = only_if;
        let save = json!({ "revision": workflow["draft_revision"], "edit": "x",
            "definition": workflow["draft"] });
        let path = format!("/workflows/{id}/draft");
        baton.ask(Method::PUT, &path, Some(save)).await.ok();
    }
    let trigger = trigger_of(&workflow);
    for state in ["live", "off"] {
        let path = format!("/workflows/{id}/{state}");
        baton.post(&path, json!({})).await.ok();
    }
    (id, trigger)
}

#[tokio::test]
async fn c2_calls_kept_while_off_start_when_asked() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;

    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let path = format!("/workflows/{id}/kept");
    let kept = baton
        .until(&path, |kept| kept["items"][0].is_object())
        .await;
    assert_eq!(kept["items"].as_array().expect("items").len(), 1);
    let on = baton
        .post(&format!("/workflows/{id}/on"), json!({}))
        .await
        .ok();
    assert_eq!(on["kept_count"], 1);
    let started = baton
        .post(&format!("/workflows/{id}/kept/start"), json!({}))
        .await
        .ok();

    assert_eq!(started["started"], 1);
    assert_eq!(started["became"]["started"], 1);
    baton
        .until("/runs", |runs| {
            runs["items"][0]["person"]["name"] == "Maria Lopez"
        })
        .await;
}

#[tokio::test]
async fn c2_a_call_that_nobody_is_found_for_says_whom_it_names_wherever_it_is_listed() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let draft = workflow["addresses"].as_array().expect("addresses").iter();
    let draft = draft.clone().find(|one| one["owner"]["kind"] == "trigger");
    let draft = draft.and_then(|one| one["id"].as_str()).expect("an id");
    let (id, trigger) = off(&baton).await;
    let body = r#"{"hire":{"name":"Ohne Mail","email":""},"approver":{"email":"b@acme.example"}}"#;
    let known = r#"{"email":"maria@acme.example","name":"Somebody Else"}"#;
    for (address, body) in [(draft, body), (&trigger, body), (&trigger, known)] {
        baton.call(address, body).await;
    }

    let path = format!("/workflows/{id}/kept");
    let kept = baton
        .until(&path, |kept| kept["items"][1].is_object())
        .await;
    let earlier = baton.get(&format!("/addresses/{trigger}/calls")).await.ok();
    let samples = baton.get(&format!("/addresses/{draft}/calls")).await.ok();

    let named = json!({ "display_name": "Ohne Mail" });
    assert_eq!(kept["items"][0]["says"], named);
    assert_eq!(kept["items"][1]["says"], json!({}), "its people are known");
    assert_eq!(earlier["items"][1]["says"], named);
    assert_eq!(samples["items"][0]["says"], named);
}

#[tokio::test]
async fn c2_kept_calls_name_their_people_in_the_order_in_which_they_came() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;
    let bodies = [
        r#"{"email":"maria@acme.example"}"#,
        r#"{"emails":["nobody@acme.example","MARIA@acme.example"]}"#,
        r#"{"email":"#,
    ];

    for body in bodies {
        baton.call(&trigger, body).await;
    }
    let path = format!("/workflows/{id}/kept");
    let kept = baton
        .until(&path, |kept| kept["items"][2].is_object())
        .await;
    let first = baton.get(&format!("{path}?limit=2")).await.ok();
    let after = first["next"].as_str().expect("more");
    let last = baton.get(&format!("{path}?limit=2&after={after}")).await;
    let list = baton.get("/workflows").await.ok();

    let items = kept["items"].as_array().expect("items");
    let names = |n: usize| items[n]["people"].as_array().expect("people").clone();
    assert_eq!(names(0)[0]["name"], "Maria Lopez");
    assert_eq!(names(1)[0]["value"], "nobody@acme.example");
    assert!(names(1)[0]["person"].is_null());
    assert_eq!(names(1)[1]["name"], "Maria Lopez");
    let counts: Vec<_> = items.iter().map(|item| item["count"].clone()).collect();
    assert_eq!(counts, [json!(1), json!(2), json!(null)]);
    assert_eq!(last.ok()["items"][0]["id"], items[2]["id"]);
    let comes_to = items.iter().map(|item| item["comes_to"].clone());
    let comes_to: Vec<_> = comes_to.collect();
    assert_eq!(comes_to, ["each_person", "each_person", "unreadable"]);
    assert_eq!(first["kept"], 3, "whatever the page has");
    assert_eq!(list["items"][0]["kept_count"], 3);
}

#[tokio::test]
async fn c2_a_kept_call_says_whether_a_run_would_begin_as_the_trigger_is_set() {
    let baton = Baton::start().await;
    let hired = json!({ "mode": "all", "tests": [{ "reference": {
        "source": { "kind": "call" }, "pointer": "/event" },
        "operator": "is", "values": ["hired"] }] });
    let (id, trigger) = off_that_starts(&baton, hired).await;
    let table = [
        (
            r#"{"email":"maria@acme.example","event":"hired"}"#,
            "each_person",
            true,
        ),
        (
            r#"{"email":"maria@acme.example","event":"changed"}"#,
            "nothing",
            false,
        ),
        (r#"{"email":"maria@acme.example"}"#, "problem", false),
    ];
    for (body, ..) in table {
        baton.call(&trigger, body).await;
    }

    let path = format!("/workflows/{id}/kept");
    let all = |kept: &Value| kept["items"][2].is_object();
    let kept = baton.until(&path, all).await;

    for (at, (body, comes_to, starts)) in table.into_iter().enumerate() {
        let call = &kept["items"][at];
        assert_eq!(call["people"][0]["name"], "Maria Lopez", "{body}");
        let said = (&call["comes_to"], &call["people"][0]["starts"]);
        assert_eq!(said, (&json!(comes_to), &json!(starts)), "{body}");
    }
}

#[tokio::test]
async fn c2_what_became_of_kept_calls_is_told_person_by_person() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;
    for body in [
        r#"{"email":"maria@acme.example"}"#,
        r#"{"emails":["maria@acme.example","nobody@acme.example"]}"#,
    ] {
        baton.call(&trigger, body).await;
    }
    let path = format!("/workflows/{id}/kept");
    baton
        .until(&path, |kept| kept["items"][1].is_object())
        .await;
    let on = format!("/workflows/{id}/on");
    baton.post(&on, json!({})).await.ok();

    let started = baton.post(&format!("{path}/start"), json!({})).await.ok();

    let became = json!({
        "started": 1, "already_in": 1, "problems": 1, "waiting": 0, "nothing": 0,
        "under_way": 0
    });
    assert_eq!(started["became"], became);
}

#[tokio::test]
async fn people_part_way_are_told_by_the_version_they_are_in() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let (live, run) = (format!("/workflows/{id}/live"), format!("/workflows/{id}"));
    let trigger = trigger_of(&workflow);

    baton.post(&live, json!({})).await.ok();
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    baton.until(&run, |found| found["in_it"] == 1).await;
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["name"] = json!("Another name");
    let save = json!({ "revision": 1, "definition": draft, "edit": "rename" });
    let draft = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &draft, Some(save)).await.ok();
    baton.post(&live, json!({})).await.ok();
    let one = baton.get(&run).await.ok();
    baton
        .call(&trigger, r#"{"email":"max@acme.example"}"#)
        .await;
    let two = baton.until(&run, |found| found["in_it"] == 2).await;

    assert_eq!(one["live_version"], 2);
    assert_eq!(one["part_way"], json!([{ "version": 1, "people": 1 }]));
    let both = json!([{ "version": 1, "people": 1 }, { "version": 2, "people": 1 }]);
    assert_eq!(two["part_way"], both);
}

#[tokio::test]
async fn a_copy_has_steps_and_addresses_of_its_own() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");

    let copy = baton
        .post(&format!("/workflows/{id}/copy"), json!({}))
        .await
        .ok();

    assert_ne!(
        copy["draft"]["trigger"]["id"],
        workflow["draft"]["trigger"]["id"]
    );
    assert_ne!(copy["addresses"][0]["id"], workflow["addresses"][0]["id"]);
    let wait = &copy["draft"]["steps"][2]["action"]["match_by"]["step"];
    assert_eq!(wait, &copy["draft"]["steps"][1]["id"]);
    assert_eq!(
        baton.get("/workflows").await.ok()["items"]
            .as_array()
            .expect("items")
            .len(),
        2
    );
}

#[tokio::test]
async fn c2_what_became_of_a_kept_rest_leaves_out_who_was_handled_before() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;
    let body = r#"{"emails":["maria@acme.example","max@acme.example","nobody@acme.example"]}"#;
    let (call, _) = baton.call(&trigger, body).await;
    let path = format!("/workflows/{id}/kept");
    baton
        .until(&path, |kept| kept["items"][0].is_object())
        .await;
    // As if it had been turned off behind the first of them.
    let call = call.parse().expect("an id");
    let store = baton.engine.store();
    let handled = store.write(Lane::Command, move |tx| {
        let row = tx.calls().get(&call)?.expect("it is stored");
        let first = tx.dispositions().get(row.no, 0)?.expect("it is kept");
        let kind = DispositionKind::Started;
        tx.dispositions().keep(row.no, 1, None, first.at)?;
        tx.dispositions()
            .set(&NewDisposition::new(row.no, 0, kind, first.at))
    });
    handled.await.expect("it is written");
    let on = format!("/workflows/{id}/on");
    baton.post(&on, json!({})).await.ok();

    let started = baton.post(&format!("{path}/start"), json!({})).await.ok();

    let became = json!({ "started": 1, "already_in": 0, "problems": 1, "waiting": 0,
        "nothing": 0, "under_way": 0 });
    assert_eq!(started["became"], became);
    assert_eq!(started["could_not"], 0);
}

/// A live workflow whose start finds no e-mail address in nested data, and where that is called.
async fn live_welcome(baton: &Baton) -> (String, String, Value) {
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id").to_owned();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
    let trigger = trigger_of(&workflow);
    (id, trigger, workflow["draft"].clone())
}

#[tokio::test]
async fn c2_calls_under_problems_are_read_again_once_the_start_is_set_otherwise() {
    let baton = Baton::start().await;
    let (id, trigger, mut draft) = live_welcome(&baton).await;
    let (nested, _) = baton
        .call(&trigger, r#"{"user":{"mail":"maria@acme.example"}}"#)
        .await;
    baton.call(&trigger, r#"{"user":{"nick":"max"}}"#).await;
    let two = |page: &Value| page["items"][0]["calls"] == 2;
    let before = baton.until("/problems", two).await["items"][0].clone();
    let path = format!("/workflows/{id}/kept");
    let as_it_was = baton.get(&path).await.ok();

    draft["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/user/mail" });
    let save = json!({ "revision": 1, "definition": draft, "edit": "person" });
    let saved = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &saved, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    let went = baton.post(&live, json!({})).await.ok();
    let problem = baton.get("/problems").await.ok()["items"][0].clone();
    let kept = baton.get(&path).await.ok();
    let input = json!({ "calls": [nested] });
    let started = baton.post(&format!("{path}/start"), input.clone()).await;
    let again = baton.post(&format!("{path}/start"), input).await.ok();
    let left = baton.get("/problems").await.ok()["items"][0].clone();

    assert_eq!(before["actions"], json!(["choose_person", "ignore"]));
    assert_eq!(as_it_was["items"], json!([]));
    assert_eq!(went["kept_count"], 1);
    assert_eq!(problem["actions"][0], "start_now");
    let items = kept["items"].as_array().expect("items");
    assert_eq!(items.len(), 1, "the other still names nobody");
    assert_eq!(items[0]["people"][0]["name"], "Maria Lopez");
    assert_eq!(items[0]["was_problem"], true);
    assert_eq!(started.ok()["became"]["started"], 1);
    assert_eq!(again["started"], 0, "it is started once");
    assert_eq!(left["calls"], 1);
    let call = baton.get(&format!("/calls/{nested}")).await.ok();
    assert_eq!(call["dispositions"][0]["kind"], "started_run");
}

/// Sets where the start looks for whom a call is about, and goes live with it.
async fn looks_at(baton: &Baton, id: &str, revision: u32, draft: &mut Value, pointer: &str) {
    draft["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": pointer });
    let save = json!({ "revision": revision, "definition": draft, "edit": "person" });
    let saved = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &saved, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
}

#[tokio::test]
async fn c4_a_list_that_names_nobody_is_one_problem_and_all_of_it_is_offered_after_the_mend() {
    let baton = Baton::start().await;
    let (id, trigger, mut draft) = live_welcome(&baton).await;
    looks_at(&baton, &id, 1, &mut draft, "/data/email/value").await;
    let people = ["maria@acme.example", "max@acme.example"];
    let many = (0..88).map(|number| format!("list{number}@acme.example"));
    let emails = people.map(str::to_owned).into_iter().chain(many);
    let list: Vec<Value> = emails
        .map(|email| json!({ "type": "Employee", "employee": { "email": { "value": email } } }))
        .collect();

    let (call, _) = baton.call(&trigger, &json!(list).to_string()).await;
    let one = |page: &Value| page["items"].as_array().is_some_and(|all| !all.is_empty());
    let problems = baton.until("/problems", one).await;
    let problem = problems["items"][0].clone();
    looks_at(&baton, &id, 2, &mut draft, "/0/employee/email/value").await;
    let mended = baton.get("/problems").await.ok()["items"][0].clone();
    let path = format!("/workflows/{id}/kept");
    let kept = baton.get(&path).await.ok();
    let input = json!({ "calls": [call] });
    let started = baton.post(&format!("{path}/start"), input).await.ok();
    let left = baton.get("/problems").await.ok();

    assert_eq!(problems["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(problem["kind"], "names_nobody");
    assert_eq!(problem["params"]["entries"], "90");
    assert_eq!(problem["params"]["value"], json!(null));
    assert_eq!(problem["calls"], 1);
    assert_eq!(problem["says"], json!({}));
    assert_eq!(problem["actions"], json!(["ignore"]));
    assert_eq!(mended["actions"], json!(["start_now", "ignore"]));
    assert_eq!(kept["items"][0]["count"], 90);
    assert_eq!(started["became"]["started"], 2);
    let kinds = left["items"].as_array().expect("problems").iter();
    let mut kinds = kinds.map(|one| one["kind"].as_str().expect("a kind"));
    assert!(kinds.all(|kind| kind == "unknown_person"));
}

#[tokio::test]
async fn c4_entries_of_a_list_that_name_nobody_are_one_problem_and_nobody_is_called_by_their_data()
{
    let baton = Baton::start().await;
    let (id, trigger, mut draft) = live_welcome(&baton).await;
    looks_at(&baton, &id, 1, &mut draft, "/people/0/email").await;
    let people = json!({ "people": [
        { "email": "maria@acme.example" }, { "name": "Ada" }, { "name": "Ben", "team": "HR" }
    ] });

    let (call, _) = baton.call(&trigger, &people.to_string()).await;
    let both = |page: &Value| page["items"][0]["calls"] == 2;
    let problems = baton.until("/problems", both).await;
    let problem = &problems["items"][0];
    let items = format!("/problems/{}/items", problem["id"].as_str().expect("an id"));
    let items = baton.get(&items).await.ok()["items"].clone();
    let person = baton.sample_person().await;
    let choose = format!("/calls/{call}/choose");
    let both = baton.post(&choose, json!({ "person": person })).await;
    let second = json!({ "person": person, "entry": 2 });
    let second = baton.post(&choose, second).await.ok();
    let left = baton.get("/problems").await.ok()["items"][0].clone();

    assert_eq!(problems["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(problem["kind"], "names_nobody");
    let told = |item: &Value| (item["params"].clone(), item["says"]["details"].clone());
    let entries = items.as_array().expect("items").iter().map(told);
    let entries: Vec<_> = entries.collect();
    let entry = |number: &str| (json!({ "entry": number }), json!({}));
    assert!(entries.contains(&entry("2")) && entries.contains(&entry("3")));
    assert_eq!(both.refused(409), "wrong_state");
    assert_eq!(second["dispositions"][1]["person"], json!(person));
    assert_eq!(second["dispositions"][2]["kind"], "problem");
    assert_eq!(left["calls"], 1);
}

#[tokio::test]
async fn c2_a_call_of_which_something_became_is_not_read_again() {
    let baton = Baton::start().await;
    let (id, trigger, mut draft) = live_welcome(&baton).await;
    baton
        .call(
            &trigger,
            r#"{"emails":["maria@acme.example","nobody@acme.example"]}"#,
        )
        .await;
    let one = |page: &Value| page["items"][0]["calls"] == 1;
    baton.until("/problems", one).await;

    draft["trigger"]["start"]["unknown_person"] = json!("add_person");
    let save = json!({ "revision": 1, "definition": draft, "edit": "unknown" });
    let saved = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &saved, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    let went = baton.post(&live, json!({})).await.ok();

    assert_eq!(went["kept_count"], 0);
    let kept = baton.get(&format!("/workflows/{id}/kept")).await.ok();
    assert_eq!(kept["items"], json!([]));
}

#[tokio::test]
async fn c2_a_kept_call_about_somebody_unknown_says_the_name_that_it_says() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;
    let body = r#"{"email":"jonas@acme.example","firstName":"Jonas","lastName":"Weber"}"#;
    baton.call(&trigger, body).await;

    let path = format!("/workflows/{id}/kept");
    let kept = baton
        .until(&path, |kept| kept["items"][0].is_object())
        .await;

    let person = &kept["items"][0]["people"][0];
    assert_eq!(person["name"], "Jonas Weber");
    assert_eq!(person["value"], "jonas@acme.example");
    assert!(person["person"].is_null());
}

#[tokio::test]
async fn c2_a_kept_call_says_when_its_person_went_through_already() {
    let baton = Baton::start().await;
    let (id, trigger) = off(&baton).await;
    let path = format!("/workflows/{id}/kept");
    let body = r#"{"email":"maria@acme.example"}"#;
    baton.call(&trigger, body).await;
    let first = baton
        .until(&path, |kept| kept["items"][0].is_object())
        .await;
    let on = format!("/workflows/{id}/on");
    baton.post(&on, json!({})).await.ok();
    baton.post(&format!("{path}/start"), json!({})).await.ok();
    let runs = baton
        .until("/runs", |runs| runs["items"][0].is_object())
        .await;
    let run = runs["items"][0]["id"].as_str().expect("an id").to_owned();
    let run = format!("/runs/{run}");
    let workflow = baton.get(&format!("/workflows/{id}")).await.ok();
    let steps = workflow["draft"]["steps"].as_array().expect("steps");
    for step in steps {
        let skip = json!({ "step": step["id"], "reason": "by hand" });
        baton.post(&format!("{run}/skip"), skip).await;
    }
    baton.until(&run, |run| run["status"] == "done").await;

    let off = format!("/workflows/{id}/off");
    baton.post(&off, json!({})).await.ok();
    let again = r#"{"email":"maria@acme.example","again":true}"#;
    baton.call(&trigger, again).await;
    // She is behind those who are named.
    let others = ["a", "b", "c", "d", "e", "f"].map(|name| format!("{name}@acme.example"));
    let listed = others.into_iter().chain(["maria@acme.example".to_owned()]);
    let list = json!({ "emails": listed.collect::<Vec<_>>() });
    baton.call(&trigger, &list.to_string()).await;
    let kept = baton
        .until(&path, |kept| kept["items"][1].is_object())
        .await;

    let counted = |item: usize| {
        let item = &kept["items"][item];
        ["count", "looked_at", "again"].map(|name| item[name].clone())
    };
    assert_eq!(counted(0), [json!(1), json!(1), json!(1)]);
    assert_eq!(counted(1), [json!(7), json!(7), json!(1)]);
    assert_eq!(
        kept["items"][1]["people"].as_array().expect("people").len(),
        5
    );
    let person = |kept: &Value| kept["items"][0]["people"][0].clone();
    assert!(person(&first)["done_at"].is_null());
    let now = person(&kept);
    assert!(now["done_at"].is_string(), "{now}");
    assert_eq!(
        (&now["in_it"], &now["starts"]),
        (&json!(false), &json!(true))
    );
}
