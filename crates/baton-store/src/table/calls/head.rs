//! What is kept of a call's head (C3): listed values, names of the rest.

use serde::{Deserialize, Serialize, Serializer};

use crate::text::json_text;

/// What stands in place of a value that is not kept.
pub const KEPT_OUT: &str = "[kept out]";

/// A header that is kept. Every call stores some, so as JSON it is a list: its name and its value, or
/// its name, nothing, and the fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Stored")]
pub struct KeptHeader {
    /// Its name.
    pub name: String,
    /// Its value, or what stands in its place.
    pub value: String,
    /// By which two equal values that are not kept can be told to be equal.
    pub fingerprint: Option<String>,
}

impl Serialize for KeptHeader {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value == KEPT_OUT {
            true => (&self.name, (), &self.fingerprint).serialize(serializer),
            false => (&self.name, &self.value).serialize(serializer),
        }
    }
}

/// A header as it is stored. Up to the thirteenth format its parts had names.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Shown(String, String),
    KeptOut(String, (), Option<String>),
    Named {
        name: String,
        value: String,
        fingerprint: Option<String>,
    },
}

impl From<Stored> for KeptHeader {
    fn from(stored: Stored) -> Self {
        let (name, value, fingerprint) = match stored {
            Stored::Shown(name, value) => (name, value, None),
            Stored::KeptOut(name, (), fingerprint) => (name, KEPT_OUT.to_owned(), fingerprint),
            Stored::Named {
                name,
                value,
                fingerprint,
            } => (name, value, fingerprint),
        };
        Self {
            name,
            value,
            fingerprint,
        }
    }
}

/// A call's head as `calls.headers` holds it: of most calls only the list of headers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "StoredHead")]
pub struct KeptHead {
    /// The headers.
    pub headers: Vec<KeptHeader>,
    /// The names in the query.
    pub query: Vec<String>,
    /// Whether the token was one that ends.
    pub old_token: bool,
}

impl Serialize for KeptHead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.query.is_empty() && !self.old_token {
            true => self.headers.serialize(serializer),
            false => (&self.headers, &self.query, self.old_token).serialize(serializer),
        }
    }
}

/// A head as it is stored. Up to the thirteenth format its parts had names.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredHead {
    Whole(Vec<KeptHeader>, Vec<String>, bool),
    Headers(Vec<KeptHeader>),
    Named {
        #[serde(default)]
        headers: Vec<KeptHeader>,
        #[serde(default)]
        query: Vec<String>,
        #[serde(default)]
        old_token: bool,
    },
}

impl From<StoredHead> for KeptHead {
    fn from(stored: StoredHead) -> Self {
        let (headers, query, old_token) = match stored {
            StoredHead::Headers(headers) => (headers, Vec::new(), false),
            StoredHead::Whole(headers, query, old_token)
            | StoredHead::Named {
                headers,
                query,
                old_token,
            } => (headers, query, old_token),
        };
        Self {
            headers,
            query,
            old_token,
        }
    }
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
