//! In which language Baton calls what it names by itself.

use axum::body::Body;
use baton_admin::sessions;
use http::{Method, Request, header};
use serde_json::{Value, json};

use crate::support::{Answer, Baton};

const GERMAN: &str = "de-DE,de;q=0.9,en;q=0.8";

async fn sign_in(baton: &Baton, reads: Option<&str>) {
    let once = sessions::make_link(&baton.engine, "Dana").await;
    let path = format!("/sign-in?once={}", once.expect("a link"));
    let request = Request::builder()
        .uri(path)
        .header(header::HOST, "127.0.0.1:7421");
    let request = match reads {
        Some(reads) => request.header(header::ACCEPT_LANGUAGE, reads),
        None => request,
    };
    let answer = baton.send(request.body(Body::empty()).expect("a request"));
    assert_eq!(answer.await.status, 303);
}

async fn ask(baton: &Baton, method: Method, path: &str, reads: &str, body: Value) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::HOST, "127.0.0.1:7421")
        .header(header::AUTHORIZATION, baton.bearer())
        .header(header::ACCEPT_LANGUAGE, reads);
    let body = Body::from(body.to_string());
    baton.send(request.body(body).expect("a request")).await
}

/// What the practice tool is called, where the made-up people work, and what their own details are
/// called and say.
async fn first_things(baton: &Baton) -> Value {
    let connections = baton.get("/connections").await.ok();
    let people = baton.get("/people?sample=true").await.ok();
    let people = people["items"].as_array().expect("a list");
    let max = people.iter().find(|one| one["given_name"] == "Max");
    let id = max.expect("Max")["id"].as_str().expect("an id");
    let max = baton.get(&format!("/people/{id}")).await.ok();
    let custom = max["custom"].as_array().expect("a list");
    let custom = custom.iter().map(|one| json!([one["name"], one["value"]]));
    let mut custom: Vec<_> = custom.collect();
    custom.sort_by_key(Value::to_string);
    json!({
        "tool": connections["items"][0]["name"],
        "works": [max["location"], max["department"], max["team"], max["job_title"]],
        "custom": custom,
    })
}

fn english() -> Value {
    json!({
        "tool": "Practice tool",
        "works": ["Vienna", "Sales", "Key accounts", "Account manager"],
        "custom": [["laptop", "14 inch"], ["start buddy", "Ines Roth"]],
    })
}

fn german() -> Value {
    json!({
        "tool": "Übungstool",
        "works": ["Wien", "Vertrieb", "Großkunden", "Kundenbetreuer"],
        "custom": [["Buddy", "Ines Roth"], ["Laptop", "14 Zoll"]],
    })
}

/// The details that are known, in the order of their names.
async fn details(baton: &Baton) -> Vec<String> {
    let known = baton.get("/person-details").await.ok();
    let known = known["custom"].as_array().expect("a list").iter();
    known
        .map(|one| one["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[tokio::test]
async fn what_a_folder_begins_with_is_called_as_the_first_who_signs_in_reads() {
    let baton = Baton::start().await;
    sign_in(&baton, None).await;
    assert_eq!(first_things(&baton).await, english());

    sign_in(&baton, Some(GERMAN)).await;
    sign_in(&baton, Some("en")).await;

    assert_eq!(first_things(&baton).await, german());
    assert_eq!(details(&baton).await, ["Buddy", "Laptop"]);
    let more = baton.post("/people/sample", json!({})).await.ok();
    assert!(more["custom"].to_string().contains("14 Zoll"), "{more}");
}

#[tokio::test]
async fn a_language_that_is_chosen_calls_it_anew_until_there_is_a_workflow() {
    let baton = Baton::start().await;
    assert_eq!(baton.get("/settings").await.ok()["language"], Value::Null);
    let choose = async |tag: &str| {
        let chosen = json!({ "language": tag });
        baton
            .ask(Method::PATCH, "/settings", Some(chosen))
            .await
            .ok()
    };

    assert_eq!(choose("de").await["language"], "de");
    assert_eq!(first_things(&baton).await, german());
    choose("en").await;
    assert_eq!(first_things(&baton).await, english());
    sign_in(&baton, Some(GERMAN)).await;
    assert_eq!(first_things(&baton).await, english());

    baton.workflow("blank").await;
    choose("de").await;
    assert_eq!(first_things(&baton).await, english());
}

#[tokio::test]
async fn a_new_workflow_is_named_in_the_language_of_the_page_that_makes_it() {
    let baton = Baton::start().await;
    let make = async |reads: &str, template: &str| {
        let input = json!({ "name": "N", "template": template });
        let made = ask(&baton, Method::POST, "/workflows", reads, input).await;
        made.ok()["draft"].clone()
    };

    let names = |definition: &Value| {
        let steps = definition["steps"].as_array().expect("a list");
        let first = &definition["trigger"]["name"];
        let names = steps.iter().map(|step| &step["name"]);
        let names = std::iter::once(first).chain(names);
        names
            .map(|name| name.as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };

    assert_eq!(
        names(&make(GERMAN, "blank").await),
        ["Ein anderes Tool ruft auf"]
    );
    let welcome = make("de", "welcome").await;
    assert_eq!(
        names(&welcome),
        [
            "Jemand wird eingestellt",
            "Konto anlegen",
            "Laptop bestellen",
            "Laptop ist bereit",
            "HR informieren"
        ]
    );
    assert!(welcome.to_string().contains("Laptop für "), "{welcome}");
    assert_eq!(names(&make("fr", "blank").await), ["Another tool calls"]);
    let chosen = json!({ "language": "de" });
    baton
        .ask(Method::PATCH, "/settings", Some(chosen))
        .await
        .ok();
    assert_eq!(
        names(&make("fr", "blank").await),
        ["Ein anderes Tool ruft auf"]
    );
    assert_eq!(names(&make("en-GB", "blank").await), ["Another tool calls"]);
}

#[tokio::test]
async fn instructions_for_it_are_in_the_language_of_the_page_that_copies_them() {
    let baton = Baton::start().await;
    let made = baton.workflow("blank").await;
    let address = made["addresses"][0]["id"].as_str().expect("an address");
    let path = format!("/addresses/{address}/secret?form=header&purpose=instructions");
    let told = async |reads: &str| {
        let answer = ask(&baton, Method::GET, &path, reads, json!({})).await;
        answer.ok()["text"].as_str().expect("a text").to_owned()
    };

    let (german, english) = (told("de").await, told("en").await);

    assert!(
        german.contains("Webadresse") && !german.contains("web address"),
        "{german}"
    );
    assert!(english.contains("web address"), "{english}");
}
