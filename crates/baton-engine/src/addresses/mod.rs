//! Incoming addresses: each belongs to one trigger or step, and exists as long as its owner (C2).

mod owners;
mod settings;
mod token;

pub use owners::{Fresh, keep, prepare, settle};
pub use settings::{read_settings, stored_settings};
pub use token::keep_token;
