//! What the commands promise, tried on the built program.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[cfg(unix)]
mod ending;
#[cfg(unix)]
mod slow;
