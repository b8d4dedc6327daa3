//! What a step sends over HTTP: method, path, headers, content; whichever kind sends it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::value::{Field, Reference, Segment, WhenEmpty};
use crate::ids::ConnectionId;

/// A request as a step's settings describe it; the connection knows the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// Where to; none until the admin says.
    pub connection: Option<&'a ConnectionId>,
    /// The HTTP method.
    pub method: Method,
    /// Path and query.
    pub path: &'a [Segment],
    /// Extra headers.
    pub headers: &'a [Header],
    /// What is sent.
    pub content: &'a Content,
    /// Seconds one try may take in total.
    pub timeout_s: u32,
    /// Statuses beside 2xx that mean success.
    pub also_success: &'a [u16],
    /// Details that look sensitive and are not.
    pub not_sensitive: &'a [Reference],
}

impl<'a> Request<'a> {
    /// The details that path and content name.
    #[must_use]
    pub fn references(&self) -> Vec<&'a Reference> {
        let path = self.path.iter().filter_map(Segment::reference);
        path.chain(self.content.references()).collect()
    }

    /// The details without which nothing is sent and the run stops: each of the path, and those of
    /// each value that stops it, of which one is enough.
    #[must_use]
    pub fn needed(&self) -> Vec<Vec<&'a Reference>> {
        let path = self.path.iter().filter_map(Segment::reference);
        let path = path.map(|one| vec![one]);
        // A GET has no body: what is not sent stops nobody.
        let values = match self.content {
            Content::Fields { fields } if self.method != Method::Get => fields.as_slice(),
            Content::Fields { .. } | Content::EverythingExcept { .. } => &[],
        };
        let stopping = values
            .iter()
            .filter(|field| field.value.when_empty == WhenEmpty::Stop);
        let named = stopping.map(|field| {
            let segments = field.value.segments.iter();
            segments.filter_map(Segment::reference).collect::<Vec<_>>()
        });
        path.chain(named.filter(|one| !one.is_empty())).collect()
    }

    /// The slots of the secrets that path and headers name.
    pub fn slots(&self) -> impl Iterator<Item = &'a str> {
        let path = self.path.iter().filter_map(Segment::slot);
        path.chain(self.headers.iter().filter_map(Header::slot))
    }
}

/// HTTP methods a step can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Sends a new thing.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
    /// Reads; has no body.
    Get,
}

impl Method {
    /// The method as it stands in a request.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Get => "GET",
        }
    }
}

/// An extra header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: HeaderValue,
}

impl Header {
    /// The slot of a secret value.
    #[must_use]
    pub fn slot(&self) -> Option<&str> {
        match &self.value {
            HeaderValue::Secret { slot, .. } => Some(slot),
            HeaderValue::Plain { .. } => None,
        }
    }

    /// Whether it takes the token that is inside the step's own address.
    #[must_use]
    pub fn is_of_address(&self, path: &[Segment]) -> bool {
        match &self.value {
            HeaderValue::Plain { .. } => false,
            HeaderValue::Secret { slot, word } => {
                !word.is_empty() || path.iter().any(|part| part.slot() == Some(slot))
            }
        }
    }
}

/// What an extra header says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HeaderValue {
    /// Marked "not secret".
    Plain {
        /// The value.
        text: String,
    },
    /// Kept in the secret store.
    Secret {
        /// The slot there.
        slot: String,
        /// What stands before it, such as `Bearer `.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        word: String,
    },
}

/// What a message carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Content {
    /// The named values and nothing else.
    Fields {
        /// In the order they are sent.
        fields: Vec<Field>,
    },
    /// All details of the person but these.
    EverythingExcept {
        /// Pointers into the person.
        excluded: Vec<String>,
    },
}

impl Content {
    fn references(&self) -> impl Iterator<Item = &Reference> {
        let fields = match self {
            Self::Fields { fields } => fields.as_slice(),
            Self::EverythingExcept { .. } => &[],
        };
        let segments = fields.iter().flat_map(|field| &field.value.segments);
        segments.filter_map(Segment::reference)
    }
}
