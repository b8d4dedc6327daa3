//! *Starts when a person starts*: their status becomes *active*, and they were not there before.

mod settings;

pub use settings::PersonStartsTrigger;
