//! How a call was read: what the sample says beside its values.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What data is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WrittenAs)]
pub enum Format {
    /// JSON.
    Json,
    /// A form, as a page or a script sends it: `a=1&b=2`.
    Form,
    /// A form in parts, which may bring files (`multipart/form-data`).
    Parts,
    /// A tree of elements.
    Xml,
}

/// How a call was read. Counts are none where there was nothing of the kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = HowRead)]
pub struct How {
    /// What it is.
    pub format: Format,
    /// What it said it is, where that is something else.
    pub said: Option<Format>,
    /// In which charset it is, where that is not UTF-8.
    pub charset: Option<String>,
    /// Whether a byte order mark in front was left out.
    pub mark: bool,
    /// How many texts were wholly data, and were opened.
    pub opened: u32,
    /// How many halves of a character without the other half became U+FFFD.
    pub replaced: u32,
    /// How many names of a form stand for a value and for a group, and so stay as they were sent.
    pub flat: u32,
    /// How many files are there by name and size alone.
    pub files: u32,
}

impl How {
    pub(super) fn of(format: Format) -> Self {
        Self {
            format,
            said: None,
            charset: None,
            mark: false,
            opened: 0,
            replaced: 0,
            flat: 0,
            files: 0,
        }
    }
}
