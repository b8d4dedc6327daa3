//! What is known about the person and the company at the moment a step is reached.

use crate::json::Json;

/// The details that the driver reads in the transaction that handles an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The person: `display_name`, `work_email`, …, `custom` with the custom details.
    pub person: Json,
    /// The company.
    pub company: Json,
    /// The workflow's name.
    pub workflow_name: String,
}
