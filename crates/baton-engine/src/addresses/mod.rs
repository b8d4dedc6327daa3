//! Incoming addresses: each belongs to one trigger or step, and exists as long as its owner (C2).

mod owners;

pub use owners::{keep, settle};
