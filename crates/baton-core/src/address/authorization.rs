//! A token given beside the address, as a header.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Authorization, Note, Pasted};

/// Reads `Authorization: …`, or a header of another name that carries a token.
pub(super) fn read(name: &str, value: &str, pasted: &mut Pasted) {
    let is_authorization = name.eq_ignore_ascii_case("authorization");
    let (word, token) = match value.split_once(' ') {
        Some((word, token)) if is_authorization => (word, token.trim()),
        Some(_) | None => ("", value),
    };
    let (authorization, token) = if word.eq_ignore_ascii_case("bearer") {
        (Authorization::Bearer, token.to_owned())
    } else if let Some((username, password)) = basic(word, token) {
        (Authorization::Basic { username }, password)
    } else {
        let prefix = if word.is_empty() {
            String::new()
        } else {
            format!("{word} ")
        };
        let name = name.to_owned();
        (Authorization::Header { name, prefix }, token.to_owned())
    };
    pasted.keep(&token);
    pasted.authorization = Some(authorization);
    pasted.note(Note::TokenFoundSeparately);
}

/// Reads the name and the password of basic authentication (RFC 7617).
fn basic(word: &str, token: &str) -> Option<(String, String)> {
    if !word.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(token).ok()?).ok()?;
    let (username, password) = text.split_once(':')?;
    Some((username.to_owned(), password.to_owned()))
}
