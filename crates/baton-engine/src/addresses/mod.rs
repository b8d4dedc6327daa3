//! Incoming addresses: each belongs to one trigger or step, and exists as long as its owner (C2).

mod owners;
mod token;

pub use owners::{Fresh, keep, prepare, settle};
pub(crate) use owners::{forget_unkept, prepared};
pub(crate) use token::keep_beside;
pub use token::token;
