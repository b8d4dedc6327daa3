//! The one error of this crate.

/// Why the engine could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An outgoing address in the options cannot be read.
    #[error("`{0}` is not a host and a port; write it like jira.intern:8443")]
    HostPort(String),
}
