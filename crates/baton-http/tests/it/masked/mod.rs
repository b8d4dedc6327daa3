//! What is sensitive: masked wherever a message is shown, and shown with a row of the audit.

mod received;
mod sent;
