//! Problems of messages: what sending again comes to, and what a message lacks.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

/// A live workflow whose first message needs a department and a start date; the trigger's address.
async fn strict(baton: &Baton) -> String {
    let workflow = baton.workflow("welcome").await;
    let mut draft = workflow["draft"].clone();
    let field = |name: &str, pointer: &str| {
        let reference = json!({ "source": { "kind": "person" }, "pointer": pointer });
        let detail = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
        json!({ "name": name, "value": {
            "segments": [detail], "type": "text", "when_empty": { "kind": "stop" },
        } })
    };
    draft["steps"][0]["action"]["content"]["fields"] = json!([
        field("department", "/department"),
        field("since", "/start_date"),
        field("again", "/start_date"),
    ]);
    baton.goes_live(&workflow, &draft).await
}

async fn hired(baton: &Baton, trigger: &str, name: &str) -> String {
    let email = format!("{}@acme.example", name.to_lowercase());
    let person = json!({ "display_name": name, "work_email": email });
    let added = baton.post("/people", person).await.ok();
    baton
        .call(trigger, &json!({ "email": email }).to_string())
        .await;
    added["id"].as_str().expect("an id").to_owned()
}

async fn of_people(baton: &Baton, people: u64) -> Value {
    let has = |page: &Value| page["items"][0]["people"] == people;
    baton.until("/problems", has).await["items"][0].clone()
}

#[tokio::test]
async fn all_details_that_one_message_lacks_are_told_at_once() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    hired(&baton, &trigger, "Zoe").await;

    let problem = of_people(&baton, 1).await;
    let id = problem["id"].as_str().expect("an id");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok();

    assert_eq!(problem["kind"], "value_missing");
    let params = &items["items"][0]["params"];
    assert_eq!(params["detail"], "person /department");
    assert_eq!(params["also"], "person /start_date");
}

#[tokio::test]
async fn a_step_is_called_as_it_is_live_whatever_somebody_is_about_to_call_it() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    hired(&baton, &trigger, "Zoe").await;
    let before = of_people(&baton, 1).await;
    let id = before["workflow"].as_str().expect("an id").to_owned();
    let workflow = baton.get(&format!("/workflows/{id}")).await.ok();
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["name"] = json!("Renamed in the draft");
    let save = json!({
        "revision": workflow["draft_revision"], "definition": draft, "edit": "renamed"
    });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();

    let after = of_people(&baton, 1).await;
    let used = baton.get("/connections/con_practice").await.ok();
    let called = baton.get("/connections/con_practice/addresses").await.ok();

    assert_eq!(after["step_name"], before["step_name"]);
    let used = used["used_by"].to_string();
    assert!(!used.contains("Renamed"), "{used}");
    let called = called["items"].to_string();
    assert!(!called.contains("Renamed"), "{called}");
}

#[tokio::test]
async fn a_step_is_called_as_it_is_live_where_people_part_way_call_it_by_an_older_version() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    hired(&baton, &trigger, "Zoe").await;
    let before = of_people(&baton, 1).await;
    let id = before["workflow"].as_str().expect("an id").to_owned();
    let workflow = baton.get(&format!("/workflows/{id}")).await.ok();
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["name"] = json!("Make the account");
    draft["steps"][0]["action"]["path"] = json!([{ "kind": "text", "text": "/elsewhere" }]);
    let save = json!({
        "revision": workflow["draft_revision"], "definition": draft, "edit": "renamed"
    });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await
        .ok();

    let called = baton.get("/connections/con_practice/addresses").await.ok();

    let step = &draft["steps"][0]["id"];
    let all = called["items"].as_array().expect("addresses").iter();
    let names: Vec<&Value> = all
        .filter(|one| one["step"] == *step)
        .map(|one| &one["step_name"])
        .collect();
    assert_eq!(names, ["Make the account", "Make the account"]);
}

#[tokio::test]
async fn c8_sent_again_is_what_went_out_and_who_still_lacks_something_is_named() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    let zoe = hired(&baton, &trigger, "Zoe").await;
    let yan = hired(&baton, &trigger, "Yan").await;
    let problem = of_people(&baton, 2).await;
    let mends = [
        (&zoe, json!({ "department": "IT" })),
        (
            &yan,
            json!({ "department": "IT", "start_date": "2026-12-01" }),
        ),
    ];
    for (person, patch) in mends {
        let path = format!("/people/{person}");
        baton.ask(Method::PATCH, &path, Some(patch)).await.ok();
    }

    let id = problem["id"].as_str().expect("an id");
    let why = json!({ "reason": "filled in" });
    let sent = baton
        .post(&format!("/problems/{id}/send-again"), why)
        .await
        .ok();
    let left = of_people(&baton, 1).await;
    let patch = json!({ "start_date": "2026-12-02" });
    let path = format!("/people/{zoe}");
    baton.ask(Method::PATCH, &path, Some(patch)).await.ok();
    let left_id = left["id"].as_str().expect("an id");
    let why = json!({ "reason": "filled in, too" });
    baton
        .post(&format!("/problems/{left_id}/send-again"), why)
        .await
        .ok();
    let over = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 2);
    let solved = baton.until("/problems?state=solved", over).await;

    assert_eq!((&sent["done"], &sent["could_not"]), (&json!(1), &json!(1)));
    assert_eq!(sent["still"][0]["person_name"], "Zoe");
    assert_eq!(sent["still"][0]["params"]["detail"], "person /start_date");
    assert_eq!(left["person_name"], "Zoe");
    // What is over says who it was about, how many, and who ended it by what.
    let all = solved["items"].as_array().expect("problems");
    let of = |id: &str| {
        all.iter()
            .find(|one| one["id"] == id)
            .expect("it is solved")
    };
    assert_eq!(of(id)["people"], 2);
    assert_eq!(of(left_id)["people"], 1);
    assert_eq!(of(left_id)["person_name"], "Zoe");
    let sent_again = json!([{ "how": "sent_again", "by": "Dana", "count": 1 }]);
    assert_eq!(of(left_id)["ended"]["ends"], sent_again);
}

/// The solved problem with this id, once so many are solved.
async fn solved(baton: &Baton, id: &Value, many: usize) -> Value {
    let over = |page: &Value| {
        page["items"]
            .as_array()
            .is_some_and(|all| all.len() == many)
    };
    let page = baton.until("/problems?state=solved", over).await;
    let mut all = page["items"].as_array().expect("problems").iter();
    all.find(|one| one["id"] == *id)
        .expect("it is solved")
        .clone()
}

async fn mend(baton: &Baton, person: &str, patch: Value) {
    let path = format!("/people/{person}");
    baton.ask(Method::PATCH, &path, Some(patch)).await.ok();
}

#[tokio::test]
async fn what_ended_a_problem_is_told_of_each_and_not_of_the_last_alone() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    hired(&baton, &trigger, "Zoe").await;
    of_people(&baton, 1).await;
    let yan = hired(&baton, &trigger, "Yan").await;
    let problem = of_people(&baton, 2).await;
    let items = format!("/problems/{}/items", problem["id"].as_str().expect("an id"));
    let items = baton.get(&items).await.ok();
    let run = |at: usize| {
        items["items"][at]["run"]
            .as_str()
            .expect("a run")
            .to_owned()
    };
    let both = json!({ "department": "IT", "start_date": "2026-12-01" });
    mend(&baton, &yan, both).await;
    let again = format!("/runs/{}/send-again", run(1));
    baton
        .post(&again, json!({ "reason": "filled in" }))
        .await
        .ok();
    of_people(&baton, 1).await;
    let stop = format!("/runs/{}/stop", run(0));
    baton
        .post(&stop, json!({ "reason": "she left" }))
        .await
        .ok();

    let ended = solved(&baton, &problem["id"], 1).await["ended"].clone();
    let items = format!("/problems/{}/items", problem["id"].as_str().expect("an id"));
    let items = baton.get(&items).await.ok();

    let ways: Vec<_> = ended["ends"].as_array().expect("ends").iter().collect();
    assert_eq!(
        ways,
        [
            &json!({ "how": "sent_again", "by": "Dana", "count": 1 }),
            &json!({ "how": "stopped", "by": "Dana", "count": 1 }),
        ]
    );
    let of = |at: usize| &items["items"][at]["ended"];
    assert_eq!(
        (&of(0)["how"], &of(1)["how"]),
        (&json!("stopped"), &json!("sent_again"))
    );
    assert!(of(0)["at"].as_str() > of(1)["at"].as_str());
}

#[tokio::test]
async fn more_people_than_are_waited_for_are_counted_and_who_still_lacks_something_is_named() {
    const MANY: u64 = 203;
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    for number in 0..MANY {
        hired(&baton, &trigger, &format!("P{number}")).await;
    }
    let problem = of_people(&baton, MANY).await;
    let path = format!("/problems/{}", problem["id"].as_str().expect("an id"));

    let why = json!({ "reason": "filled in" });
    let begun = baton.post(&format!("{path}/send-again"), why).await.ok();
    let job = begun["job"].as_str().expect("it goes on").to_owned();
    let is_over = |done: &Value| done["job"].is_null();
    let done = baton.until(&format!("/jobs/{job}/done"), is_over).await;
    let why = json!({ "why": "they are no employees" });
    baton.post(&format!("{path}/ignore"), why).await.ok();
    let is_over = |problem: &Value| problem["state"] == "ignored";
    let was = baton.until(&path, is_over).await;

    assert_eq!(
        (&done["done"], &done["could_not"]),
        (&json!(0), &json!(MANY))
    );
    let still = done["still"].as_array().expect("people");
    assert_eq!((still.len(), &still[0]["person_name"]), (3, &json!("P0")));
    assert_eq!(still[0]["params"]["detail"], "person /department");
    let ignored = json!([{ "how": "ignored", "by": "Dana", "count": MANY }]);
    assert_eq!(
        (&was["people"], &was["ended"]["ends"]),
        (&json!(MANY), &ignored)
    );
}

#[tokio::test]
async fn a_problem_is_shown_whatever_cannot_be_read_beside_it() {
    for (damage, table) in [
        ("UPDATE calls SET id = x'00' WHERE no = 1", "calls"),
        ("UPDATE calls SET kind = 99 WHERE no = 1", "calls"),
        (
            "UPDATE calls SET sender = CAST (x'ff' AS TEXT) WHERE no = 1",
            "calls",
        ),
        (
            "UPDATE calls SET at = 9223372036854775807 WHERE no = 1",
            "calls",
        ),
        ("UPDATE workflows SET id = x'00'", "workflows"),
        ("UPDATE addresses SET id = CAST (no AS BLOB)", "addresses"),
        (
            "UPDATE workflow_versions SET at = 9223372036854775807",
            "versions",
        ),
    ] {
        let baton = Baton::start().await;
        let trigger = strict(&baton).await;
        let nobody = json!({ "email": "zoe@acme.example" }).to_string();
        let many = |calls: u64| move |page: &Value| page["items"][0]["calls"] == calls;
        baton.call(&trigger, &nobody).await;
        baton.until("/problems", many(1)).await;
        baton
            .call(&trigger, &nobody.replace('}', ", \"n\": 2}"))
            .await;
        let page = baton.until("/problems", many(2)).await;
        let path = page["items"][0]["id"].as_str().expect("an id");
        let path = format!("/problems/{path}");
        assert!(baton.damage(damage) > 0, "{damage}");

        let page = baton.get("/problems").await.ok();
        let one = baton.get(&path).await.ok();
        let items = baton.get(&format!("{path}/items")).await.ok();

        assert_eq!(page["items"][0]["calls"], 2, "{damage}: {page}");
        assert_eq!(one["kind"], "unknown_person", "{damage}");
        let listed = items["items"].as_array().expect("items");
        assert_eq!(listed.len(), 2, "{damage}: {items}");
        if table == "calls" {
            assert_eq!(items["unreadable"][0]["table"], "calls", "{damage}");
            assert_eq!(items["unreadable"][1], Value::Null, "it is told once");
            assert_eq!(
                listed[1]["says"]["details"]["work_email"],
                "zoe@acme.example"
            );
            // What comes afterwards is counted, and seen.
            baton
                .call(&trigger, &nobody.replace('}', ", \"n\": 3}"))
                .await;
            baton.until("/problems", many(3)).await;
        }
    }
}

#[tokio::test]
async fn what_could_not_be_handled_is_shown_and_tried_again_though_its_call_cannot_be_read() {
    let baton = Baton::start().await;
    let trigger = strict(&baton).await;
    baton.damage(
        "CREATE TRIGGER damage AFTER INSERT ON inbox
         BEGIN UPDATE calls SET id = x'00' WHERE no = new.call_no; END",
    );
    baton
        .call(
            &trigger,
            &json!({ "email": "zoe@acme.example" }).to_string(),
        )
        .await;
    let is_told = |page: &Value| page["items"][0]["kind"] == "could_not_handle";

    let problem = baton.until("/problems", is_told).await["items"][0].clone();
    let path = format!("/problems/{}", problem["id"].as_str().expect("an id"));
    let items = baton.get(&format!("{path}/items")).await.ok();
    baton.damage("DROP TRIGGER damage");
    baton.damage("UPDATE calls SET id = randomblob (16)");
    baton
        .post(&format!("{path}/try-again"), json!({}))
        .await
        .ok();

    assert_eq!(problem["actions"][0], "try_again");
    assert_eq!(items["items"][0]["call"], Value::Null);
    assert_eq!(items["unreadable"][0]["table"], "calls");
    let is_handled = |page: &Value| page["items"][0]["kind"] == "unknown_person";
    baton.until("/problems", is_handled).await;
}

/// What calls of a live workflow say of a start date, which nothing reads.
async fn unread_days(baton: &Baton, days: &[(&str, &str)], needs_it: bool) {
    let workflow = baton.workflow("welcome").await;
    let mut draft = workflow["draft"].clone();
    let start = &mut draft["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": "/email" });
    start["unknown_person"] = json!("add_person");
    start["person_fields"] = json!([{ "detail": "start_date", "from": "/start" }]);
    let when_empty = ["leave_out", "stop"][usize::from(needs_it)];
    let reference = json!({ "source": { "kind": "person" }, "pointer": "/start_date" });
    let detail = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
    draft["steps"][0]["action"]["content"]["fields"] = json!([{ "name": "since", "value": {
        "segments": [detail], "type": "text", "when_empty": { "kind": when_empty } } }]);
    let trigger = baton.goes_live(&workflow, &draft).await;
    for (email, day) in days {
        let said = json!({ "email": email, "start": day }).to_string();
        baton.call(&trigger, &said).await;
    }
}

#[tokio::test]
async fn the_number_of_the_row_that_a_step_took_a_value_from_is_told_nowhere() {
    let baton = Baton::start().await;
    unread_days(&baton, &[("olga@acme.example", "next Monday")], true).await;

    let problem = of_people(&baton, 1).await;
    let path = format!("/problems/{}/items", problem["id"].as_str().expect("an id"));
    let items = baton.get(&path).await.ok();

    let params = &items["items"][0]["params"];
    assert_eq!(params["found"], "next Monday");
    assert_eq!(params["taken_over"], Value::Null, "{params}");
}
