//! Whether a call says a name or a value anywhere in its texts: whole words, whatever their case
//! and composition (C17).

use crate::json::Json;
use crate::letters::folded;

/// What may stand within a word, between its letters and digits.
const WITHIN: [char; 5] = ['-', '_', '.', '@', '+'];

/// Names and values that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<String>);

impl Names {
    /// Blank ones are left out.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter().map(|name| folded(&name));
        Self(names.filter(|name| !name.is_empty()).collect())
    }

    /// Whether one of them stands in a value or a name of the data.
    #[must_use]
    pub fn are_in(&self, data: &Json) -> bool {
        match data {
            Json::Text(text) => self.are_in_text(text),
            // What is escaped in the text is a name in the data.
            Json::Opened(opened) => self.are_in_text(&opened.text) || self.are_in(&opened.inside),
            Json::Number(number) => self.are_in_text(number.as_str()),
            Json::List(items) => items.iter().any(|item| self.are_in(item)),
            Json::Object(members) => members
                .iter()
                .any(|(name, value)| self.are_in_text(name) || self.are_in(value)),
            Json::Null | Json::Bool(_) => false,
        }
    }

    /// Whether one of them stands in a text.
    #[must_use]
    pub fn are_in_text(&self, text: &str) -> bool {
        let text = folded(text);
        self.0.iter().any(|name| stands_in(&text, name))
    }
}

fn stands_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        is_apart(text[..at].chars().rev()) && is_apart(text[at + name.len()..].chars())
    })
}

/// Whether a word ends where these letters go on.
fn is_apart(mut letters: impl Iterator<Item = char>) -> bool {
    match letters.next() {
        None => true,
        Some(letter) if letter.is_alphanumeric() => false,
        Some(letter) if WITHIN.contains(&letter) => {
            !letters.next().is_some_and(char::is_alphanumeric)
        }
        Some(_) => true,
    }
}
