//! What the admin API does: one operation per function, audited in the transaction it writes.
//!
//! Each subject has its file or folder; the views beside the operations are the exact shapes that
//! the admin API answers with. Nothing here knows a route, a header or a status.

pub mod addresses;
pub mod audit;
pub mod calls;
pub mod connections;
pub mod details;
pub mod exchange;
pub mod people;
pub mod preview;
pub mod problems;
pub mod runs;
pub mod sessions;
pub mod system;
pub mod workflows;

mod actor;
mod desk;
mod fresh;
pub(crate) mod ledger;
mod page;
mod refusal;
mod rows;

pub use actor::Actor;
pub(crate) use desk::Desk;
pub use ledger::Action;
pub use page::{Page, PageQuery, Params};
pub use refusal::{Code, Refusal};

/// What an operation answers.
pub type Outcome<T> = Result<T, Refusal>;
