//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::nullable::said;
use crate::document::request::{Content, Header, Method, Request};
use crate::document::value::{Reference, Segment};
use crate::ids::ConnectionId;
use crate::run::verb::Verb;
use crate::steps::kind::Kind;

/// Settings of *Call a webhook*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallWebhook {
    /// Where to; none until the admin says.
    #[serde(deserialize_with = "said")]
    pub connection: Option<ConnectionId>,
    /// The HTTP method.
    pub method: Method,
    /// Path and query, byte for byte as pasted, with details percent-encoded.
    pub path: Vec<Segment>,
    /// Extra headers.
    pub headers: Vec<Header>,
    /// What is sent.
    pub content: Content,
    /// Seconds one try may take in total; at most 30.
    pub timeout_s: u32,
    /// Statuses beside 2xx that mean success.
    pub also_success: Vec<u16>,
    /// Details of calls and answers that look sensitive and are not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_sensitive: Vec<Reference>,
}

impl CallWebhook {
    /// What is sent.
    pub(super) fn sends(&self) -> Request<'_> {
        Request {
            connection: self.connection.as_ref(),
            method: self.method,
            path: &self.path,
            headers: &self.headers,
            content: &self.content,
            timeout_s: self.timeout_s,
            also_success: &self.also_success,
            not_sensitive: &self.not_sensitive,
        }
    }
}

impl Kind for CallWebhook {
    fn request(&self) -> Option<Request<'_>> {
        Some(self.sends())
    }

    fn verbs(&self) -> &'static [Verb] {
        &[
            Verb::Skip,
            Verb::UseSettings,
            Verb::SendAgain,
            Verb::SendNew,
            Verb::TryNow,
        ]
    }

    fn gives_answer(&self) -> bool {
        true
    }

    fn references(&self) -> Vec<&Reference> {
        self.sends().references()
    }
}
