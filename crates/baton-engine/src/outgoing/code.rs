//! What the end of a try is called.

use serde_json::{Map, Value};

use super::Failure;

/// The code of a status that is no success.
pub fn status_code(status: u16) -> &'static str {
    match status {
        300..=399 => "redirect",
        400 | 422 => "data_not_accepted",
        401 => "token_not_valid",
        403 => "not_allowed",
        404 => "address_unknown",
        409 => "already_there",
        410 => "address_gone",
        429 => "slow_down",
        500..=599 => "tool_broken",
        _ => "not_accepted",
    }
}

/// A failure's code, and its values as texts.
pub fn code_and_params(failure: &Failure) -> (String, String) {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(failure) else {
        return ("connection_lost".to_owned(), "{}".to_owned());
    };
    let code = fields
        .remove("code")
        .and_then(|code| code.as_str().map(str::to_owned));
    let texts: Map<String, Value> = fields
        .into_iter()
        .map(|(name, value)| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            (name, Value::String(text))
        })
        .collect();
    (code.unwrap_or_default(), Value::Object(texts).to_string())
}
