//! *Starts when a person leaves*: their status becomes *left*.

mod settings;

pub use settings::PersonLeavesTrigger;
