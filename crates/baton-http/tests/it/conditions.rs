//! What conditions come to for a sample, and how many people would take which path.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

fn test(source: &str, field: &str, operator: &str, values: &[&str]) -> Value {
    json!({"reference": {"source": {"kind": source}, "pointer": format!("/{field}")},
        "operator": operator, "values": values})
}

fn path(id: u8, tests: &[Value]) -> Value {
    json!({"id": format!("step_p{id}"), "name": format!("Path {id}"), "steps": [],
        "when": {"mode": "all", "tests": tests}})
}

/// A draft with a choice between these paths.
async fn draft(baton: &Baton, paths: Value) -> (Value, Value) {
    let workflow = baton.workflow("blank").await;
    let mut definition = workflow["draft"].clone();
    definition["steps"] = json!([{"id": "step_choice", "name": "c", "action":
        {"kind": "choose_path", "paths": paths, "otherwise": []}}]);
    (workflow["id"].clone(), definition)
}

async fn add(baton: &Baton, name: &str, department: &str, status: &str) {
    let person = json!({"display_name": name, "department": department, "status": status});
    baton.post("/people", person).await.ok();
}

#[tokio::test]
async fn people_are_counted_by_the_path_that_they_would_take() {
    let baton = Baton::start().await;
    for (name, department, status) in [
        ("Ada", "Engineering", "active"),
        ("Bea", " engineering", "before_start"),
        ("Cem", "Sales", "active"),
        ("Dov", "", "active"),
        ("Eva", "Engineering", "left"),
    ] {
        add(&baton, name, department, status).await;
    }
    let engineers = path(1, &[test("person", "department", "is", &["Engineering"])]);
    let sellers = path(2, &[test("person", "department", "is", &["Sales"])]);
    let (_, definition) = draft(&baton, json!([engineers, sellers])).await;
    let about = json!({"definition": definition, "step": "step_choice"});

    let counts = baton.post("/conditions/count", about.clone()).await.ok();
    let who = |who: &str, path: Value| {
        let mut about = about.clone();
        about["who"] = json!(who);
        about["path"] = path;
        let baton = &baton;
        async move {
            let page = baton.post("/conditions/people", about).await.ok();
            assert_eq!(page["next"], Value::Null);
            let items = page["items"].as_array().expect("people").iter();
            items.map(|one| one["name"].clone()).collect::<Vec<_>>()
        }
    };

    let expected = json!({"people": 4, "more": false, "paths": [2, 1], "otherwise": 1,
        "could_not_tell": 0});
    assert_eq!(counts, expected);
    assert_eq!(who("path", json!(0)).await, ["Ada", "Bea"]);
    assert_eq!(who("path", json!(1)).await, ["Cem"]);
    assert_eq!(who("otherwise", Value::Null).await, ["Dov"]);
    let values = baton.get("/conditions/values?pointer=/department").await;
    let expected = json!([
        { "value": "Engineering", "people": 2, "exact": true },
        { "value": "Sales", "people": 1, "exact": true },
    ]);
    assert_eq!(values.ok(), expected);
}

#[tokio::test]
async fn where_more_than_details_decides_nobody_is_counted() {
    let baton = Baton::start().await;
    add(&baton, "Ada", "Engineering", "active").await;
    let by_person = path(1, &[test("person", "department", "is", &["Sales"])]);
    let by_call = path(2, &[test("trigger", "kind", "is", &["hire"])]);
    let behind = path(3, &[test("person", "department", "is", &["Engineering"])]);
    let (_, definition) = draft(&baton, json!([by_person, by_call, behind])).await;
    let mut about = json!({"definition": definition, "step": "step_choice"});

    let counts = baton.post("/conditions/count", about.clone()).await.ok();
    about["who"] = json!("path");
    about["path"] = json!(1);
    let refused = baton.post("/conditions/people", about.clone()).await;
    about["path"] = json!(9);
    let no_path = baton.post("/conditions/people", about).await;

    let expected = json!({"people": 1, "more": false, "paths": [0, null, null],
        "otherwise": null, "could_not_tell": null});
    assert_eq!(counts, expected);
    assert_eq!(refused.refused(409), "wrong_state");
    assert_eq!(no_path.refused(422), "invalid_field");
}

#[tokio::test]
async fn a_sample_is_judged_test_by_test() {
    let baton = Baton::start().await;
    let person = baton.sample_person().await;
    let about = baton.get(&format!("/people/{person}")).await.ok();
    let team = about["department"].as_str().expect("a department");
    let yes = path(
        1,
        &[
            test("person", "department", "is", &[team]),
            test("trigger", "gone", "is", &["x"]),
        ],
    );
    let (workflow, definition) = draft(&baton, json!([yes])).await;
    let input = json!({"workflow": workflow, "definition": definition, "step": "step_choice",
        "person": person});

    let judged = baton.post("/conditions/judge", input).await.ok();

    let tests = json!([
        {"verdict": "true", "value": team, "hidden": false},
        {"verdict": "could_not_tell", "value": null, "hidden": false},
    ]);
    let condition = json!({"verdict": "could_not_tell", "tests": tests, "groups": []});
    assert_eq!(judged, json!({"conditions": [condition], "first": null}));
}

#[tokio::test]
async fn c18_what_is_or_looks_sensitive_is_judged_and_not_shown() {
    let baton = Baton::start().await;
    let custom = json!({ "name": "salary", "type": "text", "sensitive": true });
    let set = baton.ask(Method::PUT, "/person-details", Some(custom));
    set.await.ok();
    let maria = json!({ "display_name": "Ada", "work_email": "ada@acme.example",
        "custom": { "salary": "canary" } });
    let maria = baton.post("/people", maria).await.ok();
    let person = maria["id"].clone();
    let all = path(
        1,
        &[
            test("person", "custom/salary", "is", &["x"]),
            test("person", "custom", "is", &["x"]),
            test("trigger", "ssn", "is", &["canary"]),
        ],
    );
    let (workflow, definition) = draft(&baton, json!([all])).await;
    let id = workflow.as_str().expect("an id");
    let shown = baton.get(&format!("/workflows/{id}")).await.ok();
    let addresses = shown["addresses"].as_array().expect("a list");
    let trigger = addresses
        .iter()
        .find(|one| one["owner"]["kind"] == "trigger");
    let trigger = trigger.expect("a trigger")["id"].as_str().expect("an id");
    let call = r#"{"email":"maria@acme.example","ssn":"canary"}"#;
    baton.call(trigger, call).await;
    let input = json!({"workflow": workflow, "definition": definition, "step": "step_choice",
        "person": person});

    let judged = baton.post("/conditions/judge", input).await.ok();
    let values = baton.get("/conditions/values?pointer=/custom").await.ok();

    let tests = judged["conditions"][0]["tests"].as_array().expect("tests");
    let hidden: Vec<_> = tests.iter().map(|one| &one["hidden"]).collect();
    assert_eq!(hidden, [true, true, true]);
    assert!(!judged.to_string().contains("canary"), "{judged}");
    assert!(!values.to_string().contains("canary"), "{values}");
}

/// More than one snapshot reads, so that a page of people ends among them.
const MANY: usize = 620;

#[tokio::test]
async fn many_people_are_counted_and_listed_page_by_page() {
    let baton = Baton::start().await;
    for number in 0..MANY {
        let department = format!("D{}", number % 10);
        add(&baton, &format!("Person {number}"), &department, "active").await;
    }
    let some = path(1, &[test("person", "department", "is", &["D0"])]);
    let (_, definition) = draft(&baton, json!([some])).await;
    let mut about = json!({"definition": definition, "step": "step_choice"});

    let counts = baton.post("/conditions/count", about.clone()).await.ok();
    about["who"] = json!("path");
    about["path"] = json!(0);
    let mut pages = Vec::new();
    let mut next = Value::Null;
    while pages.is_empty() || !next.is_null() {
        about["after"] = next;
        let page = baton.post("/conditions/people", about.clone()).await.ok();
        pages.push(page["items"].as_array().expect("people").len());
        next = page["next"].clone();
    }

    assert_eq!(counts["people"], MANY);
    assert_eq!(counts["paths"], json!([MANY / 10]));
    assert_eq!(pages, [50, 12]);
}

/// A person with a work e-mail and a manager, who is named as tools do it.
async fn managed(baton: &Baton, name: &str, email: &str, manager: &str) {
    let person = json!({"display_name": name, "work_email": email, "manager": manager});
    baton.post("/people", person).await.ok();
}

#[tokio::test]
async fn who_manages_whom_decides_by_work_email_or_by_a_name_that_is_nobody_elses() {
    let baton = Baton::start().await;
    managed(&baton, "Mia", "mia@acme.example", "").await;
    managed(&baton, "Noa", "noa@acme.example", "").await;
    managed(&baton, "Noa", "noa2@acme.example", "").await;
    managed(&baton, "Ada", "ada@acme.example", "MIA@acme.example").await;
    managed(&baton, "Ben", "ben@acme.example", " mia").await;
    managed(&baton, "Cem", "cem@acme.example", "Noa").await;
    managed(&baton, "Dov", "dov@acme.example", "").await;
    let counts = async |field: &str, of: &[&str]| {
        let manages = path(1, &[test("person", field, "is_manager_of", of)]);
        let (_, definition) = draft(&baton, json!([manages])).await;
        let about = json!({"definition": definition, "step": "step_choice"});
        let counts = baton.post("/conditions/count", about).await.ok();
        let number = |value: &Value| value.as_u64().expect("a number");
        [
            number(&counts["paths"][0]),
            number(&counts["otherwise"]),
            number(&counts["could_not_tell"]),
        ]
    };

    for of in ["ada@acme.example", "ben@acme.example", "Ben"] {
        assert_eq!(counts("work_email", &[of]).await, [1, 6, 0], "{of}");
        assert_eq!(counts("display_name", &[of]).await, [1, 6, 0], "{of}");
    }
    // Two are called Noa: the name of neither says who it is.
    assert_eq!(
        counts("display_name", &["cem@acme.example"]).await,
        [0, 5, 2]
    );
    assert_eq!(counts("work_email", &["dov@acme.example"]).await, [0, 7, 0]);
    assert_eq!(
        counts("work_email", &["gone@acme.example"]).await,
        [0, 0, 7]
    );
    let either = ["dov@acme.example", "ada@acme.example"];
    assert_eq!(counts("work_email", &either).await, [1, 6, 0]);
    // Whose manager is the manager of Ben: Ada's and Ben's own.
    assert_eq!(counts("manager", &["ben@acme.example"]).await, [2, 5, 0]);
}

#[tokio::test]
async fn a_name_is_somebodys_alone_though_a_sample_person_has_it() {
    let baton = Baton::start().await;
    let sample = baton.sample_person().await;
    let about = baton.get(&format!("/people/{sample}")).await.ok();
    let name = about["display_name"].as_str().expect("a name");
    managed(&baton, name, "real@acme.example", "").await;
    managed(&baton, "Ada", "ada@acme.example", name).await;
    let ada = ["ada@acme.example"];
    let manages = path(1, &[test("person", "work_email", "is_manager_of", &ada)]);
    let (_, definition) = draft(&baton, json!([manages])).await;

    let about = json!({"definition": definition, "step": "step_choice"});
    let counts = baton.post("/conditions/count", about).await.ok();

    assert_eq!(
        (
            &counts["people"],
            &counts["paths"][0],
            &counts["could_not_tell"]
        ),
        (&json!(2), &json!(1), &json!(0))
    );
}

#[tokio::test]
async fn a_sample_is_told_whom_it_manages() {
    let baton = Baton::start().await;
    let person = baton.sample_person().await;
    let about = baton.get(&format!("/people/{person}")).await.ok();
    let email = about["work_email"].as_str().expect("an e-mail");
    managed(&baton, "Ada", "ada@acme.example", email).await;
    let manages = path(
        1,
        &[test(
            "person",
            "work_email",
            "is_manager_of",
            &["ada@acme.example"],
        )],
    );
    let (workflow, definition) = draft(&baton, json!([manages])).await;
    let input = json!({"workflow": workflow, "definition": definition, "step": "step_choice",
        "person": person});

    let judged = baton.post("/conditions/judge", input).await.ok();

    assert_eq!(judged["first"], 0);
    assert_eq!(judged["conditions"][0]["tests"][0]["verdict"], "true");
}

#[tokio::test]
async fn a_detail_that_people_lack_is_counted_where_a_step_stops_without_it() {
    let baton = Baton::start().await;
    for (name, manager, department, status) in [
        ("Ada", "Eva", "Engineering", "active"),
        ("Bea", "", "", "active"),
        ("Cem", "undefined", "Sales", "before_start"),
        ("Dov", "", "", "left"),
    ] {
        let person = json!({"display_name": name, "manager": manager, "department": department,
            "status": status});
        baton.post("/people", person).await.ok();
    }
    let detail = |pointer: &str| {
        json!({"kind": "detail", "format": "as_is",
        "reference": {"source": {"kind": "person"}, "pointer": pointer}})
    };
    let field = |name: &str, segments: Value, when_empty: &str| {
        json!({"name": name, "value": {
        "segments": segments, "type": "text", "when_empty": {"kind": when_empty}}})
    };
    let fields = json!([
        field("boss", json!([detail("/manager")]), "stop"),
        field("boss_again", json!([detail("/manager")]), "stop"),
        field("team", json!([detail("/department")]), "leave_out"),
        field(
            "either",
            json!([detail("/manager"), detail("/display_name")]),
            "stop"
        ),
        field("id", json!([detail("/external_ids/Okta")]), "stop"),
    ]);
    let workflow = baton.workflow("blank").await;
    let mut definition = workflow["draft"].clone();
    definition["steps"] = json!([{"id": "step_okta", "name": "Okta", "action": {
        "kind": "call_webhook", "connection": null, "method": "POST", "path": [], "headers": [],
        "content": {"kind": "fields", "fields": fields}, "timeout_s": 30, "also_success": []}},
        {"id": "step_day", "name": "First day", "action": {"kind": "wait_for_time",
            "until": {"kind": "date", "amount": 1, "unit": "days", "side": "before",
                "detail": "start_date", "at": "09:00"},
            "weekend_rule": "as_it_is", "already_past": "go_on"}}]);

    let lacking = baton
        .post("/conditions/lacking", json!({"definition": definition}))
        .await
        .ok();

    let lacked = |step: &str, pointer: &str, people: u64| {
        json!({"step": step, "pointer": pointer,
        "people": people})
    };
    let details = [
        lacked("step_okta", "/manager", 2),
        lacked("step_okta", "/external_ids/Okta", 3),
        lacked("step_day", "/start_date", 3),
    ];
    let expected = json!({"people": 3, "more": false, "details": details});
    assert_eq!(lacking, expected);

    let start = &mut definition["trigger"]["start"];
    start["person_fields"] = json!([{"detail": "manager", "from": "/boss"}]);
    for (update_known, told) in [(false, &details[..]), (true, &details[1..])] {
        definition["trigger"]["start"]["update_known"] = json!(update_known);
        let again = baton.post("/conditions/lacking", json!({"definition": definition}));
        assert_eq!(again.await.ok()["details"], json!(told), "{update_known}");
    }
}
