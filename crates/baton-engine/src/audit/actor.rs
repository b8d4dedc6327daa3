//! Who asks.

/// The person or program in whose name an operation is recorded (C14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that stands in the audit.
    pub name: String,
    /// Where the request came from: `desktop`, `browser 10.0.0.7`, `command line`.
    pub origin: String,
}

impl Actor {
    /// The name under which the system itself stands in the audit.
    pub const BATON: &str = "Baton";

    /// An actor by name and origin.
    pub fn new(name: impl Into<String>, origin: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            origin: origin.into(),
        }
    }
}
