//! The four commands of the page. Each has a permission of its own, given to the main window only.

mod api;
mod changes;
mod host;
mod reveal;

pub(crate) use api::*;
pub(crate) use changes::*;
pub(crate) use host::*;
pub(crate) use reveal::*;
