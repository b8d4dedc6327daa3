//! The public hooks router and the admin API.
//!
//! Two routers on two listeners: [`admin`] is for the people who run Baton, `hooks` for other
//! tools. Neither holds SQL or knows what a step means; both call `baton-engine`.

pub mod admin;
pub mod hooks;

pub use admin::{Host, ServerHost, admin_router, openapi};
