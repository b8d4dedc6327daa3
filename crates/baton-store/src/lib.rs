//! The SQLite store: one file per table, one writer thread, group commit.
//!
//! It holds rows and the promises about them: durable before answered, one winner per key,
//! finished runs unchanged, an unbroken audit chain. It holds no business rules; of `baton-core` it
//! knows the types that lie in its columns, and reads and writes their texts in `text` and beside
//! the tables, so that nobody else parses what is stored. Nothing outside this crate writes SQL: work is a closure over the
//! typed handles of a [`Tx`] (on the one writer thread) or a [`Snapshot`] (on a reader).

mod error;
mod ids;
pub mod lists;
mod open;
mod page;
mod reader;
mod sql;
mod store;
pub mod table;
mod text;
mod tx;
mod writer;

pub use error::{Error, Kept, Result};
pub use ids::{AddressNo, CallNo, JobNo, MessageNo, PersonNo, ProblemNo, RunNo, WorkflowNo};
pub use open::{FORMAT, Owner, SETTINGS};
pub use page::{Cursor, Page, UnreadRow};
pub use store::{Options, Store, open, owner};
pub use text::{Lenient, Text, Texts, Unread};
pub use tx::{DRIVER_SLICE, Snapshot, Tx};
pub use writer::{ACCEPT_BYTES, ACCEPT_CALLS, Hold, Holds, Lane, PastHold};
