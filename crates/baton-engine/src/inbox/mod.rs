//! Calls from other tools: stored before they are answered, handled after that in their order.

mod handle;
mod store;

pub(crate) use handle::handle_calls;
pub(crate) use store::{NOT_KEPT, keep_refused, note_compressed, note_too_long, opened, receive};
