//! What stands in the audit: a word, which stays what it is once a folder has it.
//!
//! The word of a command stands with the command; here are those that are said in several places.

/// What an admin does, or Baton by itself, as the audit has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action(pub(crate) &'static str);

impl Action {
    /// Made a connection.
    pub(crate) const CONNECTION_CREATED: Self = Self("connection_created");
    /// Gave one another token, its own or one inside an address.
    pub(crate) const CONNECTION_TOKEN_SET: Self = Self("connection_token_set");
    /// Added a person.
    pub(crate) const PERSON_ADDED: Self = Self("person_added");
    /// Changed one.
    pub(crate) const PERSON_CHANGED: Self = Self("person_changed");
    /// Changed settings.
    pub(crate) const SETTINGS_CHANGED: Self = Self("settings_changed");
    /// Came to the end of a job.
    pub(crate) const JOB_DONE: Self = Self("job_done");
    /// Ended a job before its end.
    pub(crate) const JOB_CANCELLED: Self = Self("job_cancelled");
    /// Said whom a call is about.
    pub(crate) const CALL_CHOSEN: Self = Self("call_chosen");
}
