//! The shapes of the audit.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Params;

/// Who changed what.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditRow {
    /// Its number in the chain.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// Who; `Baton` for the system.
    pub actor: String,
    /// From where.
    pub origin: Option<String>,
    /// What was done.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// Its id.
    pub subject: String,
    /// Why.
    pub reason: Option<String>,
    /// Named values; empty after an erasure.
    pub params: Params,
}
