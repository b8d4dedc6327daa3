//! What is told of an item of a list that names nobody, and of a value that is no address: at the
//! call, in the list of calls, and under Problems.

use serde_json::{Value, json};

use super::received::MASK;
use crate::support::Baton;

const IBAN: &str = "DE89 3704 0044 0532 0130 00";
const SALARY: &str = "71000.50";

/// A live trigger that takes a list.
async fn trigger(baton: &Baton) -> String {
    let workflow = baton.workflow("welcome").await;
    let mut draft = workflow["draft"].clone();
    draft["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/0/email" });
    baton.goes_live(&workflow, &draft).await
}

fn says_nothing(shown: &Value) {
    let text = shown.to_string();
    for secret in [SALARY, "71000", IBAN, "DE89", "0440532"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

/// All that is shown of a call: itself, among those of its address, and under Problems with their
/// items.
async fn everywhere(baton: &Baton, address: &str, call: &str, problems: usize) -> Vec<Value> {
    let asked = |page: &Value| {
        page["items"]
            .as_array()
            .is_some_and(|all| all.len() == problems)
    };
    let groups = baton.until("/problems", asked).await;
    let mut shown = vec![
        baton.get(&format!("/calls/{call}")).await.ok(),
        baton.get(&format!("/addresses/{address}/calls")).await.ok(),
        groups.clone(),
    ];
    for group in groups["items"].as_array().expect("problems") {
        let id = group["id"].as_str().expect("an id");
        shown.push(baton.get(&format!("/problems/{id}/items")).await.ok());
    }
    shown
}

#[tokio::test]
async fn c18_what_names_nobody_in_a_list_is_told_masked_wherever_it_stands() {
    let baton = Baton::start().await;
    let address = trigger(&baton).await;
    let of = |name: &str, salary: &str| {
        format!(r#"{{"name":"{name}","salary":{salary},"iban":"{IBAN}"}}"#)
    };
    let note = "n".repeat(40);
    let body = format!(
        r#"[{},{},{{"note":"{note}","more":"{note}","ref":"{IBAN}"}},{{"email":"{IBAN}"}}]"#,
        of("Ben", SALARY),
        of("Ben", "71000.51"),
    );

    let (call, _) = baton.call(&address, &body).await;
    let shown = everywhere(&baton, &address, &call, 2).await;

    shown.iter().for_each(says_nothing);
    let told: Vec<&str> = shown[0]["dispositions"]
        .as_array()
        .expect("dispositions")
        .iter()
        .filter_map(|one| one["detail"]["value"].as_str())
        .collect();
    let ben = format!(r#"{{"name":"Ben","salary":"{MASK}","iban":"{MASK}"}}"#);
    assert_eq!(told[0], ben);
    assert_eq!(told[1], format!("{ben} (2)"));
    assert!(told[2].starts_with(r#"{"note":"nnn"#), "{}", told[2]);
    assert_eq!(told[3], MASK);
}
