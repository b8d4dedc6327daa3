//! Why bytes are no data.

use super::Place;

/// How deeply lists and objects may be nested.
pub const DEEPEST: usize = 64;

/// How many values and groups a form, its parts or a tree of elements may come to.
pub const MOST_NODES: usize = 100_000;

/// Why bytes are not data as Baton reads it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing, or only blanks.
    #[error("there is no data")]
    Nothing,
    /// A byte order mark stands in front.
    #[error("the data begins with a byte order mark")]
    ByteOrderMark,
    /// Not UTF-8, and no other charset was named.
    #[error("{place}: this is not UTF-8")]
    NotUtf8 {
        /// The first wrong byte.
        place: Place,
    },
    /// A charset was named that is not known.
    #[error("the charset `{name}` is not known")]
    UnknownCharset {
        /// As it was named.
        name: String,
    },
    /// The bytes are not what the named charset allows.
    #[error("the data is not in the charset that it names, {name}")]
    NotInCharset {
        /// The charset.
        name: &'static str,
    },
    /// Not the grammar of what it begins like.
    #[error("{place}: {why}")]
    Syntax {
        /// Where.
        place: Place,
        /// In the parser's words.
        why: String,
    },
    /// One object, or one element, has a name twice.
    #[error("{place}: the name `{name}` occurs twice in one object")]
    Twice {
        /// The second one.
        place: Place,
        /// The name.
        name: String,
    },
    /// A form that is not written as one.
    #[error("{place}: the form cannot be read: {why}")]
    Form {
        /// Where its pair begins.
        place: Place,
        /// In which respect.
        why: &'static str,
    },
    /// Parts that are not written as such.
    #[error("{place}: the parts cannot be read: {why}")]
    Parts {
        /// Where the part begins.
        place: Place,
        /// In which respect.
        why: &'static str,
    },
    /// Nested too deeply.
    #[error("{place}: groups are nested deeper than {DEEPEST}")]
    TooDeep {
        /// What would be one level more.
        place: Place,
    },
    /// A form or a tree of elements with too many values.
    #[error("{place}: there are more than {MOST_NODES} values and groups")]
    TooMany {
        /// The first one that is too many.
        place: Place,
    },
}

impl Unreadable {
    /// Where; none where no place is to blame.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::NotUtf8 { place }
            | Self::Syntax { place, .. }
            | Self::Twice { place, .. }
            | Self::Form { place, .. }
            | Self::Parts { place, .. }
            | Self::TooDeep { place }
            | Self::TooMany { place } => Some(*place),
            Self::Nothing
            | Self::ByteOrderMark
            | Self::UnknownCharset { .. }
            | Self::NotInCharset { .. } => None,
        }
    }
}
