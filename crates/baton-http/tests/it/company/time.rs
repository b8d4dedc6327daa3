//! The company's time zone and holidays: set, imported, in the audit (C18).

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Baton};

async fn set(baton: &Baton, zone: &str, holidays: &str) -> Answer {
    let input = json!({ "time_zone": zone, "holidays": holidays });
    baton.ask(Method::PUT, "/settings/time", Some(input)).await
}

async fn import(baton: &Baton, events: &str) -> Value {
    let text = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    let input = json!({ "name": "closed.ics", "text": text });
    let path = "/settings/time/holidays";
    baton.ask(Method::PUT, path, Some(input)).await.ok()
}

fn event(name: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nSUMMARY:{name}\n{lines}\nEND:VEVENT\n")
}

#[tokio::test]
async fn c18_the_company_has_a_zone_and_the_holidays_of_a_place() {
    let baton = Baton::start().await;

    let before = baton.get("/settings/time").await.ok();
    let after = set(&baton, "W. Europe Standard Time", "de-by").await.ok();

    assert_eq!(
        (&before["time_zone"], &before["holidays"]),
        (&Value::Null, &Value::Null)
    );
    assert!(before["computer_zone"].is_string());
    assert_eq!(
        (&before["first_year"], &before["last_year"]),
        (&json!(2026), &json!(2030))
    );
    let countries = before["countries"].as_array().expect("countries");
    let codes = countries
        .iter()
        .map(|one| one["code"].as_str().expect("a code"));
    assert_eq!(
        codes.collect::<Vec<_>>(),
        ["AT", "CH", "DE", "ES", "FR", "GB", "US"]
    );
    assert_eq!(
        (&after["time_zone"], &after["holidays"]),
        (&json!("Europe/Berlin"), &json!("DE-BY"))
    );
    // The runs follow in the background; nothing else may differ.
    let followed = |time: &Value| time["following"] == false;
    let settled = baton.until("/settings/time", followed).await;
    let mut expected = after;
    expected["following"] = json!(false);
    assert_eq!(settled, expected);
    let audit = baton.get("/audit?limit=200").await.ok();
    let mut rows = audit["items"].as_array().expect("rows").iter();
    let row = rows
        .find(|row| row["action"] == "settings_changed")
        .expect("a row");
    assert_eq!(row["params"]["time_zone"], "Europe/Berlin");
    assert_eq!(row["params"]["holidays"], "DE-BY");
}

#[tokio::test]
async fn what_is_no_zone_or_no_place_of_the_table_is_refused() {
    let baton = Baton::start().await;

    assert_eq!(
        set(&baton, "Mars/Olympus", "").await.refused(422),
        "invalid_field"
    );
    assert_eq!(set(&baton, "", "PL").await.refused(422), "invalid_field");

    let cleared = set(&baton, " ", "").await.ok();
    assert_eq!(
        (&cleared["time_zone"], &cleared["holidays"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn holidays_come_from_a_file_and_what_it_cannot_say_is_named_with_its_line() {
    let baton = Baton::start().await;
    let sound = event(
        "Summer break",
        "DTSTART;VALUE=DATE:20260803\nDTEND;VALUE=DATE:20260815",
    );
    let odd = event("Board", "DTSTART:20260106T090000Z");

    let mixed = import(&baton, &(sound + &odd)).await;
    let useless = import(&baton, &odd).await;
    let removed = baton
        .ask(Method::DELETE, "/settings/time/holidays", None)
        .await
        .ok();

    assert_eq!(mixed["imported"], 1);
    assert_eq!(
        mixed["refused"],
        json!([{ "line": 9, "name": "Board", "why": "time_of_day" }])
    );
    let file = &mixed["time"]["imported"];
    assert_eq!(
        (&file["name"], &file["days"]),
        (&json!("closed.ics"), &json!(1))
    );
    assert_eq!(
        (&file["first"], &file["last"]),
        (&json!("2026-08-03"), &json!("2026-08-14"))
    );
    assert_eq!(useless["imported"], 0);
    assert_eq!(
        useless["time"]["imported"], *file,
        "the former file is still there"
    );
    assert_eq!(removed["imported"], Value::Null);
}
