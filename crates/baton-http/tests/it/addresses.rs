//! Incoming addresses: tokens, samples, settings, rotation, their calls.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Baton, trigger_of};

async fn trigger(baton: &Baton) -> (String, String) {
    let workflow = baton.workflow("blank").await;
    let address = workflow["addresses"][0]["id"]
        .as_str()
        .expect("an address")
        .to_owned();
    (workflow["id"].as_str().expect("an id").to_owned(), address)
}

#[tokio::test]
async fn the_instructions_show_a_call_in_which_the_step_finds_what_it_looks_at() {
    let baton = Baton::start().await;
    let (workflow, address) = trigger(&baton).await;
    let told = async || {
        let path = format!("/addresses/{address}/secret?form=header&purpose=instructions");
        let told = baton.get(&path).await.ok();
        told["text"].as_str().expect("text").to_owned()
    };
    let path = format!("/workflows/{workflow}");
    let made = baton.get(&path).await.ok();
    let mut draft = made["draft"].clone();
    draft["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/hire/mail" });
    let save = json!({ "revision": made["draft_revision"], "definition": draft, "edit": "x" });

    let automatic = told().await;
    let draft = format!("{path}/draft");
    baton.ask(Method::PUT, &draft, Some(save)).await.ok();
    let picked = told().await;

    let body = r#"-d '{"email":"jane.doe@example.com"}'"#;
    assert!(automatic.contains(body), "{automatic}");
    let body = r#"-d '{"hire":{"mail":"jane.doe@example.com"}}'"#;
    assert!(picked.contains(body), "{picked}");
}

#[tokio::test]
async fn a_token_is_given_in_both_forms_and_each_look_is_in_the_audit() {
    let baton = Baton::start().await;
    let (_, address) = trigger(&baton).await;
    let path = format!("/addresses/{address}/secret");

    let inside = baton
        .get(&format!("{path}?form=inside&purpose=copy"))
        .await
        .ok();
    let header = baton
        .get(&format!("{path}?form=header&purpose=reveal"))
        .await
        .ok();
    let told = baton
        .get(&format!("{path}?form=header&purpose=instructions"))
        .await
        .ok();

    let token = header["token"].as_str().expect("a token");
    assert!(token.starts_with("btn_") && token.len() == 47, "{token}");
    assert_eq!(
        inside["text"],
        format!("{}?token={token}", header["url"].as_str().expect("a url"))
    );
    let text = told["text"].as_str().expect("text");
    assert!(text.contains(&format!("Bearer {token}")));
    assert_eq!(inside["only_this_computer"], true);
    assert!(text.contains("Only programs on the computer on which Baton runs"));
    // What a repeat comes to is a setting of the address, and what is refused stays refused.
    assert!(
        !text.contains("does no harm") && text.contains("401"),
        "{text}"
    );
    let audit = baton.get("/audit").await.ok();
    let actions: Vec<_> = audit["items"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["action"].clone())
        .collect();
    assert_eq!(
        actions[..3],
        [
            json!("token_copied"),
            json!("token_revealed"),
            json!("token_copied")
        ]
    );
    assert_eq!(audit["items"][0]["actor"], "Dana");
    assert!(
        !baton.get("/audit").await.text.contains(token),
        "the audit has no token"
    );
}

#[tokio::test]
async fn c2_a_drafts_call_is_a_sample_with_its_fields_and_runs_nothing() {
    let baton = Baton::start().await;
    let (id, address) = trigger(&baton).await;

    let body =
        r#"{"person":{"email":"maria@acme.example","n":9007199254740993},"other":"a@b.example"}"#;
    let (call, readable) = baton.call(&address, body).await;
    let sample = baton
        .get(&format!("/addresses/{address}/sample"))
        .await
        .ok();
    let calls = baton.get(&format!("/addresses/{address}/calls")).await.ok();
    let whole = baton.get(&format!("/calls/{call}")).await.ok();

    assert!(readable);
    let fields = sample["fields"].as_array().expect("fields");
    assert_eq!(fields[0]["pointer"], "/person/email");
    assert_eq!(fields[0]["hint"]["kind"], "person_email");
    assert_eq!(fields[0]["hint"]["name"], "Maria Lopez");
    assert_eq!(fields[1]["value"], "9007199254740993");
    assert_eq!(fields[2]["hint"]["kind"], "unknown_email");
    assert_eq!(calls["items"][0]["dispositions"][0]["kind"], "sample");
    assert_eq!(whole["body"], body);
    assert!(
        !baton
            .get(&format!("/calls/{call}"))
            .await
            .text
            .contains("btn_")
    );
    assert_eq!(baton.get("/runs").await.ok()["items"], json!([]));
    let details = baton.get(&format!("/workflows/{id}/details")).await.ok();
    assert_eq!(details[1]["details"][0]["sample"], "maria@acme.example");
}

#[tokio::test]
async fn settings_are_checked_and_a_rotated_token_is_another() {
    let baton = Baton::start().await;
    let (_, address) = trigger(&baton).await;
    let path = format!("/addresses/{address}");
    let set = |minutes: u32| {
        let sender_id = json!({ "kind": "header", "name": "x-delivery" });
        json!({ "settings": { "sender_id": sender_id, "duplicate_minutes": minutes,
            "day_order": null } })
    };

    let changed = baton.ask(Method::PATCH, &path, Some(set(60))).await.ok();
    let refused = baton.ask(Method::PATCH, &path, Some(set(100_000))).await;
    let secret = format!("{path}/secret?form=header&purpose=copy");
    let before = baton.get(&secret).await.ok()["token"].clone();
    let rotated = baton
        .post(&format!("{path}/rotate"), json!({ "overlap_s": 60 }))
        .await
        .ok();
    let after = baton.get(&secret).await.ok()["token"].clone();
    baton.call(&address, r#"{"with":"the new token"}"#).await;
    let unused = baton.get(&path).await.ok()["old_token_callers"].clone();
    let old = before.as_str().expect("a token");
    for body in [r#"{"n":1}"#, r#"{"n":2}"#] {
        baton.call_with(&address, old, body).await;
    }
    let used = baton.get(&path).await.ok()["old_token_callers"].clone();

    assert_eq!(unused, json!([]));
    assert_eq!(used.as_array().expect("callers").len(), 1);
    assert_eq!(used[0]["from"], "127.0.0.1");
    assert_eq!(changed["settings"]["duplicate_minutes"], 60);
    assert_eq!(refused.refused(422), "invalid_field");
    assert!(rotated["old_token_until"].is_string());
    assert_ne!(before, after);
}

#[tokio::test]
async fn c3_a_token_is_replaced_to_its_end_though_whoever_asked_hangs_up() {
    let baton = Baton::start().await;
    let (_, address) = trigger(&baton).await;
    let path = format!("/addresses/{address}");
    let rotate = format!("{path}/rotate");

    baton.secrets.hold();
    let is_under_way = async {
        while !baton.secrets.is_waited_for() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        answer = baton.post(&rotate, json!({ "overlap_s": 60 })) => panic!("{answer:?}"),
        () = is_under_way => {}
    }
    baton.secrets.release();

    let is_replaced = |shown: &Value| shown["old_token_until"].is_string();
    baton.until(&path, is_replaced).await;
    baton.call(&address, r#"{"with":"the new token"}"#).await;
}

#[tokio::test]
async fn c3_no_token_is_kept_of_an_address_that_never_came_to_be() {
    let baton = Baton::start().await;
    let (workflow, _) = trigger(&baton).await;
    let path = format!("/workflows/{workflow}");
    let made = baton.get(&path).await.ok();
    let mut draft = made["draft"].clone();
    // A step that waits for a call of its own, by the shape of the template's.
    let welcome = baton.workflow("welcome").await;
    let steps = welcome["draft"]["steps"].as_array().expect("steps");
    let wait = steps
        .iter()
        .find(|step| step["action"]["kind"] == "wait_for_call");
    let mut wait = wait.expect("it waits").clone();
    wait["id"] = json!("step_0000000000000000000000000000abcd");
    draft["steps"] = json!([wait]);
    let save = |revision: &Value| json!({ "revision": revision, "definition": draft, "edit": "x" });
    let before = baton.secrets.names();

    let stale = json!(made["draft_revision"].as_u64().expect("a number") + 7);
    let path = format!("{path}/draft");
    let refused = baton.ask(Method::PUT, &path, Some(save(&stale))).await;
    let kept = baton.secrets.names();
    let saved = save(&made["draft_revision"]);
    baton.ask(Method::PUT, &path, Some(saved)).await.ok();

    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(kept, before);
    assert_eq!(baton.secrets.names().len(), before.len() + 1);
}

#[tokio::test]
async fn a_wrong_token_that_comes_again_is_told_until_the_caller_has_the_right_one() {
    let baton = Baton::start().await;
    let welcome = baton.workflow("welcome").await;
    let workflow = welcome["id"].as_str().expect("an id");
    let address = trigger_of(&welcome);
    let live = format!("/workflows/{workflow}/live");
    baton.post(&live, json!({})).await.ok();
    let wrong = format!("btn_{}", "x".repeat(43));
    let told = async || baton.get("/wrong-tokens").await.ok();

    baton.refused_with(&address, &wrong).await;
    let once = told().await;
    for _ in 0..2 {
        baton.refused_with(&address, &wrong).await;
    }
    let again = told().await;
    baton
        .call(&address, r#"{"email":"maria@acme.example"}"#)
        .await;
    let right = told().await;

    assert_eq!((&once["items"], &right["items"]), (&json!([]), &json!([])));
    assert_eq!(
        (&again["kept"], &again["kept_days"]),
        (&json!(20), &json!(7))
    );
    assert_eq!(again["more"], false);
    let all = again["items"].as_array().expect("a list");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["workflow"], workflow);
    assert_eq!(
        (&all[0]["calls"], &all[0]["more"]),
        (&json!(3), &json!(false))
    );
    assert_eq!(all[0]["from"], "127.0.0.1");
    assert!(all[0]["owner_name"].is_string() && all[0]["since"].is_string());
}

#[tokio::test]
async fn of_a_long_call_it_is_told_how_much_is_left_out() {
    let baton = Baton::start().await;
    let (workflow, address) = trigger(&baton).await;
    let members = (0..1_711).map(|no| (format!("field{no}"), json!(no)));
    let body = Value::Object(members.collect());
    let (call, _) = baton.call(&address, &body.to_string()).await;

    let sample = format!("/addresses/{address}/sample");
    let sample = baton.get(&sample).await.ok();
    let call = baton.get(&format!("/calls/{call}")).await.ok();
    let path = format!("/workflows/{workflow}/details");
    let details = async |search: &str| {
        let groups = baton.get(&format!("{path}{search}")).await.ok();
        let groups = groups.as_array().expect("groups").iter();
        let mut of_start = groups.filter(|group| group["source"]["kind"] == "trigger");
        of_start.next().expect("the start's").clone()
    };
    let all = details("").await;
    let one = details("?search=Field1710").await;
    let many = details("?search=field").await;
    let none = details("?search=elsewhere").await;

    for told in [&sample, &call] {
        let fields = told["fields"].as_array().expect("fields");
        assert_eq!((fields.len(), &told["found"]), (500, &json!(1_711)));
    }
    let known = sample["known"].as_array().expect("fields");
    assert_eq!((known.len(), &sample["known_more"]), (500, &json!(true)));
    let count = |group: &Value| group["details"].as_array().expect("details").len();
    assert_eq!((count(&all), &all["more"]), (300, &json!(true)));
    assert_eq!((count(&one), &one["more"]), (1, &json!(false)));
    assert_eq!((count(&many), &many["more"]), (300, &json!(true)));
    assert_eq!(one["details"][0]["sample"], "1710");
    assert_eq!((count(&none), &none["unavailable"]), (0, &json!(null)));
}

#[tokio::test]
async fn a_search_of_details_is_by_names_and_tells_no_value() {
    let baton = Baton::start().await;
    let (workflow, address) = trigger(&baton).await;
    let body = json!({ "email": "a@acme.example", "iban": "DE89370400440532013000" });
    baton.call(&address, &body.to_string()).await;

    let path = format!("/workflows/{workflow}/details");
    let found = async |search: &str| {
        let groups = baton.get(&format!("{path}?search={search}")).await.ok();
        let groups = groups.as_array().expect("groups").iter();
        let mut of_start = groups.filter(|group| group["source"]["kind"] == "trigger");
        let group = of_start.next().expect("the start's");
        group["details"].as_array().expect("details").len()
    };

    assert_eq!(found("IBAN").await, 1);
    // By its name alone.
    assert_eq!(found("DE8937").await, 0);
    assert_eq!(found("acme.example").await, 0);
    assert_eq!(found("%C3%89MAIL").await, 1);
}

#[tokio::test]
async fn the_fields_of_the_last_calls_are_offered_with_the_latest_value_of_each() {
    let baton = Baton::start().await;
    let (_, address) = trigger(&baton).await;
    let bodies = [
        json!({ "email": "a@acme.example", "team": "Sales", "old": 1 }),
        json!({ "email": "b@acme.example", "team": "IT" }),
        json!({ "badge": 7, "team": "" }),
    ];
    for body in bodies {
        baton.call(&address, &body.to_string()).await;
    }

    let sample = baton
        .get(&format!("/addresses/{address}/sample"))
        .await
        .ok();

    let own = sample["fields"].as_array().expect("fields");
    assert_eq!(own.len(), 2, "those of the last call alone");
    assert_eq!(sample["looked_at"], 3);
    let known = sample["known"].as_array().expect("known fields").iter();
    let known: Vec<_> = known
        .map(|one| json!([one["pointer"], one["value"], one["calls"]]))
        .collect();
    let expected = [
        json!(["/badge", "7", 1]),
        json!(["/team", "IT", 3]),
        json!(["/email", "b@acme.example", 2]),
        json!(["/old", "1", 1]),
    ];
    assert_eq!(known, expected);
}

#[tokio::test]
async fn no_more_than_the_last_five_calls_are_looked_at_for_their_fields() {
    let baton = Baton::start().await;
    let (_, address) = trigger(&baton).await;
    for n in 0..7 {
        let field = format!("field_{n}");
        baton.call(&address, &json!({ field: n }).to_string()).await;
    }

    let sample = baton
        .get(&format!("/addresses/{address}/sample"))
        .await
        .ok();

    assert_eq!(sample["looked_at"], 5);
    assert_eq!(sample["known"].as_array().map(Vec::len), Some(5));
}

#[tokio::test]
async fn what_waits_far_before_got_earlier_is_said_to_be_there_and_is_found() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    let wait = draft["steps"][2].clone();
    let waits = (0..22).map(|no| {
        let mut wait = wait.clone();
        wait["id"] = json!(format!("step_w{no}"));
        wait
    });
    draft["steps"] = waits.collect();
    let save = json!({ "revision": 1, "definition": draft, "edit": "changed" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let workflow = baton.get(&format!("/workflows/{id}")).await.ok();
    let address_of = |step: &str| {
        let mut all = workflow["addresses"].as_array().expect("addresses").iter();
        let found = all.find(|address| address["owner"]["id"] == step);
        let address = found.expect("an address")["id"].as_str();
        address.expect("an id").to_owned()
    };
    for step in ["step_w0", "step_w21"] {
        for body in [json!({ "early": 1 }), json!({ "late": 2 })] {
            baton.call(&address_of(step), &body.to_string()).await;
        }
    }

    let of = async |step: &str, search: &str| {
        let path = format!("/workflows/{id}/details{search}");
        let groups = baton.get(&path).await.ok();
        let mut groups = groups.as_array().expect("groups").iter();
        let group = groups.find(|group| group["source"]["step"] == step);
        let group = group.expect("a group of the wait");
        let details = group["details"].as_array().expect("details").iter();
        let names: Vec<_> = details.map(|one| one["name"].clone()).collect();
        (names, group["more"].clone())
    };

    let both = (vec![json!("late"), json!("early")], json!(false));
    assert_eq!(of("step_w21", "").await, both);
    assert_eq!(of("step_w0", "").await, (vec![json!("late")], json!(true)));
    let found = (vec![json!("early")], json!(false));
    assert_eq!(of("step_w0", "?search=early").await, found);
}

#[tokio::test]
async fn a_search_reads_so_many_bytes_of_all_waits_and_says_where_there_may_be_more() {
    const WAITS: usize = 7;
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    let wait = draft["steps"][2].clone();
    let waits = (0..WAITS).map(|no| {
        let mut wait = wait.clone();
        wait["id"] = json!(format!("step_w{no}"));
        wait
    });
    draft["steps"] = waits.collect();
    let save = json!({ "revision": 1, "definition": draft, "edit": "changed" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let workflow = baton.get(&format!("/workflows/{id}")).await.ok();
    let addresses = workflow["addresses"].as_array().expect("addresses");
    let of_waits = addresses.iter().filter(|one| {
        let owner = one["owner"]["id"].as_str();
        owner.is_some_and(|owner| owner.starts_with("step_w"))
    });
    for address in of_waits {
        let address = address["id"].as_str().expect("an id");
        for n in 0..2 {
            let body = json!({ "late": n, "rest": "x".repeat(900 * 1024) });
            baton.call(address, &body.to_string()).await;
        }
    }

    let path = format!("/workflows/{id}/details?search=early");
    let groups = baton.get(&path).await.ok();

    let groups = groups.as_array().expect("groups").iter();
    let waits = groups.filter(|group| group["source"]["kind"] == "step");
    let more: Vec<_> = waits.map(|group| group["more"] == true).collect();
    assert_eq!(more.len(), WAITS);
    assert!(more[0], "the first is not looked at any more: {more:?}");
    assert!(!more[WAITS - 1], "the last one is: {more:?}");
}
