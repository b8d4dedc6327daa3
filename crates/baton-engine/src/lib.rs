//! The durable engine: inbox, driver, outbox, deadlines, recovery.
//!
//! It runs `baton-core`'s state machine over `baton-store`'s rows: a call is stored before it is
//! answered, an event is applied and its effects become rows in one transaction, and only what is
//! a row is sent. It knows no HTTP route, no SQL text and no window.

mod changes;
mod company;
mod driver;
mod engine;
mod error;
pub mod hand;
mod housekeeping;
mod listening;
pub mod operations;
mod options;
mod outbox;
pub mod outgoing;
pub mod reach;
pub mod receive;
mod secrets;
mod tables;
mod typed;
mod unique;

pub use changes::{Change, Topic};
pub use company::{Company, CompanyDetail};
pub use engine::Engine;
pub use error::Error;
#[cfg(feature = "faults")]
pub use options::Faults;
pub use options::{HostPort, Options};
pub use receive::{Admission, Admitted, CallHead, Received, Refused};
pub use typed::{NotStored, Typed};
pub use unique::{new_token, random};
