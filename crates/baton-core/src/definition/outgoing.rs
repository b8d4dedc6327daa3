//! What goes out: the step *call a webhook*.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Field, Segment};
use crate::ids::ConnectionId;

/// Settings of the step that sends data to another tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallWebhook {
    /// Scheme, host, port and secrets; empty until an address was pasted.
    pub connection: Option<ConnectionId>,
    /// The request's method.
    pub method: Method,
    /// Path and query as they were pasted; details are percent-encoded, secrets are slots.
    pub path: Vec<Segment>,
    /// Extra headers.
    #[serde(default)]
    pub headers: Vec<Header>,
    /// What the body holds.
    pub content: Content,
    /// How long one try may take, in seconds; at most 30.
    pub timeout_s: u32,
    /// Statuses beside 2xx that count as done, such as 409.
    #[serde(default)]
    pub also_success: Vec<u16>,
}

/// The methods a step may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Usual for webhooks.
    Post,
    /// Replaces a record.
    Put,
    /// Changes a part of a record.
    Patch,
    /// Removes a record.
    Delete,
    /// Reads; sends no body.
    Get,
}

impl Method {
    /// As it stands in a request.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The header's name.
    pub name: String,
    /// Its value.
    pub value: HeaderValue,
}

/// An extra header's value: secret unless marked otherwise (CONTRACT C3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HeaderValue {
    /// Marked "not secret".
    Plain {
        /// The value.
        text: String,
    },
    /// Kept in the secret store.
    Secret {
        /// The name under which the connection keeps it.
        slot: String,
    },
}

/// What a body holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Exactly these fields, in this order.
    Fields {
        /// The fields.
        fields: Vec<Field>,
    },
    /// Every detail of the person except these.
    EverythingExcept {
        /// Names of details, such as `start_date`.
        excluded: Vec<String>,
    },
}
