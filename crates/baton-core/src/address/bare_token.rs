//! The bare token of what is pasted for a place inside an address. Only the token has room there, so
//! that the header, the word, the name and the quotes that stand around it in mails and documents
//! are left out where it is plain that they are no part of it.

use super::authorization::is_known_word;
use super::words::QUOTES;
use super::{Doubt, doubt, judged, labels, read_token};

/// The token of `Bearer eyJ…`, `X-Api-Key: 00a…`, `token=00a…`, `"00a…"`, or of a token alone.
#[must_use]
pub fn bare_token(text: &str) -> String {
    let text = unquoted(text.trim());
    if let Some(value) = named(text) {
        return bare_token(value);
    }
    let read = read_token(text);
    // Of other words, as in `secret word`, nobody knows.
    let is_plain = read.word.as_deref().is_none_or(is_known_word);
    if read.token.0 == text || !(read.header.is_some() || is_plain) {
        return text.to_owned();
    }
    bare_token(&read.token.0)
}

/// Why what is left looks like no token for an address: one of several words is none there.
#[must_use]
pub fn doubt_inside(token: &str) -> Option<Doubt> {
    let is_one_word = !token.contains(char::is_whitespace);
    doubt::doubt(token).or_else(|| (!is_one_word).then_some(Doubt::SeveralWords))
}

/// What stands behind a name that tells a secret: `token=…`, `"api_key": "…",`, `&key=…`.
fn named(text: &str) -> Option<&str> {
    let (name, value) = text.split_once(['=', ':'])?;
    let name = unquoted(name.trim().trim_start_matches(['?', '&']));
    let tells = judged::name_tells(name) || labels::names_token(name);
    let is_one_word = !name.contains(char::is_whitespace);
    let value = value.trim();
    // A drawn token may end in such signs.
    let is_value = !value.is_empty() && !value.starts_with('=') && !value.starts_with("//");
    (tells && is_one_word && is_value).then_some(value)
}

/// A text without the quotes around all of it, and what a list puts behind these.
fn unquoted(text: &str) -> &str {
    let bare = text.trim_end_matches([',', ';']);
    let mut pairs = QUOTES.into_iter().chain([('<', '>')]);
    let inside = pairs.find_map(|(begin, end)| {
        let inside = bare.strip_prefix(begin)?.strip_suffix(end)?;
        (!inside.contains([begin, end])).then_some(inside)
    });
    inside.map_or(text, str::trim)
}
