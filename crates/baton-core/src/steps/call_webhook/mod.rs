//! *Call a webhook*: sends data to another tool, and is done when that tool accepts it.

mod again;
mod answered;
mod check;
mod failed;
mod headers;
mod run;
mod sending;
mod settings;
pub(super) mod state;

pub use settings::CallWebhook;
pub use state::Messages;
