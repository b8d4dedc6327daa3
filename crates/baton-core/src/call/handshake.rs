//! Handshakes: what a tool asks an address before it sends events, and what it wants to hear.
//!
//! Only the unmistakable ones are known here; each is answered with what the tool brought, so it
//! says nothing that the tool did not know. It is no call: nothing is started by it.

use crate::json::Json;

/// A longer value is no challenge: the longest one that a tool is known to bring has some hundred
/// characters.
pub const LONGEST_ECHO: usize = 4 * 1024;

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Echo {
    /// The text alone.
    Text(String),
    /// A field of this name.
    Field(&'static str, String),
    /// The same header.
    Header(&'static str, String),
}

/// The header in which Asana sends its secret and wants it back, beside no data
/// (<https://developers.asana.com/docs/webhooks-guide>).
const HOOK_SECRET: &str = "x-hook-secret";
/// The header of a `GET` in which Okta sends its challenge
/// (<https://developer.okta.com/docs/concepts/event-hooks>).
const OKTA_CHALLENGE: &str = "x-okta-verification-challenge";
/// What Microsoft Graph asks in the query, beside no data
/// (<https://learn.microsoft.com/graph/change-notifications-delivery-webhooks>).
const VALIDATION_TOKEN: &str = "validationToken";

/// What is answered to a call that only asks whether somebody is there. `query` and `header` give a value by its
/// name; `data` is what was read of the body, none where there is no body.
#[must_use]
pub fn of_call(
    query: impl Fn(&str) -> Option<String>,
    header: impl Fn(&str) -> Option<String>,
    data: Option<&Json>,
) -> Option<Echo> {
    let is_empty =
        data.is_none_or(|data| matches!(data, Json::Object(members) if members.is_empty()));
    if is_empty {
        if let Some(text) = query(VALIDATION_TOKEN).filter(|text| is_harmless(text)) {
            return Some(Echo::Text(text));
        }
        if let Some(secret) = header(HOOK_SECRET).filter(|text| is_harmless(text)) {
            return Some(Echo::Header(HOOK_SECRET, secret));
        }
    }
    let challenge = data.and_then(challenge).filter(|text| is_harmless(text))?;
    Some(Echo::Field("challenge", challenge))
}

/// The same of a call that only opens the address.
#[must_use]
pub fn of_opening(header: impl Fn(&str) -> Option<String>) -> Option<Echo> {
    let challenge = header(OKTA_CHALLENGE).filter(|text| is_harmless(text))?;
    Some(Echo::Field("verification", challenge))
}

/// Data that is a `challenge` alone, or Slack's with a `type` and a `token` beside it
/// (<https://developer.monday.com/api-reference/reference/webhooks>,
/// <https://docs.slack.dev/reference/events/url_verification>).
fn challenge(data: &Json) -> Option<String> {
    let Json::Object(members) = data else {
        return None;
    };
    let text = |name: &str| {
        let found = members.iter().find(|(key, _)| key == name);
        match found {
            Some((_, Json::Text(text))) => Some(text.as_str()),
            Some(_) | None => None,
        }
    };
    let challenge = text("challenge")?;
    let is_alone = members.len() == 1;
    let is_slack = text("type") == Some("url_verification")
        && members
            .iter()
            .all(|(key, _)| ["challenge", "type", "token"].contains(&key.as_str()));
    (is_alone || is_slack).then(|| challenge.to_owned())
}

/// Whether a text may be told to a caller: printable ASCII of a bounded length, and none of Baton's own
/// tokens.
#[must_use]
pub fn is_harmless(text: &str) -> bool {
    let is_printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let is_short = (1..=LONGEST_ECHO).contains(&text.len());
    is_printable && is_short && !text.contains("btn_")
}
