//! Hints about what changed; queries are the truth.

use serde::Serialize;

/// What a [`Change`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A workflow: draft, versions, state.
    Workflow,
    /// A run moved.
    Run,
    /// A call came in or was judged.
    Call,
    /// A problem appeared or went away.
    Problem,
    /// A connection: token, consents, last result.
    Connection,
    /// A person's details.
    Person,
    /// A setting of this data folder.
    Settings,
    /// The listener, the secret store, the host.
    System,
}

/// Something changed: refetch what shows it.
///
/// Under load hints of one topic are folded into one with an empty id, meaning "many".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Change {
    /// The kind of thing.
    pub topic: Topic,
    /// Its id; empty when many of the kind changed.
    pub id: String,
}
