//! Calls that an admin gave to a run by hand: whoever reads of it later knows who chose, and whom the
//! call names.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

const STRANGER: &str = "stranger@other.example";

/// Maria's run, which waits one step before the wait that the calls are for; its path, and that
/// wait's address.
struct Before {
    run: Value,
    path: String,
    wait: String,
}

/// Makes a workflow with two waits by the person's work email, live, and a run at the first.
async fn one_step_before(baton: &Baton) -> Before {
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    let mut wait = draft["steps"][2].clone();
    wait["action"]["match_by"] = json!({
        "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "picked", "pointer": "/email" },
    });
    let mut first = wait.clone();
    first["id"] = json!("step_w0");
    draft["steps"] = json!([first, wait]);
    let save = json!({ "revision": 1, "definition": draft, "edit": "changed" });
    let draft_path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &draft_path, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
    let of = |owner: &Value| {
        let mut all = workflow["addresses"].as_array().expect("addresses").iter();
        let found = all.find(|address| address["owner"]["id"] == *owner);
        let id = found.expect("an address")["id"].as_str().expect("an id");
        id.to_owned()
    };
    let trigger = of(&draft["trigger"]["id"]);
    let hired = r#"{"email":"maria@acme.example"}"#;
    baton.call(&trigger, hired).await;
    let waits = |runs: &Value| runs["items"][0]["where"]["step"] == "step_w0";
    let run = baton.until("/runs?part_way=true", waits).await["items"][0]["id"].clone();
    Before {
        path: format!("/runs/{}", run.as_str().expect("a run")),
        run,
        wait: of(&draft["steps"][1]["id"]),
    }
}

/// The entries of a run's history of one kind.
async fn entries(baton: &Baton, path: &str, kind: &str) -> Vec<Value> {
    let history = baton.get(&format!("{path}/history")).await.ok();
    let rows = history["items"].as_array().expect("what happened");
    let of_kind = rows.iter().filter(|row| row["kind"] == kind);
    of_kind.cloned().collect()
}

async fn skip_first(baton: &Baton, path: &str) {
    let skip = json!({ "step": "step_w0", "reason": "no laptop is needed" });
    baton.post(&format!("{path}/skip"), skip).await.ok();
}

#[tokio::test]
async fn c6_whoever_gave_a_run_its_call_is_told_with_whom_it_names_when_it_is_kept_and_when_it_is_used()
 {
    let baton = Baton::start().await;
    let before = one_step_before(&baton).await;
    let said = json!({ "email": STRANGER, "name": "DE89 3704 0044 0532 0130 00" });
    let (call, _) = baton.call(&before.wait, &said.to_string()).await;
    let path = format!("/calls/{call}");
    let asked = |call: &Value| call["dispositions"][0]["kind"] == "problem";
    baton.until(&path, asked).await;

    let chosen = json!({ "run": before.run });
    let given = baton.post(&format!("{path}/choose"), chosen).await.ok();
    let kept = entries(&baton, &before.path, "call_bound").await;
    skip_first(&baton, &before.path).await;
    let used = entries(&baton, &before.path, "call_used").await;
    let listed = baton.get(&path).await.ok();

    assert_eq!(given["dispositions"][0]["kind"], "bound");
    assert_eq!(listed["dispositions"][0]["kind"], "moved_run");
    let told = [
        &given["dispositions"][0]["detail"],
        &kept[0]["params"],
        &used[0]["params"],
        &listed["dispositions"][0]["detail"],
    ];
    for told in told {
        assert_eq!(told["given_by"], "Dana", "{told}");
        assert_eq!(told["says_email"], STRANGER, "{told}");
        assert_eq!(
            told["says_name"],
            Value::Null,
            "an account is nobody's name"
        );
    }
}

#[tokio::test]
async fn c6_a_call_that_found_its_run_is_given_by_nobody_also_where_a_skip_leads_to_it() {
    let baton = Baton::start().await;
    let before = one_step_before(&baton).await;
    let (call, _) = baton
        .call(&before.wait, r#"{"email":"maria@acme.example"}"#)
        .await;
    let path = format!("/calls/{call}");
    let bound = |call: &Value| call["dispositions"][0]["kind"] == "bound";
    baton.until(&path, bound).await;

    skip_first(&baton, &before.path).await;
    let used = entries(&baton, &before.path, "call_used").await;
    let listed = baton.get(&path).await.ok();

    assert_eq!(used[0]["by"], "Dana", "who skipped moved the run");
    assert_eq!(used[0]["params"]["given_by"], Value::Null);
    assert_eq!(listed["dispositions"][0]["detail"]["given_by"], Value::Null);
}
