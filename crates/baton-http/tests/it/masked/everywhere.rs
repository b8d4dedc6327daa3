//! Nothing that is sensitive is left anywhere: what came by every way is looked for in every answer
//! that the API's document offers to read (C4, C18).

use std::collections::BTreeSet;

use http::Method;
use serde_json::{Value, json};

use super::received::sends;
use crate::support::Baton;

/// What only somebody who asks for it may see: by its mark, by its name, by its shape.
const SECRETS: [&str; 6] = [
    "canary",
    "219-09-9999",
    "DE89 3704",
    "DE89370400440532013000",
    "71000",
    "44051401359",
];

/// What a plain GET does not read: a stream, a token of an address, and what belongs to a host.
const OTHERWISE: [&str; 4] = [
    "/changes",
    "/addresses/{id}/secret",
    "/openapi.json",
    "/session",
];

/// What reads need beside the ids in their path.
const QUERIES: [(&str, &[&str]); 3] = [
    (
        "/conditions/values",
        &[
            "pointer=/custom/band",
            "pointer=/custom/ssn",
            "pointer=/team",
        ],
    ),
    ("/people/values", &["detail=team", "detail=manager"]),
    ("/runs/{id}/pretend-called", &["step={id}"]),
];

/// Whoever comes: a grade that fills a sensitive detail, the same in a remark, and what tells by
/// itself.
fn hire(email: &str) -> Value {
    json!({ "email": email, "team": "IT", "grade": "Q7-canary", "until": "soon-canary",
        "remark": "moved to Q7-canary", "base_pay": 71000.5, "terms": { "Nómina": "71000 EUR" },
        "ref": "DE89 3704 0044 0532 0130 00", "no": "44051401359" })
}

async fn mark(baton: &Baton, name: &str, kind: &str) {
    let detail = json!({ "name": name, "type": kind, "sensitive": true });
    let put = baton.ask(Method::PUT, "/person-details", Some(detail));
    put.await.ok();
}

/// Puts a workflow live with a start that fills details; gives the address of its start.
async fn live(baton: &Baton, workflow: &Value, person: &str, unknown: &str) -> String {
    let mut draft = workflow["draft"].clone();
    let start = &mut draft["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": person });
    start["unknown_person"] = json!(unknown);
    let of = |name: &str| person.replace("email", name);
    start["person_fields"] = json!([{ "detail": "custom/band", "from": of("grade") },
        { "detail": "custom/until", "from": of("until") },
        { "detail": "team", "from": of("team") }]);
    baton.goes_live(workflow, &draft).await
}

/// Everything that comes in: calls, lists with items that name nobody, kept calls, what cannot be
/// read, a test. Gives the workflow that sends, the person of the test, and the address of its start.
async fn all_ways(baton: &Baton) -> (Value, String, String) {
    mark(baton, "band", "text").await;
    mark(baton, "until", "date").await;
    let (mut workflow, person) = sends(baton).await;
    let taken = json!({ "kind": "detail", "format": "as_is",
        "reference": { "source": { "kind": "trigger" }, "pointer": "/grade" } });
    let action = &mut workflow["draft"]["steps"][0]["action"];
    let fields = action["content"]["fields"].as_array_mut().expect("fields");
    fields.push(
        json!({ "name": "level", "value": { "segments": [taken], "type": "text",
        "when_empty": { "kind": "leave_out" } } }),
    );
    let adds = live(baton, &workflow, "/email", "add_person").await;
    let input = json!({ "workflow": workflow["id"], "definition": workflow["draft"],
        "person": person, "step": workflow["draft"]["steps"][0]["id"], "confirmed": true });
    baton
        .call(&adds, &hire("ada@acme.example").to_string())
        .await;
    let test = baton.post("/test-send", input).await;
    says_nothing("/test-send", &test.text);
    baton
        .call(&adds, &hire("bo@acme.example").to_string())
        .await;
    let broken = r#"{"email": cy@acme.example, "grade": "Q7-canary", "salary": 71000}"#;
    baton.call(&adds, broken).await;

    let other = baton.workflow("welcome").await;
    let keeps = live(baton, &other, "/people/0/email", "keep_under_problems").await;
    let nobody = json!({ "grade": "Q7-canary", "note": "Q7-canary" });
    let list = json!({ "people": [hire("dee@acme.example"), nobody, hire("ed@acme.example")] });
    baton.call(&keeps, &list.to_string()).await;
    let sent = |runs: &Value| runs["items"].as_array().is_some_and(|all| all.len() >= 2);
    baton.until("/runs", sent).await;
    let asked = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() >= 4);
    baton.until("/problems", asked).await;
    let tried = |runs: &Value| {
        let all = runs["items"].as_array().expect("runs").iter();
        all.filter(|run| run["where"]["kind"] != "sending").count() >= 2
    };
    let runs = baton.until("/runs", tried).await;
    let stopped =
        json!({ "kind": "listed", "runs": [{ "run": runs["items"][0]["id"], "step": null }] });
    let stop = json!({ "act": "stop", "of": stopped, "reason": "withdrawn" });
    baton.post("/runs/act", stop).await.ok();
    (workflow, person, adds)
}

fn says_nothing(path: &str, text: &str) {
    let text = text.replace("\\u{a0}", " ");
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} at {path}: {text}");
    }
}

/// The draft takes nothing for what is sensitive any more; the versions did. Gives where it is saved.
async fn drop_the_rows(baton: &Baton, workflow: &Value, person: &str) -> String {
    let at = format!("/workflows/{}", workflow["id"].as_str().expect("an id"));
    let now = baton.get(&at).await.ok();
    let mut draft = now["draft"].clone();
    draft["trigger"]["start"]["person_fields"] = json!([{ "detail": "team", "from": "/team" }]);
    let save = json!({ "revision": now["draft_revision"], "definition": draft, "edit": "y" });
    let path = format!("{at}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let input = json!({ "workflow": workflow["id"], "definition": draft, "person": person,
        "step": draft["steps"][0]["id"], "confirmed": true });
    for path in ["/preview", "/test-send"] {
        let answer = baton.post(path, input.clone()).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        says_nothing(path, &answer.text);
    }
    at
}

/// Each id in an answer, of whatever it is.
fn ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let parts = text.rsplit_once('_');
            let is_id = parts.is_some_and(|(_, rest)| {
                rest.len() >= 20 && rest.chars().all(|one| one.is_ascii_hexdigit())
            });
            if is_id {
                found.insert(text.clone());
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, found)),
        Value::Object(members) => {
            for (name, inside) in members {
                ids(&json!(name), found);
                found.extend(inside.as_str().filter(|_| name == "id").map(str::to_owned));
                ids(inside, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A path with each id in place of its first parameter.
fn filled(path: &str, ids: &BTreeSet<String>) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else {
        return vec![path.to_owned()];
    };
    let (name, after) = rest.split_once('}').expect("a parameter");
    match name {
        "n" => vec![format!("{before}1{after}")],
        _id => ids
            .iter()
            .map(|id| format!("{before}{id}{after}"))
            .collect(),
    }
}

/// Reads a path with all that its parameters can be; how often it answered.
async fn read(baton: &Baton, path: &str, known: &mut BTreeSet<String>) -> usize {
    let queries = QUERIES.iter().find(|(of, _)| *of == path);
    let queries = queries.map_or(&[""] as &[&str], |(_, queries)| queries);
    let (mut left, mut answered) = (Vec::new(), 0);
    left.extend(queries.iter().map(|query| match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{query}"),
    }));
    while let Some(path) = left.pop() {
        if path.contains('{') {
            let next = filled(&path, known);
            // What is not there has nothing in it.
            for next in next {
                let is_there = match next.find("/steps/{").or_else(|| next.find("/messages/{")) {
                    Some(end) => baton.get(&next[..end]).await.status == 200,
                    None => true,
                };
                left.extend(Some(next).filter(|_| is_there));
            }
            continue;
        }
        let answer = baton.get(&path).await;
        says_nothing(&path, &answer.text);
        if answer.status == 200 {
            answered += 1;
            ids(&answer.json(), known);
        }
    }
    answered
}

/// Reads all that can be read; what never answered.
async fn read_all<'p>(
    baton: &Baton,
    reads: &[&'p str],
    known: &mut BTreeSet<String>,
) -> BTreeSet<&'p str> {
    let mut unread = BTreeSet::new();
    for path in reads {
        if read(baton, path, known).await == 0 {
            unread.insert(*path);
        }
    }
    unread
}

#[tokio::test]
async fn c4_c18_nothing_sensitive_is_left_in_any_answer_of_the_document() {
    let baton = Baton::start().await;
    let (workflow, person, address) = all_ways(&baton).await;
    let document = serde_json::to_value(baton_http::openapi()).expect("it is JSON");
    let paths = document["paths"].as_object().expect("paths").iter();
    let reads = paths.filter(|(_, operations)| operations["get"].is_object());
    let reads = reads.map(|(path, _)| path.strip_prefix("/api/v1").expect("the API's"));
    let mut reads: Vec<&str> = reads.filter(|path| !OTHERWISE.contains(path)).collect();
    // What lists, first: the ids for the others come from there.
    reads.sort_by_key(|path| path.matches('{').count());

    let mut known = BTreeSet::new();
    // Some ids stand only where others lead.
    read_all(&baton, &reads, &mut known).await;
    let unread = read_all(&baton, &reads, &mut known).await;
    assert_eq!(unread, BTreeSet::new(), "{known:?}");

    let at = drop_the_rows(&baton, &workflow, &person).await;
    read_all(&baton, &reads, &mut known).await;
    baton.post(&format!("{at}/live"), json!({})).await.ok();
    let body = hire("fay@acme.example").to_string();
    baton.call(&address, &body).await;
    let tried = |runs: &Value| {
        let all = runs["items"].as_array().expect("runs").iter();
        all.filter(|run| run["where"]["kind"] != "sending").count() >= 3
    };
    baton.until("/runs", tried).await;
    read_all(&baton, &reads, &mut known).await;
    read_all(&baton, &reads, &mut known).await;
}
