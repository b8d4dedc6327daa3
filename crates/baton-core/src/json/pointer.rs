//! RFC 6901 pointers.

use std::fmt;
use std::str::FromStr;

use super::Json;

/// A path into a JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Vec<String>);

/// Why a text is no pointer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a pointer is empty or begins with `/`, and `~` is followed by `0` or `1`")]
pub struct InvalidPointer;

impl Pointer {
    /// A pointer of the given names.
    #[must_use]
    pub fn new(tokens: Vec<String>) -> Self {
        Self(tokens)
    }

    /// The names on the way, unescaped.
    #[must_use]
    pub fn tokens(&self) -> &[String] {
        &self.0
    }

    /// The pointer one step further.
    #[must_use]
    pub fn then(&self, token: impl Into<String>) -> Self {
        let mut tokens = self.0.clone();
        tokens.push(token.into());
        Self(tokens)
    }

    /// The value it points to.
    #[must_use]
    pub fn find<'a>(&self, value: &'a Json) -> Option<&'a Json> {
        self.0
            .iter()
            .try_fold(value, |value, token| value.member(token))
    }

    /// The same, to be changed.
    pub fn find_mut<'a>(&self, value: &'a mut Json) -> Option<&'a mut Json> {
        self.0
            .iter()
            .try_fold(value, |value, token| value.member_mut(token))
    }
}

impl FromStr for Pointer {
    type Err = InvalidPointer;

    fn from_str(text: &str) -> Result<Self, InvalidPointer> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let rest = text.strip_prefix('/').ok_or(InvalidPointer)?;
        rest.split('/')
            .map(unescape)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.0 {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// The place a token names in a list, if it is one.
pub(crate) fn index(token: &str) -> Option<usize> {
    let plain = token == "0" || (!token.starts_with('0') && !token.starts_with('+'));
    if plain { token.parse().ok() } else { None }
}

impl Json {
    /// What one name on the way of a pointer leads to.
    pub(crate) fn member(&self, token: &str) -> Option<&Self> {
        match self {
            Self::Object(_) => self.get(token),
            Self::List(items) => items.get(index(token)?),
            Self::Opened(opened) => opened.inside.member(token),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => None,
        }
    }

    fn member_mut(&mut self, wanted: &str) -> Option<&mut Self> {
        match self {
            Self::Object(members) => members
                .iter_mut()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value),
            Self::List(items) => items.get_mut(index(wanted)?),
            // Its text would go on saying what it said.
            Self::Opened(_) | Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => None,
        }
    }
}

fn unescape(token: &str) -> Result<String, InvalidPointer> {
    let mut text = String::with_capacity(token.len());
    let mut rest = token.chars();
    while let Some(one) = rest.next() {
        match one {
            '~' => match rest.next() {
                Some('0') => text.push('~'),
                Some('1') => text.push('/'),
                Some(_) | None => return Err(InvalidPointer),
            },
            other => text.push(other),
        }
    }
    Ok(text)
}
