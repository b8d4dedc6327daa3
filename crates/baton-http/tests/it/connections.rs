//! Connections: pasted addresses, tokens, consents; previews and test sends.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

async fn paste(baton: &Baton, text: &str) -> Value {
    baton
        .post("/connections/read-address", json!({ "text": text }))
        .await
        .ok()
}

#[tokio::test]
async fn c3_a_pasted_address_is_split_and_its_token_is_nowhere() {
    let baton = Baton::start().await;
    let text = "https://hooks.okta.example/in/flow?token=S3cretS3cretS3cretCanary99";

    let read = paste(&baton, text).await;

    assert_eq!(read["connection"]["host"], "hooks.okta.example");
    assert_eq!(read["connection"]["auth"]["kind"], "inside");
    assert_eq!(read["in_header"]["suggested"], true);
    assert_eq!(read["parts"][3]["why"], "name");
    assert_eq!(read["parts"][3]["text"], json!(null));
    assert_eq!(read["connection"]["needs"], json!([]));
    assert!(read["path"].to_string().contains(r#""kind":"secret""#));
    for path in ["/connections", "/audit", "/system"] {
        assert!(!baton.get(path).await.text.contains("Canary99"), "{path}");
    }
    assert!(!read.to_string().contains("Canary99"));
}

#[tokio::test]
async fn c3_what_is_pasted_can_be_looked_at_and_turned_round_before_anything_is_stored() {
    let baton = Baton::start().await;
    let text = "https://a.example/hooks/S3cretS3cretS3cretCanary99?id=7";
    let look = async |turned: Value| {
        let input = json!({ "text": text, "turned": turned });
        baton.post("/connections/look-at-address", input).await.ok()
    };
    let secrets = |look: &Value| -> Vec<Value> {
        let parts = look["parts"].as_array().expect("parts").iter();
        let parts = parts.filter(|part| part["secret"] == true);
        parts.map(|part| part["number"].clone()).collect()
    };

    let first = look(json!([])).await;
    let turned = look(json!([2, 3])).await;

    assert_eq!(secrets(&first), [2]);
    assert_eq!(secrets(&turned), [3]);
    assert!(!first.to_string().contains("Canary99"));
    let connections = baton.get("/connections").await.ok();
    assert_eq!(connections["items"].as_array().expect("items").len(), 1);
    let store = baton.engine.store();
    let slots = store.read(|tables| tables.slots().all()).await;
    assert_eq!(slots.expect("slots"), []);
}

#[tokio::test]
async fn c3_no_slot_is_ever_filled_twice_nor_sent_to_another_host() {
    let baton = Baton::start().await;
    let read = paste(&baton, "https://a.example/in?token=one").await;
    let id = read["connection"]["id"].as_str().expect("an id").to_owned();
    let token = format!("/connections/{id}/token");
    let header = format!("/connections/{id}/headers");
    let put = async |path: &str, input: Value| baton.ask(Method::PUT, path, Some(input)).await.ok();
    put(&token, json!({ "kind": "bearer", "token": "two" })).await;
    put(&header, json!({ "name": "X-A", "value": "three" })).await;
    let before = kept(&baton, &id).await;

    put(&token, json!({ "kind": "bearer", "token": "four" })).await;
    put(&header, json!({ "name": "X-A", "value": "five" })).await;
    let text = "curl -H 'Authorization: Bearer six' https://b.example/in?token=seven";
    let moved = json!({ "text": text, "connection": id });
    let moved = baton.post("/connections/read-address", moved).await.ok();

    let after = kept(&baton, &id).await;
    assert_eq!(before.len(), 3);
    assert_eq!(after.len(), 7);
    for one in &before {
        assert!(after.contains(one), "{one:?} is what it was");
    }
    let usable = moved["connection"]["auth"]["kept_slots"].as_array();
    let usable: Vec<_> = usable
        .expect("slots")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let sent = after
        .iter()
        .filter(|(slot, _)| usable.contains(&slot.as_str()));
    let sent: Vec<&str> = sent.map(|(_, secret)| secret.as_str()).collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.contains(&"six") && sent.contains(&"seven"), "{sent:?}");
}

/// Every slot of a connection with its secret.
async fn kept(baton: &Baton, id: &str) -> Vec<(String, String)> {
    let id = id.parse().expect("an id");
    let slots = baton
        .engine
        .store()
        .read(|tables| tables.slots().all())
        .await;
    let mut kept = Vec::new();
    for row in slots.expect("slots") {
        let name = baton_engine::destinations::outgoing_secret(&id, &row.slot);
        let secret = baton.engine.secrets().get(&name).await.expect("it answers");
        let secret = secret.expect("it is there");
        kept.push((row.slot, secret.expose_text().expect("text").to_owned()));
    }
    kept
}

const NEW_PASSWORD: &str = "Hallo Frau Huber,\nhier die neuen Daten:\n\
     Benutzername: svc-baton2\nPasswort: Winter 2026!\nViele Grüße, Tom";

#[tokio::test]
async fn c3_a_mail_in_the_place_of_a_password_replaces_the_name_too() {
    let baton = Baton::start().await;
    let text = "URL: https://a.example/in\nUser: svc-baton\nPassword: Sommer2025!";
    let read = paste(&baton, text).await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let path = format!("/connections/{id}/token");
    let put = async |text: &str| {
        let input = json!({ "kind": "basic", "username": "svc-baton", "text": text });
        baton.ask(Method::PUT, &path, Some(input)).await
    };

    let look = json!({ "text": NEW_PASSWORD });
    let look = baton.post("/connections/look-at-address", look).await.ok();
    let nothing = put("Hallo Frau Huber,\ndas Passwort schicke ich per SMS.").await;
    let replaced = put(NEW_PASSWORD).await.ok();

    let way = &look["way"];
    assert_eq!(way["username"], "svc-baton2");
    assert_eq!(
        (&way["is_named"], &look["token_length"]),
        (&json!(true), &json!(12))
    );
    assert_eq!(nothing.refused(422), "invalid_field");
    assert_eq!(replaced["auth"]["kind"], "basic");
    assert_eq!(replaced["auth"]["username"], "svc-baton2");
    let kept = kept(&baton, id).await;
    let kept: Vec<&str> = kept.iter().map(|(_, secret)| secret.as_str()).collect();
    assert!(kept.contains(&"Winter 2026!"), "{kept:?}");
}

#[tokio::test]
async fn c13_the_kind_that_is_chosen_after_a_mail_was_read_is_kept() {
    let baton = Baton::start().await;
    let read = paste(&baton, "https://a.example/in").await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let input = json!({ "kind": "bearer", "text": NEW_PASSWORD });

    let path = format!("/connections/{id}/token");
    let replaced = baton.ask(Method::PUT, &path, Some(input)).await.ok();

    assert_eq!(replaced["auth"]["kind"], "bearer");
    let kept = kept(&baton, id).await;
    let kept: Vec<&str> = kept.iter().map(|(_, secret)| secret.as_str()).collect();
    assert_eq!(kept, ["Winter 2026!"]);
}

#[tokio::test]
async fn b6_of_several_tokens_none_is_kept_before_one_is_chosen() {
    let baton = Baton::start().await;
    let text = "Token Produktion: 00aProd00aProd\nToken Test: 00aTest00aTest1";
    let read = paste(&baton, "https://a.example/in").await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let path = format!("/connections/{id}/token");
    let put = async |chosen: Value| {
        let input = json!({ "kind": "bearer", "text": text, "chosen": chosen });
        baton.ask(Method::PUT, &path, Some(input)).await
    };

    let look = json!({ "text": text });
    let look = baton.post("/connections/look-at-address", look).await.ok();
    let unasked = put(json!([])).await;
    let two = "URL: https://a.example/in\nURL: https://b.example/in";
    let both = json!({ "text": two, "connection": id });
    let both = baton.post("/connections/read-address", both).await;
    put(json!([2])).await.ok();

    assert_eq!(look["choices"][0]["said"], "Token Produktion");
    assert_eq!(look["choices"][1]["length"], 15);
    assert!(look["way"].is_null() && !look.to_string().contains("00aTest"));
    assert_eq!(unasked.refused(422), "invalid_field");
    assert_eq!(both.refused(409), "unclear");
    let kept = kept(&baton, id).await;
    let kept: Vec<&str> = kept.iter().map(|(_, secret)| secret.as_str()).collect();
    assert_eq!(kept, ["00aTest00aTest1"]);
}

#[tokio::test]
async fn c3_a_new_address_says_where_the_former_token_goes_on_being_sent() {
    let baton = Baton::start().await;
    let text = "URL: https://a.example/in\nUser: svc\nPassword: Sommer2025!";
    let read = paste(&baton, text).await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let look = async |text: &str| {
        let input = json!({ "text": text, "connection": id });
        baton.post("/connections/look-at-address", input).await.ok()
    };

    let silent = look("https://a.example/new").await;
    let unread = look("URL: https://a.example/new\nDas Passwort schicke ich per SMS.").await;
    let other = look("URL: https://a.example/new\nUser: svc\nPassword: Winter 2026!").await;
    let elsewhere = look("https://b.example/new").await;

    let keeps = |look: &Value| look["keeps_token"] == true;
    assert_eq!(
        [&silent, &unread, &other, &elsewhere].map(keeps),
        [true, true, false, false]
    );
    let says = |look: &Value| look["notes"].to_string().contains("secret_left_out");
    assert_eq!(
        [&silent, &unread, &other, &elsewhere].map(says),
        [false, true, false, false]
    );
}

#[tokio::test]
async fn c9_an_address_that_nothing_is_ever_sent_to_asks_for_another_one() {
    let baton = Baton::start().await;

    let read = paste(&baton, "http://169.254.169.254/latest").await;

    assert_eq!(read["connection"]["needs"], json!(["other_address"]));
}

#[tokio::test]
async fn c9_a_host_and_port_is_allowed_once_for_all_that_lead_there() {
    let baton = Baton::start().await;
    let local = |read: &Value| read["connection"]["id"].as_str().expect("an id").to_owned();
    let needs = async |id: &str| {
        let path = format!("/connections/{id}");
        baton.get(&path).await.ok()["needs"].clone()
    };
    let before = local(&paste(&baton, "https://10.1.2.3:8443/one").await);
    let other = local(&paste(&baton, "https://10.1.2.3:9000/elsewhere").await);
    let allowed = local(&paste(&baton, "https://10.1.2.3:8443/two").await);
    assert_eq!(needs(&before).await, json!(["local_consent"]));

    let consent = json!({ "kind": "local", "host": "10.1.2.3", "port": 8443 });
    let path = format!("/connections/{allowed}/consents");
    baton.ask(Method::PUT, &path, Some(consent)).await.ok();
    let later = local(&paste(&baton, "https://10.1.2.3:8443/three").await);

    for id in [&before, &allowed, &later] {
        assert_eq!(needs(id).await, json!([]));
    }
    assert_eq!(needs(&other).await, json!(["local_consent"]));
    let taken = format!("/connections/{before}/consents/local");
    baton.ask(Method::DELETE, &taken, None).await.ok();
    for id in [&before, &allowed, &later] {
        assert_eq!(needs(id).await, json!(["local_consent"]));
    }
    // Each that was changed has a row of its own.
    let audit = baton.get("/audit?limit=100").await.ok();
    let rows = audit["items"].as_array().expect("rows").iter();
    let rows: Vec<_> = rows
        .filter(|row| {
            row["action"]
                .as_str()
                .is_some_and(|action| action.starts_with("consent"))
        })
        .map(Value::to_string)
        .collect();
    assert_eq!(rows.len(), 6, "{rows:?}");
    for id in [&before, &allowed, &later] {
        assert_eq!(
            rows.iter().filter(|row| row.contains(id.as_str())).count(),
            2
        );
    }
}

#[tokio::test]
async fn c10_another_host_drops_token_and_consents() {
    let baton = Baton::start().await;
    let read = paste(&baton, "http://10.1.2.3:8443/hook").await;
    let id = read["connection"]["id"].as_str().expect("an id");
    assert_eq!(
        read["connection"]["needs"],
        json!(["unencrypted_consent", "local_consent"])
    );
    let path = format!("/connections/{id}");

    for kind in ["unencrypted", "local"] {
        let consent = json!({ "kind": kind, "host": "10.1.2.3", "port": 8443 });
        baton
            .ask(Method::PUT, &format!("{path}/consents"), Some(consent))
            .await
            .ok();
    }
    let token = json!({ "token": "tkn", "kind": "header", "header_name": "Authorization", "prefix": "SSWS " });
    let ready = baton
        .ask(Method::PUT, &format!("{path}/token"), Some(token))
        .await
        .ok();
    let moved = json!({ "text": "https://acme.okta.example/api", "connection": id });
    let moved = baton.post("/connections/read-address", moved).await.ok();

    assert_eq!(ready["needs"], json!([]));
    assert_eq!(ready["consents"].as_array().expect("consents").len(), 2);
    assert_eq!(ready["consents"][0]["given_by"], "Dana");
    assert_eq!(moved["connection"]["needs"], json!(["token"]));
    assert_eq!(moved["connection"]["consents"], json!([]));
    assert_eq!(moved["connection"]["auth"]["prefix"], "SSWS ");
    let set_at = |connection: &Value| connection["auth"]["address_set_at"].clone();
    assert_eq!(set_at(&ready), set_at(&read["connection"]));
    assert_ne!(set_at(&moved["connection"]), set_at(&ready));
    assert!(set_at(&moved["connection"]).is_string());
    assert!(moved["notes"].to_string().contains("token_dropped"));
}

#[tokio::test]
async fn c3_a_secret_header_is_a_slot_and_its_value_is_nowhere() {
    let baton = Baton::start().await;
    let read = paste(&baton, "https://hooks.okta.example/in").await;
    let path = format!(
        "/connections/{}/headers",
        read["connection"]["id"].as_str().expect("an id")
    );
    let keep = |input: Value| baton.ask(Method::PUT, &path, Some(input));

    let kept = keep(json!({ "name": "X-Api-Key", "value": "Canary99 one" })).await;
    let kept = kept.ok();
    let slot = kept["header"]["value"]["slot"].clone();
    let again = json!({ "name": "X-Api-Key", "value": "Canary99 two", "slot": slot });
    let again = keep(again).await.ok();

    assert_eq!(kept["header"]["name"], "X-Api-Key");
    assert_eq!(kept["connection"]["auth"]["kept_slots"], json!([slot]));
    assert_ne!(
        again["header"]["value"]["slot"], slot,
        "a slot is filled once"
    );
    for answer in [kept, again] {
        assert!(!answer.to_string().contains("Canary99"));
    }
    for path in ["/connections", "/audit", "/system"] {
        assert!(!baton.get(path).await.text.contains("Canary99"), "{path}");
    }
    for (name, value) in [
        ("X Api", "v"),
        ("X-Api", ""),
        ("X-Api", "a\nb"),
        ("X-Api", "schlüssel"),
    ] {
        let refused = keep(json!({ "name": name, "value": value })).await;
        assert_eq!(refused.refused(422), "invalid_field", "{name}: {value}");
    }
}

#[tokio::test]
async fn c10_another_host_drops_secret_headers() {
    let baton = Baton::start().await;
    let read = paste(&baton, "https://hooks.okta.example/in").await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let input = json!({ "name": "X-Api-Key", "value": "v" });
    let path = format!("/connections/{id}/headers");
    baton.ask(Method::PUT, &path, Some(input)).await.ok();

    let moved = json!({ "text": "https://other.example/api", "connection": id });
    let moved = baton.post("/connections/read-address", moved).await.ok();

    assert_eq!(moved["connection"]["auth"]["kept_slots"], json!([]));
    let practice = json!({ "name": "X-Api-Key", "value": "v" });
    let refused = baton
        .ask(
            Method::PUT,
            "/connections/con_practice/headers",
            Some(practice),
        )
        .await;
    assert_eq!(refused.refused(409), "wrong_state");
}

#[tokio::test]
async fn c9_cloud_secrets_can_never_be_allowed() {
    let baton = Baton::start().await;
    let read = paste(&baton, "http://169.254.169.254/latest").await;
    let id = read["connection"]["id"].as_str().expect("an id");

    let consent = json!({ "kind": "local", "host": "169.254.169.254", "port": 80 });
    let refused = baton
        .ask(
            Method::PUT,
            &format!("/connections/{id}/consents"),
            Some(consent),
        )
        .await;

    assert_eq!(refused.refused(422), "address_forbidden");
}

#[tokio::test]
async fn texts_that_are_no_address_and_batons_own_are_refused() {
    let baton = Baton::start().await;
    let read =
        |text: &'static str| baton.post("/connections/read-address", json!({ "text": text }));

    assert_eq!(read("").await.refused(422), "no_address");
    assert_eq!(read("ftp://x.example/y").await.refused(422), "no_address");
    let own = "http://127.0.0.1:7420/in/01ARZ3NDEKTSV4RRFFQ69G5FAV";
    assert_eq!(read(own).await.refused(422), "own_address");
}

#[tokio::test]
async fn a_used_connection_and_the_practice_tool_stay() {
    let baton = Baton::start().await;
    baton.workflow("welcome").await;

    let practice = baton.get("/connections/con_practice").await.ok();
    let refused = baton
        .ask(Method::DELETE, "/connections/con_practice", None)
        .await;
    let unused = paste(&baton, "https://a.example/x").await;
    let id = unused["connection"]["id"].as_str().expect("an id");
    let deleted = baton
        .ask(Method::DELETE, &format!("/connections/{id}"), None)
        .await;

    assert_eq!(practice["used_by"].as_array().expect("uses").len(), 3);
    assert_eq!(refused.refused(409), "in_use");
    assert_eq!(deleted.status, 204);
}

#[tokio::test]
async fn a_preview_shows_the_bytes_that_a_test_sends() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let step = &workflow["draft"]["steps"][0]["id"];
    let input = json!({
        "workflow": workflow["id"], "definition": workflow["draft"], "step": step, "person": person
    });

    let preview = baton.post("/preview", input.clone()).await.ok();
    let mut test = input;
    test["confirmed"] = json!(false);
    let sent = baton.post("/test-send", test).await.ok();

    let body: Value =
        serde_json::from_str(preview["body"].as_str().expect("a body")).expect("JSON");
    assert!(body["profile"]["email"].is_string(), "{body}");
    assert_eq!(preview["problems"], json!([]));
    assert_eq!(sent["request"]["body"], preview["body"]);
    assert_eq!(
        (&sent["ok"], &sent["outcome"]["code"]),
        (&json!(true), &json!("accepted"))
    );
    assert!(sent["answer"]["fields"][0]["pointer"].is_string());
}

#[tokio::test]
async fn the_first_real_send_to_an_address_is_confirmed() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let read = paste(&baton, "http://127.0.0.1:9/x").await;
    let mut draft = workflow["draft"].clone();
    draft["steps"][0]["action"]["connection"] = read["connection"]["id"].clone();
    let mut input = json!({
        "workflow": workflow["id"], "definition": draft, "person": person,
        "step": draft["steps"][0]["id"], "confirmed": false
    });

    let asked = baton.post("/test-send", input.clone()).await;
    input["confirmed"] = json!(true);
    let sent = baton.post("/test-send", input).await.ok();

    assert_eq!(asked.refused(409), "confirm_first_send");
    assert_eq!(sent["ok"], false);
    assert_eq!(sent["outcome"]["code"], "needs_consent");
}

#[tokio::test]
async fn what_a_step_lacks_of_its_connection_is_among_its_problems() {
    let baton = Baton::start().await;
    let read = paste(
        &baton,
        "https://hooks.okta.example/in?token=Canary99Canary99Canary99",
    )
    .await;
    let id = read["connection"]["id"].as_str().expect("an id");
    let put = async |path: &str, input: Value| {
        let path = format!("/connections/{id}/{path}");
        baton.ask(Method::PUT, &path, Some(input)).await
    };
    // As the panel takes it over into the step.
    let inside = read["path"].clone();
    let header = put(
        "headers",
        json!({ "name": "X-Api-Key", "value": "Canary99" }),
    )
    .await;
    let workflow = baton.workflow("welcome").await;
    let at = format!("/workflows/{}", workflow["id"].as_str().expect("an id"));
    let mut draft = workflow["draft"].clone();
    let action = &mut draft["steps"][0]["action"];
    action["connection"] = json!(id);
    action["path"] = inside;
    action["headers"] = json!([header.ok()["header"]]);
    let save = json!({ "revision": 1, "definition": draft, "edit": "headers" });
    baton
        .ask(Method::PUT, &format!("{at}/draft"), Some(save))
        .await
        .ok();
    let codes = async || -> Vec<String> {
        let problems = baton.get(&at).await.ok()["problems"].clone();
        let problems = problems.as_array().expect("problems").iter();
        problems
            .filter_map(|problem| problem["code"].as_str().map(str::to_owned))
            .filter(|code| ["token_twice", "header_secret_missing"].contains(&code.as_str()))
            .collect()
    };

    let at_first = codes().await;
    let token = async |token: &str| {
        let given = put("token", json!({ "kind": "bearer", "token": token })).await;
        given.ok();
    };
    token("Canary99Canary99Canary99").await;
    let same = codes().await;
    token("Canary98").await;
    let other = codes().await;
    token("Canary97").await;
    token("Canary98").await;
    let again = codes().await;
    let moved = json!({ "text": "https://hooks.other.example/in", "connection": id });
    baton.post("/connections/read-address", moved).await.ok();

    assert_eq!(at_first, [""; 0]);
    assert_eq!(same, ["token_twice"]);
    assert_eq!(other, [""; 0]);
    assert_eq!(again, [""; 0], "it was its own before, and in no address");
    assert_eq!(codes().await, ["header_secret_missing"]);
}
