//! What the document forbids is refused, and what it allows is taken.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::Baton;

#[tokio::test]
async fn nothing_is_no_body() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("blank").await;
    let id = workflow["id"].as_str().expect("an id");
    let asked = [
        (Method::PATCH, "/settings".to_owned()),
        (Method::PATCH, format!("/workflows/{id}")),
        (Method::PUT, "/settings/time".to_owned()),
    ];

    for (method, path) in asked {
        let nothing = baton.ask(method.clone(), &path, None).await;
        let empty = baton.ask(method, &path, Some(json!({}))).await;

        assert_eq!(nothing.refused(400), "bad_request", "{path}");
        assert_eq!(empty.status, StatusCode::OK, "{path}: {}", empty.text);
    }
}

#[tokio::test]
async fn a_whole_number_may_have_a_point() {
    let baton = Baton::start().await;
    let port = |port: Value| {
        let input = json!({ "port": port });
        let baton = &baton;
        async move { baton.ask(Method::PUT, "/settings/port", Some(input)).await }
    };

    assert_eq!(port(json!(70_000.0)).await.refused(400), "bad_request");
    assert_eq!(port(json!(7420.5)).await.refused(400), "bad_request");
    assert_ne!(port(json!(47_420.0)).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_place_in_a_list_is_one_that_a_list_gave() {
    let baton = Baton::start().await;
    let lists = [
        ("/people", ["", "+1.ada", "ada", "1"]),
        ("/audit", ["", "+1.2", "1.A", "1"]),
        ("/runs", ["", "-1.2", "1.2.3", "10000000000000000.1"]),
        ("/problems", ["", "1.", ".1", "18000000000000000.1"]),
    ];

    for (list, places) in lists {
        for place in places {
            let place = place.replace('+', "%2B");
            let page = baton.get(&format!("{list}?after={place}")).await;
            assert_eq!(page.refused(400), "bad_request", "{list} after `{place}`");
        }
    }
    // A damaged row may have a time before 1970: its list goes on behind it.
    for place in ["7fffffffffffffff.1", "fffffffffffffff9.1"] {
        let page = baton.get(&format!("/audit?after={place}")).await;
        assert_eq!(page.status, StatusCode::OK, "{place}");
    }
}

#[tokio::test]
async fn a_day_is_written_in_full_or_not_at_all() {
    let baton = Baton::start().await;
    let person = |day: &str| {
        let input = json!({ "display_name": "Ada", "start_date": day });
        let baton = &baton;
        async move { baton.post("/people", input).await }
    };

    assert_eq!(person("2028-02-29").await.ok()["start_date"], "2028-02-29");
    assert_eq!(person("").await.ok()["start_date"], Value::Null);
    for day in [
        "2027-02-29",
        "20280229",
        "2028-02-29T09:00",
        "28-02-29",
        "0",
    ] {
        assert_eq!(person(day).await.refused(422), "invalid_field", "{day}");
    }
}

#[tokio::test]
async fn what_may_be_null_is_said() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("blank").await;
    let id = workflow["id"].as_str().expect("an id");
    let save = |definition: Value| {
        let input = json!({ "revision": 1, "definition": definition, "edit": "test" });
        let (baton, path) = (&baton, format!("/workflows/{id}/draft"));
        async move { baton.ask(Method::PUT, &path, Some(input)).await }
    };
    let mut forgotten = workflow["draft"].clone();
    let start = forgotten["trigger"]["start"].as_object_mut();
    start.expect("a trigger").remove("only_if");
    let mut numbered = workflow["draft"].clone();
    numbered["trigger"]["start"]["person"] = json!({ "kind": 0 });

    assert_eq!(save(forgotten).await.refused(400), "bad_request");
    assert_eq!(save(numbered).await.refused(400), "bad_request");
    assert_eq!(save(workflow["draft"].clone()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_beside_the_address_is_no_part_of_it() {
    let baton = Baton::start().await;
    let made = baton
        .post("/connections", json!({ "name": "Jira" }))
        .await
        .ok();
    let path = format!("/connections/{}/token", made["id"].as_str().expect("an id"));
    let put = |input: Value| {
        let (baton, path) = (&baton, &path);
        async move { baton.ask(Method::PUT, path, Some(input)).await }
    };
    let named = |kind: &str| json!({ "kind": kind, "token": "t", "username": "a:b" });

    let inside = put(json!({ "kind": "inside", "token": "t" })).await;

    assert_eq!(inside.refused(400), "bad_request");
    for kind in ["none", "bearer", "basic", "header"] {
        let colon = put(named(kind)).await;
        assert_eq!(colon.refused(422), "invalid_field", "{kind}");
    }
}
