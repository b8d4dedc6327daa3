//! Who changed what: rows that are written in the transaction of what they record (C14).

mod action;
mod actor;
mod record;

pub use action::Action;
pub use actor::Actor;
pub use record::Record;
pub(crate) use record::record_own;
