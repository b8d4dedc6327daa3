//! People, settings, the state of the system.

use baton_store::{Error, Lane, Tx};
use http::Method;
use serde_json::json;

use crate::support::Baton;

#[tokio::test]
async fn a_first_start_has_five_made_up_people() {
    let baton = Baton::start().await;

    let people = baton.get("/people").await.ok();
    let system = baton.get("/system").await.ok();

    assert_eq!(people["items"].as_array().expect("people").len(), 5);
    assert!(
        people["items"]
            .as_array()
            .expect("people")
            .iter()
            .all(|p| p["sample"] == true)
    );
    assert_eq!(system["counts"]["people"], 0);
    assert_eq!(system["secret_store"]["state"], "ready");
    assert_eq!(system["reach"]["state"], "only_this_computer");
    assert_eq!(system["actor"], "Dana");
}

/// A folder in which the made-up people were added once, and none is left.
async fn without_made_up_people() -> Baton {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = baton_store::open(folder.path(), &baton_store::Options::default());
    let added =
        |tx: &mut Tx<'_>| -> Result<(), Error> { tx.meta().set("sample_people_added", "1") };
    let store = store.expect("it opens");
    store.write(Lane::Command, added).await.expect("it is kept");
    store.close();
    drop(store);
    Baton::start_in(folder).await
}

#[tokio::test]
async fn nobody_real_stands_for_a_made_up_person() {
    let baton = without_made_up_people().await;
    let real = json!({ "display_name": "Ada Byron", "given_name": "Ada" });
    baton.post("/people", real).await.ok();
    let workflow = baton.workflow("blank").await;
    let id = workflow["id"].as_str().expect("an id");
    let details = format!("/workflows/{id}/details");

    let before = baton.get(&details).await;
    let made = baton.post("/people/sample", json!({})).await.ok();
    let after = baton.get(&details).await;

    before.ok();
    assert!(!before.text.contains("Ada"), "{}", before.text);
    assert_eq!(made["sample"], true);
    assert_eq!(made["display_name"], "Maria Lopez");
    assert!(after.text.contains("maria@acme.example"), "{}", after.text);
}

#[tokio::test]
async fn a_made_up_person_takes_no_address_that_somebody_has() {
    let baton = Baton::start().await;

    let made = baton.post("/people/sample", json!({})).await.ok();
    let audit = baton.get("/audit").await.ok();

    assert_eq!(made["work_email"], json!(null));
    assert_eq!(made["sample"], true);
    assert_eq!(audit["items"][0]["action"], "person_added");
    assert_eq!(audit["items"][0]["actor"], "Dana");
}

#[tokio::test]
async fn c4_an_email_is_unique_and_a_former_one_stays_as_an_alias() {
    let baton = Baton::start().await;
    let ada = json!({ "display_name": "Ada Byron", "work_email": " Ada@Acme.example " });

    let added = baton.post("/people", ada.clone()).await.ok();
    let id = added["id"].as_str().expect("an id");
    let twice = baton.post("/people", ada).await;
    let nameless = baton.post("/people", json!({ "display_name": "  " })).await;
    let no_email = json!({ "display_name": "X", "work_email": "no e-mail" });
    let no_email = baton.post("/people", no_email).await;
    let patch = json!({ "work_email": "ada.lovelace@acme.example", "custom": { "laptop": "13" } });
    let changed = baton
        .ask(Method::PATCH, &format!("/people/{id}"), Some(patch))
        .await
        .ok();
    let found = baton.get("/people?search=lovel").await.ok();

    assert_eq!(twice.refused(409), "email_taken");
    assert_eq!(nameless.refused(422), "invalid_field");
    assert_eq!(no_email.json()["params"]["field"], "work_email");
    assert_eq!(changed["aliases"], json!(["ada@acme.example"]));
    assert_eq!(changed["custom"][0]["value"], "13");
    assert_eq!(found["items"][0]["id"], added["id"]);
    assert_eq!(baton.get("/people/per_0").await.refused(404), "not_found");
}

#[tokio::test]
async fn lists_go_on_where_they_ended() {
    let baton = Baton::start().await;

    let first = baton.get("/people?limit=2").await.ok();
    let next = first["next"]
        .as_str()
        .expect("there are more")
        .replace(' ', "%20");
    let second = baton
        .get(&format!("/people?limit=50&after={next}"))
        .await
        .ok();

    assert_eq!(first["items"].as_array().expect("people").len(), 2);
    assert_eq!(second["items"].as_array().expect("people").len(), 3);
    assert_eq!(second["next"], json!(null));
}

#[tokio::test]
async fn settings_are_kept_and_a_base_address_is_an_address() {
    let baton = Baton::start().await;
    let patch = json!({ "base_address": "https://baton.acme.example/", "theme": "dark" });

    let changed = baton
        .ask(Method::PATCH, "/settings", Some(patch))
        .await
        .ok();
    let workflow = baton.workflow("blank").await;
    let bad = json!({ "base_address": "ftp://x" });
    let refused = baton.ask(Method::PATCH, "/settings", Some(bad)).await;

    assert_eq!(changed["base_address"], "https://baton.acme.example");
    assert_eq!(baton.get("/settings").await.ok()["theme"], "dark");
    let url = workflow["addresses"][0]["url"].as_str().expect("a url");
    assert!(url.starts_with("https://baton.acme.example/in/"), "{url}");
    assert_eq!(refused.refused(422), "invalid_field");
}

#[tokio::test]
async fn c4_a_custom_detail_has_a_type_and_is_checked_by_it() {
    let baton = Baton::start().await;
    let badge = json!({ "name": " badge ", "type": "number", "sensitive": false });
    let put = |body| baton.ask(Method::PUT, "/person-details", Some(body));

    let set = put(badge).await.ok();
    let nameless = put(json!({ "name": "a/b", "type": "text", "sensitive": false })).await;
    let ada = |badge: &str| {
        json!({ "display_name": "Ada", "custom": { "badge": badge, "shirt": "M" },
            "external_ids": { "BambooHR": "E-17" } })
    };
    let unfit = baton.post("/people", ada("many")).await;
    let added = baton.post("/people", ada("9007199254740993")).await.ok();
    let twin = baton
        .post(
            "/people",
            json!({ "display_name": "Twin", "external_ids": { "bamboohr": "E-17" } }),
        )
        .await;
    let known = baton.get("/person-details").await.ok();
    let remove = |name: &'static str| {
        let path = format!("/person-details?name={name}");
        let baton = &baton;
        async move { baton.ask(Method::DELETE, &path, None).await }
    };

    assert_eq!(set["name"], "badge");
    assert_eq!(nameless.refused(422), "invalid_field");
    assert_eq!(
        unfit.json()["params"],
        json!({ "field": "custom", "name": "badge", "type": "number" })
    );
    assert_eq!(
        added["custom"],
        json!([
            { "name": "badge", "type": "number", "sensitive": false,
              "value": "9007199254740993", "fits": true },
            { "name": "shirt", "type": "text", "sensitive": false, "value": "M", "fits": true }])
    );
    assert_eq!(
        added["external_ids"],
        json!([{ "source": "BambooHR", "id": "E-17" }])
    );
    assert_eq!(twin.json()["params"]["person"], added["id"]);
    assert_eq!(twin.refused(409), "external_id_taken");
    assert_eq!(known["sources"], json!(["BambooHR"]));
    let names = known["custom"].as_array().expect("a list");
    let names: Vec<_> = names.iter().map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["badge", "laptop", "shirt", "start buddy"].map(Some));
    assert_eq!(remove("badge").await.refused(409), "detail_in_use");
    assert_eq!(remove("other").await.refused(404), "not_found");
    let found = baton.get("/people?search=e-17").await.ok();
    assert_eq!(found["items"][0]["id"], added["id"]);
}

#[tokio::test]
async fn c4_a_sensitive_detail_is_masked_and_looking_at_it_is_in_the_audit() {
    let baton = Baton::start().await;
    let salary = json!({ "name": "salary", "type": "number", "sensitive": true });
    baton
        .ask(Method::PUT, "/person-details", Some(salary))
        .await
        .ok();
    let ada = json!({ "display_name": "Ada", "custom": { "salary": "50000" } });

    let added = baton.post("/people", ada).await.ok();
    let id = added["id"].as_str().expect("an id").to_owned();
    let listed = baton.get("/people?search=ada").await;
    let path = format!("/people/{id}/reveal");
    let shown = baton.post(&path, json!({ "name": "salary" })).await.ok();
    let none = baton.post(&path, json!({ "name": "other" })).await;
    let patch = json!({ "custom": { "salary": "" } });
    let emptied = baton
        .ask(Method::PATCH, &format!("/people/{id}"), Some(patch))
        .await
        .ok();

    assert_eq!(added["custom"][0]["value"], json!(null));
    assert_eq!(added["custom"][0]["sensitive"], true);
    assert!(!listed.text.contains("50000"));
    assert_eq!(shown["value"], "50000");
    assert_eq!(none.refused(404), "not_found");
    assert_eq!(emptied["custom"], json!([]));
    let audit = baton.get("/audit").await.ok();
    let rows = audit["items"].as_array().expect("a list");
    let looked = rows
        .iter()
        .find(|row| row["action"] == "person_detail_revealed")
        .expect("it is in the audit");
    assert_eq!(looked["actor"], "Dana");
    assert!(!audit.to_string().contains("50000"));
}

#[tokio::test]
async fn c16_a_zone_is_one_of_those_compiled_in_whatever_the_system_knows() {
    let baton = Baton::start().await;
    let add = async |zone: &str| {
        let person = json!({ "display_name": "Ada", "time_zone": zone });
        baton.post("/people", person).await
    };

    let by_iana = add("Europe/Berlin").await;
    let by_windows = add("W. Europe Standard Time").await;
    let none = add("Europe/Atlantis").await;
    let of_a_file = add("posix/Europe/Berlin").await;

    assert_eq!(by_iana.ok()["time_zone"], "Europe/Berlin");
    assert_eq!(by_windows.ok()["time_zone"], "Europe/Berlin");
    for refused in [none, of_a_file] {
        assert_eq!(refused.json()["params"]["field"], "time_zone");
        assert_eq!(refused.refused(422), "invalid_field");
    }
}
