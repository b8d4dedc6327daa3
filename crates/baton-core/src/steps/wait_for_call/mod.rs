//! *Wait for another tool*: stands still until a call comes that carries the run's value.

mod check;
mod run;
mod settings;
pub(super) mod state;

pub use settings::WaitForCall;
pub use state::Awaited;
