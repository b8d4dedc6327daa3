//! How large a workflow and its parts may be.

/// The most steps a workflow may have, those in branches included.
pub const MOST_STEPS: usize = 1_000;

/// How deeply branches may lie inside each other.
pub const DEEPEST_BRANCH: usize = 8;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// The longest text in a value, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The most names, values, headers or tests in one list.
pub const MOST_ITEMS: usize = 1_000;

/// A step owns at most this many paths.
pub(crate) const MOST_PATHS: usize = 100;
