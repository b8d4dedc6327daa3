//! Bytes as text: a byte order mark is dropped, the charset that is named is obeyed, and what names
//! none is UTF-8 (C17).

use std::borrow::Cow;

use encoding_rs::{Encoding, REPLACEMENT, UTF_8};

use crate::json::{Place, Unreadable};

/// The charset of a body and of what is escaped in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Charset(&'static Encoding);

impl Charset {
    /// What is meant where nothing is named.
    pub(super) const UNNAMED: Self = Self(UTF_8);

    /// The charset of a name, as the web means it (<https://encoding.spec.whatwg.org>): `latin1`
    /// is Windows-1252, say.
    pub(super) fn named(name: &str) -> Result<Self, Unreadable> {
        let known = Encoding::for_label(name.trim().as_bytes());
        // The web reads some old charsets as nothing at all.
        let known = known.filter(|known| *known != REPLACEMENT);
        known.map(Self).ok_or_else(|| Unreadable::UnknownCharset {
            name: name.chars().take(SHOWN).collect(),
        })
    }

    /// The charset that a byte order mark names, and how long the mark is. It stands in the data
    /// itself, so it counts before what the head says.
    pub(super) fn marked(bytes: &[u8]) -> Option<(Self, usize)> {
        Encoding::for_bom(bytes).map(|(found, length)| (Self(found), length))
    }

    /// The name, where it is not UTF-8.
    pub(super) fn told(self) -> Option<String> {
        (self.0 != UTF_8).then(|| self.0.name().to_owned())
    }

    /// Whether letters, digits and signs of ASCII are single bytes in it.
    pub(super) fn holds_ascii(self) -> bool {
        self.0.is_ascii_compatible()
    }

    /// The text of the bytes; a byte order mark is no longer there.
    ///
    /// # Errors
    /// Says which byte is no UTF-8, or that it is not the charset that is named.
    pub(super) fn text<'b>(self, bytes: &'b [u8]) -> Result<Cow<'b, str>, Unreadable> {
        if self.0 == UTF_8 {
            let text = std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 {
                place: Place::of(bytes, error.valid_up_to()),
            });
            return text.map(Cow::Borrowed);
        }
        let text = self
            .0
            .decode_without_bom_handling_and_without_replacement(bytes);
        text.ok_or_else(|| Unreadable::NotInCharset {
            name: self.0.name(),
        })
    }

    /// The text of the bytes as well as it can be read.
    pub(super) fn shown(self, bytes: &[u8]) -> Cow<'_, str> {
        self.0.decode_without_bom_handling(bytes).0
    }
}

/// So much of a name that is not known is told.
const SHOWN: usize = 40;
