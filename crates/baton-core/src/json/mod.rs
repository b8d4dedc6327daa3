//! Data as other tools send it: numbers keep their digits, objects their order, and what is
//! doubtful is unreadable.
//!
//! Unreadable as JSON are: duplicate keys, nesting beyond [`DEEPEST`], invalid UTF-8, lone
//! surrogates, a byte order mark, trailing commas, anything after the value. What calls are
//! forgiven besides is in `call::reading`.

mod exactly;
pub(crate) mod halves;
mod names;
mod opened;
mod parse;
mod place;
mod places;
mod pointer;
mod reach;
mod unreadable;
mod write;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use exactly::Exactly;
pub(crate) use names::{is_compound, split};
pub use opened::Opened;
pub use place::Place;
pub(crate) use places::{is_alike, places_of};
pub(crate) use pointer::index;
pub use pointer::{InvalidPointer, Pointer};
pub use unreadable::{DEEPEST, MOST_NODES, Unreadable};

/// A JSON value. In serde it is a string that holds its text, so that every digit survives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, digit for digit.
    Number(Number),
    /// A string.
    Text(String),
    /// A string that is wholly one JSON object, in a call.
    Opened(Box<Opened>),
    /// A list.
    List(Vec<Self>),
    /// Names and values, in order, each name once.
    Object(Vec<(String, Self)>),
}

/// A number as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// Takes a text that follows JSON's grammar of numbers; no other is a number.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        parse::is_number(text).then(|| Self(text.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

impl Json {
    /// Reads one JSON value.
    ///
    /// # Errors
    /// Says where and why when the bytes are not strict JSON.
    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        parse::parse(bytes)
    }

    /// An object of the given names and values; of equal names the first counts.
    pub fn object<N: Into<String>>(members: impl IntoIterator<Item = (N, Self)>) -> Self {
        let mut object: Vec<(String, Self)> = Vec::new();
        for (name, value) in members {
            let name = name.into();
            if object.iter().all(|(known, _)| *known != name) {
                object.push((name, value));
            }
        }
        Self::Object(object)
    }

    /// A string.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A string, or null for none.
    #[must_use]
    pub fn optional_text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    /// The member of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value),
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Opened(_)
            | Self::List(_) => None,
        }
    }

    /// The value at an RFC 6901 pointer; none for a text that is no pointer.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.parse::<Pointer>().ok()?.find(self)
    }

    /// The text of a string.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Opened(opened) => Some(&opened.text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// What people read: a string as it is, a number's digits, `true`, compact JSON of the rest.
    #[must_use]
    pub fn display(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            Self::Opened(opened) => opened.text.clone(),
            Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Object(_) => self.to_string(),
        }
    }

    /// Whether there is nothing: null, blank text, an empty list or object.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(members) => members.is_empty(),
            Self::Bool(_) | Self::Number(_) | Self::Opened(_) => false,
        }
    }

    /// Whether there is nothing, or what programs write where they have nothing: `undefined`, and
    /// a template that was not filled in. These change and empty nothing (C17).
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.is_empty() || self.as_text().is_some_and(looks_empty)
    }

    /// Whether it says that there is nothing: null or an empty text, and nothing else (C4).
    #[must_use]
    pub fn says_empty(&self) -> bool {
        *self == Self::Null || self.as_text() == Some("")
    }

    /// How many values there are, this one included.
    #[must_use]
    pub fn nodes(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::nodes).sum::<usize>(),
            Self::Object(members) => 1 + members.iter().map(|(_, one)| one.nodes()).sum::<usize>(),
            Self::Opened(opened) => 1 + opened.inside.nodes(),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => 1,
        }
    }

    /// How deeply it is nested; a plain value has depth 0.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(members) => {
                1 + members
                    .iter()
                    .map(|(_, one)| one.depth())
                    .max()
                    .unwrap_or(0)
            }
            Self::Opened(opened) => opened.inside.depth(),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => 0,
        }
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(yes) => Self::Bool(yes),
            serde_json::Value::Number(number) => Self::Number(Number(number.to_string())),
            serde_json::Value::String(text) => Self::Text(text),
            serde_json::Value::Array(items) => {
                Self::List(items.into_iter().map(Self::from).collect())
            }
            serde_json::Value::Object(members) => Self::Object(
                members
                    .into_iter()
                    .map(|(n, v)| (n, Self::from(v)))
                    .collect(),
            ),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(text.as_bytes()).map_err(serde::de::Error::custom)
    }
}

/// What programs write in place of a value that they do not have; with their case, since people
/// are called Null.
const LOOK_EMPTY: [&str; 4] = ["undefined", "null", "NaN", "[object Object]"];

/// Whether a text stands for a value that its sender did not have.
#[must_use]
pub fn looks_empty(text: &str) -> bool {
    let text = text.trim();
    let inside = text
        .strip_prefix("{{")
        .and_then(|rest| rest.strip_suffix("}}"));
    LOOK_EMPTY.contains(&text) || inside.is_some_and(|inside| !inside.contains(['{', '}']))
}
