//! What looks sensitive in a call is masked in the sample and at the call, whatever it is written
//! as, and shown with a row of the audit.

use serde_json::{Value, json};

use super::received::MASK;
use crate::support::Baton;

const IBAN: &str = "DE89 3704 0044 0532 0130 00";
const SALARY: &str = "71000.50";

async fn trigger(baton: &Baton) -> String {
    let workflow = baton.workflow("blank").await;
    let address = &workflow["addresses"][0]["id"];
    address.as_str().expect("an id").to_owned()
}

/// Each form in which the same comes, and what is masked of it.
fn forms() -> Vec<(String, Vec<&'static str>)> {
    let json = json!({ "email": "ada@acme.example", "terms": { "salary": 71000.5, "from": "May" },
        "notes": ["none", IBAN] });
    let json = json.to_string().replace("71000.5", SALARY);
    let inside = json!({ "payload": json }).to_string();
    let form = "email=ada%40acme.example&terms[salary]=71000.50&terms[from]=May&\
        notes[]=none&notes[]=DE89+3704+0044+0532+0130+00";
    let xml = format!(
        "<hire><email>ada@acme.example</email><terms><salary>{SALARY}</salary><from>May</from>\
         </terms><notes>none</notes><notes>{IBAN}</notes></hire>"
    );
    let of_payload = vec!["/payload/terms/salary", "/payload/notes/1"];
    vec![
        (json, vec!["/terms/salary", "/notes/1"]),
        (inside, of_payload),
        (form.to_owned(), vec!["/terms/salary", "/notes/1"]),
        (xml, vec!["/hire/terms/salary", "/hire/notes/1"]),
    ]
}

fn says_nothing(shown: &Value) {
    let text = shown.to_string();
    for secret in [SALARY, IBAN, "DE89+3704+0044"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

pub(super) async fn looked(baton: &Baton) -> Vec<Value> {
    let audit = baton.get("/audit?limit=100").await.ok();
    let rows = audit["items"].as_array().expect("rows").iter();
    let looks = rows.filter(|row| row["action"] == "call_revealed");
    looks.cloned().collect()
}

#[tokio::test]
async fn c18_what_looks_sensitive_in_a_call_is_masked_in_each_form_and_shown_to_who_asks() {
    let baton = Baton::start().await;
    let address = trigger(&baton).await;

    for (number, (body, pointers)) in forms().into_iter().enumerate() {
        let (call, _) = baton.call(&address, &body).await;
        let masked = baton.get(&format!("/calls/{call}")).await.ok();
        let sample = baton
            .get(&format!("/addresses/{address}/sample"))
            .await
            .ok();
        let whole = baton
            .post(&format!("/calls/{call}/reveal"), json!({}))
            .await
            .ok();

        for shown in [&masked, &sample] {
            says_nothing(shown);
            assert_eq!(shown["hidden"]["pointers"], json!(pointers), "{body}");
            let text = shown.to_string();
            assert!(
                text.contains("ada@acme.example") && text.contains("May"),
                "{text}"
            );
        }
        let salary = |call: &Value| {
            let fields = call["fields"].as_array().expect("fields").iter();
            let mut named = fields.filter(|field| field["pointer"] == pointers[0]);
            named.next().expect("it is there")["value"].clone()
        };
        assert_eq!(
            (salary(&masked), salary(&sample)),
            (json!(MASK), json!(MASK))
        );
        assert_eq!(salary(&whole), SALARY);
        assert_eq!(whole["body"], body);
        assert_eq!(whole["hidden"]["details"], json!([]));
        assert_eq!(looked(&baton).await.len(), number + 1);
    }
    let looks = looked(&baton).await;
    assert_eq!(
        looks[0]["params"]["details"],
        "hire.terms.salary, hire.notes"
    );
    assert!(!looks.iter().any(|row| row.to_string().contains(SALARY)));
}

#[tokio::test]
async fn c18_a_call_that_cannot_be_read_is_masked_as_a_whole() {
    let baton = Baton::start().await;
    let address = trigger(&baton).await;
    let body = r#"{"email": ada@acme.example, "salary": 71000.50}"#;

    let (call, readable) = baton.call(&address, body).await;
    let masked = baton.get(&format!("/calls/{call}")).await.ok();
    let whole = baton
        .post(&format!("/calls/{call}/reveal"), json!({}))
        .await
        .ok();

    assert!(!readable);
    assert_eq!(masked["body"], MASK);
    assert_eq!(
        masked["hidden"],
        json!({ "details": ["data"], "pointers": [""], "more": 0 })
    );
    assert_eq!(whole["body"], body);
    assert_eq!(looked(&baton).await.len(), 1);
}

#[tokio::test]
async fn a_call_with_nothing_sensitive_is_shown_as_it_came_and_nobody_is_noted() {
    let baton = Baton::start().await;
    let address = trigger(&baton).await;
    let body = r#"{"email":"ada@acme.example","team":"IT","salary":""}"#;

    let (call, _) = baton.call(&address, body).await;
    let shown = baton.get(&format!("/calls/{call}")).await.ok();
    let asked = baton
        .post(&format!("/calls/{call}/reveal"), json!({}))
        .await
        .ok();

    assert_eq!(shown["body"], body);
    assert_eq!(
        shown["hidden"],
        json!({ "details": [], "pointers": [], "more": 0 })
    );
    assert_eq!(shown, asked);
    assert_eq!(looked(&baton).await, Vec::<Value>::new());
}

#[tokio::test]
async fn c18_of_tens_of_thousands_of_hidden_names_the_audit_has_a_few_and_how_many_more() {
    let baton = Baton::start().await;
    let address = trigger(&baton).await;
    let names = (0..20_000).map(|number| format!(r#""ssn_{number}":"x""#));
    let long = "n".repeat(10_000);
    let body = format!(
        r#"{{"ssn_{long}":"x",{}}}"#,
        names.collect::<Vec<_>>().join(",")
    );

    let (call, _) = baton.call(&address, &body).await;
    let masked = baton.get(&format!("/calls/{call}")).await.ok();
    let path = format!("/calls/{call}/reveal");
    baton.post(&path, json!({})).await.ok();

    let told = masked["hidden"]["details"].as_array().expect("names");
    assert_eq!((told.len(), &told[50]), (51, &json!("… (+19951)")));
    let places = masked["hidden"]["pointers"].as_array().expect("places");
    assert_eq!(
        (places.len(), &masked["hidden"]["more"]),
        (500, &json!(19_501))
    );
    let looks = looked(&baton).await;
    let noted = looks[0]["params"]["details"].as_str().expect("names");
    assert!(noted.ends_with("ssn_48, … (+19951)"), "{}", noted.len());
    assert!(noted.len() < 1_000, "{}", noted.len());
}
