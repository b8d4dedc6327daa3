//! The list of people: its filters, its counts, and what it can be filtered by.

use serde_json::{Value, json};

use crate::support::Baton;

const PEOPLE: [(&str, &str); 4] = [
    (
        "Ada Byron",
        r#"{"status":"active","department":"Sales","start_date":"2026-03-01","work_email":"ada@acme.example"}"#,
    ),
    (
        "Bea Vogel",
        r#"{"status":"before_start","department":"sales","start_date":"2026-04-01","manager":"Ada Byron"}"#,
    ),
    (
        "Cem Öz",
        r#"{"status":"left","department":"R&D, Graz","team":"Blue"}"#,
    ),
    (
        "ديانا",
        r#"{"status":"on_leave","location":"برلين","job_title":"Nurse","start_date":"2026-04-02"}"#,
    ),
];

async fn with_people() -> Baton {
    let baton = Baton::start().await;
    for (name, details) in PEOPLE {
        let mut person: Value = serde_json::from_str(details).expect("JSON");
        person["display_name"] = json!(name);
        baton.post("/people", person).await.ok();
    }
    baton
}

async fn names(baton: &Baton, query: &str) -> Vec<String> {
    let page = baton
        .get(&format!("/people?sample=false&{query}"))
        .await
        .ok();
    assert_eq!(page["next"], Value::Null);
    let items = page["items"].as_array().expect("people").iter();
    let names = items.map(|one| one["display_name"].as_str().expect("a name").to_owned());
    names.collect()
}

#[tokio::test]
async fn people_are_filtered_by_status_by_what_is_known_and_by_what_is_not() {
    let baton = with_people().await;

    for (query, wanted) in [
        ("status=active", vec!["Ada Byron"]),
        ("status=left,before_start", vec!["Bea Vogel", "Cem Öz"]),
        ("department=SALES", vec!["Ada Byron", "Bea Vogel"]),
        ("department=r%26d%2C%20graz", vec!["Cem Öz"]),
        ("department=Sal", vec![]),
        (
            "department=%20",
            vec!["Ada Byron", "Bea Vogel", "Cem Öz", "ديانا"],
        ),
        ("team=blue", vec!["Cem Öz"]),
        ("location=%D8%A8%D8%B1%D9%84%D9%8A%D9%86", vec!["ديانا"]),
        ("job_title=nurse", vec!["ديانا"]),
        ("manager=ada%20byron", vec!["Bea Vogel"]),
        ("lacks=work_email", vec!["Bea Vogel", "Cem Öz", "ديانا"]),
        ("lacks=start_date", vec!["Cem Öz"]),
        ("starts_from=2026-04-01", vec!["Bea Vogel", "ديانا"]),
        ("starts_until=2026-04-01", vec!["Ada Byron", "Bea Vogel"]),
        (
            "starts_from=2026-04-01&starts_until=2026-04-01&status=before_start&search=vo",
            vec!["Bea Vogel"],
        ),
    ] {
        assert_eq!(names(&baton, query).await, wanted, "{query}");
    }
    for wrong in ["status=gone", "status=", "lacks=salary", "starts_from=soon"] {
        let refused = baton.get(&format!("/people?{wrong}")).await.refused(400);
        assert_eq!(refused, "bad_request", "{wrong}");
    }
}

#[tokio::test]
async fn each_status_counts_what_is_looked_for_and_all_counts_the_whole_list() {
    let baton = with_people().await;
    let counts = async |query: &str| {
        let counts = baton.get(&format!("/people/counts?{query}")).await.ok();
        let each = ["before_start", "active", "on_leave", "left", "all"];
        each.map(|one| {
            assert_eq!(counts[one]["exact"], true, "{counts}");
            counts[one]["n"].as_u64().expect("a number")
        })
    };

    assert_eq!(counts("sample=false").await, [1, 1, 1, 1, 4]);
    assert_eq!(counts("sample=false&status=left").await, [1, 1, 1, 1, 4]);
    assert_eq!(
        counts("sample=false&department=sales").await,
        [1, 1, 0, 0, 4]
    );
    assert_eq!(counts("sample=false&search=ad").await, [0, 1, 0, 0, 4]);
    assert_eq!(
        counts("sample=true&lacks=work_email").await,
        [0, 0, 0, 0, 5]
    );
}

#[tokio::test]
async fn a_filter_is_picked_from_what_people_have() {
    let baton = with_people().await;
    let values = async |query: &str| {
        let path = format!("/people/values?sample=false&{query}");
        baton.get(&path).await.ok()
    };

    assert_eq!(
        values("detail=department").await,
        json!([
            { "value": "Sales", "people": 2, "exact": true },
            { "value": "R&D, Graz", "people": 1, "exact": true },
        ])
    );
    assert_eq!(
        values("detail=department&search=GRA").await,
        json!([{ "value": "R&D, Graz", "people": 1, "exact": true }])
    );
    let left = values("detail=department&status=left&department=Sales").await;
    assert_eq!(
        left,
        json!([{ "value": "R&D, Graz", "people": 1, "exact": true }]),
        "as the other filters leave them"
    );
    assert_eq!(values("detail=department&named=nobody").await, json!([]));
    assert_eq!(values("detail=location").await[0]["value"], "برلين");
    let refused = baton.get("/people/values?detail=salary").await;
    assert_eq!(refused.refused(400), "bad_request");
}
