//! *Starts when a detail of a person changes*: whoever and whatever changes it.

mod check;
mod settings;

pub use settings::{ChangedValue, DetailChangedTrigger};
