//! What an admin asks and sees: queries, views and refusals, over the engine's face.
//!
//! Each subject has its file or folder; the views beside the operations are the exact shapes that
//! the admin API answers with. Nothing here knows a route, a header or a status, nor SQL, nor what
//! a step means; it reads through the store's snapshots and changes through the engine.

pub mod addresses;
pub mod audit;
pub mod calls;
pub mod conditions;
pub mod connections;
pub mod details;
pub mod exchange;
pub mod jobs;
pub mod limits;
pub mod matching;
pub mod people;
pub mod preview;
pub mod problems;
pub mod runs;
pub mod sessions;
pub mod system;
pub mod words;
pub mod workflows;

mod act;
mod damaged;
mod fresh;
mod given;
mod hidden;
mod marked;
mod page;
mod refusal;
mod refusals;
mod samples;
mod says;
mod sender;
mod stored;
mod told;

pub use act::{Subject, act};
pub use page::{After, Count, Page, PageQuery, Params, Unreadable};
pub use refusal::{Class, Code, Refusal};

/// What an operation answers.
pub type Outcome<T> = Result<T, Refusal>;
