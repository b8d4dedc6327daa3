//! C5, K26: one event that is told twice, and two that are not one.

use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::json::Json;
use baton_core::matching::is_the_same_event;
use serde_json::{Value, json};

fn is_one(now: &Value, before: &Value) -> bool {
    let entry = |data: &Value| {
        let data = Json::parse(data.to_string().as_bytes()).expect("it is JSON");
        Entry::whole(Arc::new(data))
    };
    is_the_same_event(&entry(now), &entry(before))
}

#[test]
fn k26_the_same_number_and_all_else_but_the_time_of_sending_is_one_event() {
    let one = |id: &str, at: &str, team: &str| json!({"id": id, "createdAt": at, "employee": {"id": 7, "team": team}});
    let first = one("evt-1", "09:00", "Sales");

    assert!(is_one(&one("evt-1", "09:20", "Sales"), &first));
    assert!(is_one(&first, &first));
    assert!(!is_one(&one("evt-2", "09:20", "Sales"), &first));
    assert!(!is_one(&one("evt-1", "09:20", "Support"), &first));
}

#[test]
fn k26_what_anything_may_have_is_an_events_number_beside_a_time_alone() {
    let rows = [
        (json!({"id": 7, "email": "a@x.io"}), false),
        (json!({"id": 7, "timestamp": 1, "email": "a@x.io"}), true),
        (json!({"event_id": "x", "email": "a@x.io"}), true),
        (
            json!({"event": {"id": "x", "created_at": "y"}, "email": "a@x.io"}),
            true,
        ),
        (json!({"employee": {"id": "x", "created_at": "y"}}), false),
        (
            json!({"id": "x", "meta": {"created": "y"}, "email": "a@x.io"}),
            false,
        ),
        (json!({"id": "", "timestamp": 1}), false),
        (json!([7]), false),
    ];
    for (data, expected) in rows {
        assert_eq!(is_one(&data, &data), expected, "{data}");
    }
}
