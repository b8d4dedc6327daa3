//! What is kept of a call's head (C3): listed values, names of the rest.

use serde::{Deserialize, Serialize};

use crate::text::json_text;

/// What stands in place of a value that is not kept.
pub const KEPT_OUT: &str = "[kept out]";

/// A header as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptHeader {
    /// Its name.
    pub name: String,
    /// Its value, or what stands in its place.
    pub value: String,
    /// By which two equal values that are not kept can be told to be equal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// A call's head as `calls.headers` holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptHead {
    /// The headers.
    pub headers: Vec<KeptHeader>,
    /// The names in the query.
    pub query: Vec<String>,
    /// Whether the token was one that ends.
    pub old_token: bool,
}

impl KeptHead {
    /// The declared type of the body.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.value("content-type")
    }

    /// A kept header's value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name));
        found
            .map(|header| header.value.as_str())
            .filter(|value| *value != KEPT_OUT)
    }
}

json_text! {
    KeptHead,
}
