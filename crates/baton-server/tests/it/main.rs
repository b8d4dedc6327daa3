//! The real program, in its own process, on its own data folder.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod commands;
mod listener;
mod patience;
mod server;
mod start;
