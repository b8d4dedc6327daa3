//! A text that holds data, as some tools put one message into a field of another.

use super::Json;

/// A text that is wholly one JSON object. As a value it is that text, as it came; what lies in it
/// can be reached by a pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// As it came.
    pub text: String,
    /// The object; texts in it stay texts.
    pub inside: Json,
}

impl Json {
    /// The items of a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Opened(_)
            | Self::Object(_) => None,
        }
    }

    /// The same with what lies in texts in place of the texts, as people look at it.
    #[must_use]
    pub fn spread(&self) -> Self {
        match self.inside() {
            Self::List(items) => Self::List(items.iter().map(Self::spread).collect()),
            Self::Object(members) => {
                let members = members.iter();
                let spread = members.map(|(name, one)| (name.clone(), one.spread()));
                Self::Object(spread.collect())
            }
            plain @ (Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Opened(_)) => plain.clone(),
        }
    }

    /// The data that a text holds; any other value itself.
    #[must_use]
    pub fn inside(&self) -> &Self {
        match self {
            Self::Opened(opened) => &opened.inside,
            Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::List(_)
            | Self::Object(_) => self,
        }
    }
}
