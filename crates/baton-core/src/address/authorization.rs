//! A token given beside the address: a header line, a word and a token, or the token alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Authorization, Note, Pasted, Sensitive, doubt, judged};

/// The header that a token goes in where none is named.
pub(super) const AUTHORIZATION: &str = "Authorization";

/// The same as a label among other words.
pub(super) const LABEL: &str = "authorization";

/// The longest word before a token.
const LONGEST_WORD: usize = 32;

/// Words that stand before tokens in the settings and documents of tools.
const KNOWN_WORDS: [&str; 14] = [
    "bearer",
    "basic",
    "ssws",
    "token",
    "apikey",
    "api-key",
    "api_key",
    "key",
    "geniekey",
    "splunk",
    "klaviyo-api-key",
    "zoho-oauthtoken",
    "oauth",
    "jwt",
];

/// Reads `Authorization: …`, or a header of another name that carries a token.
pub(super) fn read(name: &str, value: &str, pasted: &mut Pasted) {
    let (word, token) = apart(value);
    pasted.doubt = doubt::doubt(token);
    let (authorization, token) = way(name, word.unwrap_or_default(), token);
    pasted.keep_separate(authorization, &token.0);
    pasted.note(Note::TokenFoundSeparately);
}

/// Reads a token behind a word that tools are known to put there.
pub(super) fn read_word(text: &str, pasted: &mut Pasted) -> bool {
    let (Some(word), _) = apart(text) else {
        return false;
    };
    let known = is_known_word(word);
    if known {
        read(AUTHORIZATION, text, pasted);
    }
    known
}

/// Whether tools are known to put this word before a token.
pub(super) fn is_known_word(word: &str) -> bool {
    KNOWN_WORDS.contains(&word.to_ascii_lowercase().as_str())
}

/// How a token is given that stands behind a known word.
pub(super) fn way_of(word: &str, token: &str) -> (Authorization, Sensitive) {
    way(AUTHORIZATION, word, token)
}

pub(super) fn way(name: &str, word: &str, token: &str) -> (Authorization, Sensitive) {
    let is_authorization = name.eq_ignore_ascii_case(AUTHORIZATION);
    if is_authorization && word.eq_ignore_ascii_case("bearer") {
        return (Authorization::Bearer, Sensitive(token.to_owned()));
    }
    if is_authorization && let Some((username, password)) = basic(word, token) {
        return (Authorization::Basic { username }, Sensitive(password));
    }
    let (name, prefix) = (name.to_owned(), spaced(word));
    let way = Authorization::Header { name, prefix };
    (way, Sensitive(token.to_owned()))
}

/// A word as it stands before a token: with a blank after it, unless it ends in a sign.
#[must_use]
pub fn spaced(word: &str) -> String {
    let word = word.trim_start();
    let glued = word.ends_with(|one: char| one.is_ascii_alphanumeric());
    if glued {
        format!("{word} ")
    } else {
        word.to_owned()
    }
}

/// The word and the token of a value; a value of several words is a token of its own kind.
pub(super) fn apart(value: &str) -> (Option<&str>, &str) {
    let value = value.trim();
    let Some((word, rest)) = value.split_once(char::is_whitespace) else {
        return (None, value);
    };
    let mut token = rest.trim();
    while let Some(again) = after_word(token, word) {
        token = again;
    }
    let is_word = word.len() <= LONGEST_WORD
        && word.starts_with(|one: char| one.is_ascii_alphabetic())
        && word
            .bytes()
            .all(|one| one.is_ascii_alphanumeric() || one == b'-' || one == b'_');
    match is_word && !token.contains(char::is_whitespace) {
        true => (Some(word), token),
        false => (None, value),
    }
}

/// What follows a word that was pasted twice.
fn after_word<'a>(token: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = token.split_once(char::is_whitespace)?;
    first.eq_ignore_ascii_case(word).then(|| rest.trim())
}

/// `Name: value` on one line, which no address looks like.
pub(super) fn header_line(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    // Without a blank after the colon it may be a host and a port.
    let evident = name.eq_ignore_ascii_case(AUTHORIZATION)
        || (name.contains('-') && judged::name_tells(name));
    let spaced = value.starts_with([' ', '\t']);
    let value = value.trim();
    let is_line = is_name && !value.is_empty() && !value.starts_with("//") && !text.contains('\n');
    (is_line && (spaced || evident)).then_some((name, value))
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
