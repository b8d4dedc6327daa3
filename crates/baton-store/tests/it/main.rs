//! The store's promises, through its public API.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod audit;
mod backup;
mod calls;
mod fixture;
mod full;
mod lists;
#[cfg(unix)]
mod moved;
mod opening;
mod outbox;
mod people;
mod renewed;
mod runs;
mod searched;
mod texts;
mod twice;
mod unread;
mod waits;
mod workflows;
mod writer;
