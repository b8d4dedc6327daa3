//! The public hooks router and the admin API.
//!
//! Two routers on two listeners: [`admin`] is for the people who run Baton, `hooks` for other
//! tools. Neither holds SQL or knows what a step means; both call `baton-engine`.

pub mod admin;
mod crowd;
pub mod hooks;

pub use admin::{Host, ServerHost, admin_router, openapi};
pub use crowd::{Crowd, Seat};
