//! *Starts when another tool calls*: each person whom a call names is started.

mod check;
mod settings;

pub use settings::WebhookTrigger;
