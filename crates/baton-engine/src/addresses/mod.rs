//! Incoming addresses: each belongs to one trigger or step, and exists as long as its owner (C2).

mod owners;
mod token;

pub use owners::{keep, settle};
pub use token::token;
pub(crate) use token::{issue_new_tokens, issue_tokens, keep_beside, settle_token, settle_tokens};
