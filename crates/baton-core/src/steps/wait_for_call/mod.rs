//! *Wait for another tool*: stands still until a call comes that carries the run's value.

mod check;
mod settings;

pub use settings::WaitForCall;
