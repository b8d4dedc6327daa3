//! *Call a webhook*: sends data to another tool, and is done when that tool accepts it.

mod check;
mod headers;
mod settings;

pub use settings::CallWebhook;
