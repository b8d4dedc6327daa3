//! Who may call the window's commands (X2), by the app's own configuration and access list.
#![expect(
    clippy::unwrap_used,
    clippy::unwrap_in_result,
    reason = "a test stops at the first surprise"
)]

mod commands;
mod policy;
