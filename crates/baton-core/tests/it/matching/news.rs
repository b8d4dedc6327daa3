//! Which news about somebody a start means, and what is wrong with its settings.

use baton_core::matching::news::{News, Topic};
use baton_core::run::DetailChange;
use baton_core::triggers::TriggerKind;
use baton_core::validation::{Code, Known, validate};
use serde_json::{Value, json};

use crate::fixture::{definition, detail, workflow};

fn changed(detail: &str, from: Option<&str>, to: Option<&str>) -> News {
    News::Changed(DetailChange {
        detail: detail.to_owned(),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    })
}

fn start(from: &Value, to: &Value) -> Value {
    json!({ "kind": "detail_changed", "detail": "department", "from": from, "to": to })
}

fn means(start: Value, news: &News) -> bool {
    let mut made = workflow(vec![]);
    made["trigger"]["start"] = start;
    definition(made).trigger.kind().means(news)
}

#[test]
fn a_change_is_meant_by_its_detail_and_by_what_it_was_and_is() {
    let (any, empty) = (json!({ "kind": "any" }), json!({ "kind": "empty" }));
    let sales = json!({ "kind": "one_of", "values": ["Data", " sales "] });
    let number = json!({ "kind": "one_of", "values": ["7"] });
    let moves = changed("department", Some("Research"), Some("Sales"));
    let comes = changed("department", None, Some("Sales"));
    let goes = changed("department", Some("Sales"), None);
    for (from, to, wanted) in [
        (&any, &any, [true, true, true]),
        (&any, &sales, [true, true, false]),
        (&sales, &any, [false, false, true]),
        (&empty, &any, [false, true, false]),
        (&any, &empty, [false, false, true]),
        (&empty, &sales, [false, true, false]),
        (&any, &number, [false, false, false]),
    ] {
        let means = |news| means(start(from, to), news);
        assert_eq!([&moves, &comes, &goes].map(means), wanted, "{from} {to}");
    }
    let whole = changed("department", None, Some("7.0"));
    assert!(means(start(&any, &number), &whole));
    let other = changed("team", Some("Research"), Some("Sales"));
    assert!(!means(start(&any, &any), &other));
    assert!(!means(start(&any, &any), &News::Added));
    assert!(!means(json!({ "kind": "person_is_added" }), &moves));
    assert!(means(json!({ "kind": "person_is_added" }), &News::Added));
}

#[test]
fn somebody_starts_or_leaves_by_what_their_status_becomes() {
    let status = |from, to| changed("status", Some(from), Some(to));
    let means = |kind: &str, news: &News| means(json!({ "kind": kind }), news);
    for (news, starts, leaves) in [
        (status("before_start", "active"), true, false),
        (status("left", "active"), true, false),
        (status("on_leave", "active"), false, false),
        (status("active", "left"), false, true),
        (status("before_start", "left"), false, true),
        (
            changed("team", Some("before_start"), Some("active")),
            false,
            false,
        ),
        (News::Added, false, false),
    ] {
        assert_eq!(means("person_starts", &news), starts, "{news:?}");
        assert_eq!(means("person_leaves", &news), leaves, "{news:?}");
    }
}

#[test]
fn a_start_listens_to_what_its_news_are_about() {
    let topic = |start: Value| {
        let kind: TriggerKind = serde_json::from_value(start).unwrap();
        let mut made = workflow(vec![]);
        made["trigger"]["start"] = json!(kind);
        definition(made).trigger.kind().topic()
    };
    let any = json!({ "kind": "any" });
    let news = changed("department", None, None);
    assert_eq!(topic(start(&any, &any)), Some(news.topic()));
    assert_eq!(
        topic(json!({ "kind": "person_is_added" })),
        Some(News::Added.topic())
    );
    assert_eq!(topic(workflow(vec![])["trigger"]["start"].clone()), None);
    assert_ne!(Topic::Added.stored(), news.topic().stored());
}

#[test]
fn what_is_wrong_with_a_start_by_a_change_is_said_where_it_stands() {
    let any = json!({ "kind": "any" });
    let wrong = |start: Value, steps: Vec<Value>| {
        let mut made = workflow(steps);
        made["trigger"]["start"] = start;
        let found = validate(&definition(made), &Known::default()).into_iter();
        let found = found.filter(|one| one.code != Code::NoSteps);
        found.map(|one| (one.code, one.path)).collect::<Vec<_>>()
    };
    let at = |rest: &str| format!("/trigger/start/{rest}");
    let none = json!({ "kind": "one_of", "values": [" "] });
    let mut unnamed = start(&any, &none);
    unnamed["detail"] = json!("");

    assert_eq!(wrong(start(&any, &any), vec![]), []);
    assert_eq!(
        wrong(unnamed, vec![]),
        [
            (Code::DetailUnknown, at("detail")),
            (Code::TestValuesUnusable, at("to"))
        ]
    );
    let of_call = json!([detail(json!({ "kind": "trigger" }), "/team")]);
    let set = json!({ "id": "step_moves", "name": "Moves", "action": { "kind": "update_person",
        "details": [{ "detail": "team", "value": { "segments": of_call, "type": "as_received",
            "when_empty": { "kind": "stop" } } }] } });
    let steps = vec![set];
    let found = wrong(json!({ "kind": "person_is_added" }), steps);
    assert_eq!(
        found.iter().map(|one| one.0).collect::<Vec<_>>(),
        [Code::CallOutOfPlace]
    );
}
