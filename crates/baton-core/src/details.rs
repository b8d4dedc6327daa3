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

/// The names of a person's own details, beside `custom`, in the order in which they are offered.
pub const PERSON_DETAILS: [&str; 13] = [
    "display_name",
    "given_name",
    "family_name",
    "work_email",
    "status",
    "start_date",
    "end_date",
    "time_zone",
    "location",
    "job_title",
    "team",
    "department",
    "manager",
];

/// The names of what *About this run* offers, in its order.
pub const RUN_DETAILS: [&str; 6] = [
    "workflow_name",
    "started_at",
    "id",
    "message_id",
    "event_number",
    "now",
];

/// Whether a person can have a detail of that name, such as `team` or `custom/laptop`.
#[must_use]
pub fn is_person_detail(name: &str) -> bool {
    let custom = name
        .strip_prefix("custom/")
        .is_some_and(|name| !name.is_empty());
    custom || PERSON_DETAILS.contains(&name)
}
