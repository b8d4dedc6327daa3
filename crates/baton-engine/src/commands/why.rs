//! Why something is done: what many commands ask, and the audit keeps.

use serde::Deserialize;
use utoipa::ToSchema;

use super::NotDone;
use crate::Error;

/// A reason that stands in the audit.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ReasonInput {
    /// Why.
    pub reason: String,
}

/// Why something is left alone.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct WhyInput {
    /// Why.
    pub why: String,
}

impl AsRef<str> for ReasonInput {
    fn as_ref(&self) -> &str {
        &self.reason
    }
}

impl AsRef<str> for WhyInput {
    fn as_ref(&self) -> &str {
        &self.why
    }
}

/// A reason that is not blank.
pub fn reason(text: &str) -> Result<String, Error> {
    match text.trim() {
        "" => Err(NotDone::NoReason.into()),
        text => Ok(text.to_owned()),
    }
}
