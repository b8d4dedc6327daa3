//! The practice tool: a receiver inside Baton that answers the way Okta and Jira do.
//!
//! It is reached in process and by no address, so the guard has nothing to allow.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Answer;

/// Answers a message; the same message is always answered alike.
pub fn practice_answer(message: &str, path: &str, body: Option<&[u8]>) -> Answer {
    let number = number(message);
    let body = body.and_then(|body| serde_json::from_slice::<Value>(body).ok());
    let has = |pointer: &str| {
        body.as_ref()
            .is_some_and(|body| body.pointer(pointer).is_some())
    };
    let answer = if has("/profile") || path.contains("/users") {
        json!({ "id": format!("00u{:017}", number), "status": "STAGED" })
    } else {
        let ticket = 100 + number % 9_900;
        json!({ "id": format!("{}", 10_000 + ticket), "key": format!("IT-{ticket}") })
    };
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    let status = if has("/profile") { 200 } else { 201 };
    Answer {
        status,
        headers,
        body: Bytes::from(answer.to_string()),
        cut: false,
    }
}

fn number(message: &str) -> u64 {
    let digest = Sha256::digest(message.as_bytes());
    digest
        .iter()
        .take(6)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answer: &Answer) -> Value {
        serde_json::from_slice(&answer.body).expect("it answers JSON")
    }

    #[test]
    fn it_answers_like_okta_and_like_jira() {
        let okta = practice_answer("msg_1", "/api/v1/users", Some(br#"{"profile":{}}"#));
        let jira = practice_answer("msg_2", "/rest/api/2/issue", Some(br#"{"fields":{}}"#));
        let again = practice_answer("msg_2", "/rest/api/2/issue", Some(br#"{"fields":{}}"#));

        assert!(
            body(&okta)["id"]
                .as_str()
                .is_some_and(|id| id.starts_with("00u"))
        );
        assert_eq!(body(&okta)["status"], "STAGED");
        assert!(
            body(&jira)["key"]
                .as_str()
                .is_some_and(|key| key.starts_with("IT-"))
        );
        assert_eq!(jira.body, again.body);
    }
}
