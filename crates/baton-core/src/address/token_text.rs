//! What is pasted where a token is asked for: the token alone, with its header or word, or in a mail.

use super::authorization::{AUTHORIZATION, apart, header_line, way};
use super::{Authorization, Doubt, Reading, Sensitive, doubt, labels};

/// A token as somebody pasted it, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenText {
    /// The header, when the text names one.
    pub header: Option<String>,
    /// The word before the token, such as `SSWS`.
    pub word: Option<String>,
    /// The name that goes with it, when it is a password and the text names one.
    pub username: Option<String>,
    /// The token.
    pub token: Sensitive,
}

/// Takes `Authorization: SSWS 00a…`, `Bearer eyJ…` or a token alone apart.
#[must_use]
pub fn read_token(text: &str) -> TokenText {
    let text = text.trim();
    // A mail that says something else, too, names the token as one that is pasted as an address does.
    if text.contains(char::is_whitespace)
        && let Some(read) = token_in(text, &[])
    {
        return read;
    }
    let (header, value) = match header_line(text) {
        // `Token:00a…` names the token for people, `X-Token:00a…` for the tool.
        Some((name, value)) if labels::names_token(name) => (None, value),
        Some((name, value)) if super::is_header(name) => (Some(name.to_owned()), value),
        Some(_) | None => (None, text),
    };
    let (word, token) = apart(value);
    TokenText::of(header, word.map(str::to_owned), token.to_owned())
}

/// The token that a whole text names, or the one that was chosen of several, and the name beside it:
/// read as a pasted address is.
#[must_use]
pub fn token_in(text: &str, chosen: &[u32]) -> Option<TokenText> {
    let reading = Reading {
        slots: "t",
        chosen,
        ..Reading::default()
    };
    let pasted = super::read(text, &reading).ok()?;
    let token = pasted.token()?.0.clone();
    let none = TokenText::of(None, None, token);
    Some(match pasted.authorization? {
        Authorization::Bearer if pasted.is_way_named => TokenText {
            header: named_header(text, AUTHORIZATION),
            word: Some("Bearer".to_owned()),
            ..none
        },
        Authorization::Bearer => none,
        // A password without a name says nothing else of how it is given.
        Authorization::Basic { username } => TokenText {
            username: Some(username).filter(|name| !name.is_empty()),
            ..none
        },
        Authorization::Header { name, prefix } => TokenText {
            header: named_header(text, &name),
            word: Some(prefix.trim().to_owned()).filter(|word| !word.is_empty()),
            ..none
        },
    })
}

/// A header that the text names; where a token stands behind a word alone, none is.
fn named_header(text: &str, name: &str) -> Option<String> {
    let is_named = text.to_lowercase().contains(&name.to_lowercase());
    is_named.then(|| name.to_owned())
}

impl TokenText {
    fn of(header: Option<String>, word: Option<String>, token: String) -> Self {
        Self {
            header,
            word,
            username: None,
            token: Sensitive(token),
        }
    }

    /// Why what stands there looks like no token, or like no password where it is to be one.
    #[must_use]
    pub fn doubt(&self, is_password: bool) -> Option<Doubt> {
        // A password has its blanks, and no word before it; one of two words is none of people.
        let is_of_two = is_password && self.header.is_none() && self.word.is_some();
        doubt::doubt(&self.token.0).filter(|_| !is_of_two)
    }

    /// How it is given; none when the text does not say so.
    #[must_use]
    pub fn way(&self) -> Option<(Authorization, Sensitive)> {
        if let Some(username) = self.username.clone() {
            return Some((Authorization::Basic { username }, self.token.clone()));
        }
        let named = self.header.as_deref();
        if named.is_none() && self.word.is_none() {
            return None;
        }
        let word = self.word.as_deref().unwrap_or_default();
        Some(way(named.unwrap_or(AUTHORIZATION), word, &self.token.0))
    }
}
