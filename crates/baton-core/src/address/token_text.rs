//! What is pasted where a token is asked for: the token alone, with its header or word, or in a mail.

use super::authorization::{AUTHORIZATION, apart, header_line, way};
use super::{Authorization, Sensitive, labels, prose};

/// A token as somebody pasted it, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenText {
    /// The header, when the text names one.
    pub header: Option<String>,
    /// The word before the token, such as `SSWS`.
    pub word: Option<String>,
    /// The token.
    pub token: Sensitive,
}

/// Takes `Authorization: SSWS 00a…`, `Bearer eyJ…` or a token alone apart.
#[must_use]
pub fn read_token(text: &str) -> TokenText {
    let text = text.trim();
    let (header, value) = match header_line(text) {
        // A password may have blanks in it.
        Some((name, value)) if prose::names_password(name) => {
            return TokenText::of(None, None, value.to_owned());
        }
        // `Token: 00a…` names the token for people, `X-Token: 00a…` for the tool.
        Some((name, value)) if labels::names_token(name) => (None, value),
        Some((name, value)) => (Some(name.to_owned()), value),
        None => (None, text),
    };
    let (word, token) = apart(value);
    // A mail that says something else, too, names the token as one that is pasted as an address does.
    if token.contains(char::is_whitespace)
        && let Some((word, token)) = prose::token_of(text)
    {
        return TokenText::of(None, word, token);
    }
    TokenText::of(header, word.map(str::to_owned), token.to_owned())
}

impl TokenText {
    fn of(header: Option<String>, word: Option<String>, token: String) -> Self {
        Self {
            header,
            word,
            token: Sensitive(token),
        }
    }

    /// How it is given; none when the text was the token alone.
    #[must_use]
    pub fn way(&self) -> Option<(Authorization, Sensitive)> {
        let named = self.header.as_deref();
        if named.is_none() && self.word.is_none() {
            return None;
        }
        let word = self.word.as_deref().unwrap_or_default();
        Some(way(named.unwrap_or(AUTHORIZATION), word, &self.token.0))
    }
}
