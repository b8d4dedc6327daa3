//! The durable engine: inbox, driver, outbox, deadlines, recovery.
//!
//! It runs `baton-core`'s state machine over `baton-store`'s rows: a call is stored before it is
//! answered, an event is applied and its effects become rows in one transaction, and only what is
//! a row is sent. It knows no HTTP route, no SQL text and no window.

pub mod addresses;
pub mod audit;
mod changes;
mod clock;
pub mod commands;
pub mod destinations;
mod driver;
mod editions;
mod engine;
mod error;
mod first_start;
mod further_details;
pub mod gate;
mod held;
mod inbox;
mod jobs;
mod listening;
mod lists;
mod matching;
mod not_done;
mod not_stored;
pub mod noted;
mod options;
mod outbox;
pub mod outgoing;
pub mod people;
mod queue;
mod reading;
mod refresh;
mod runs;
mod runtime;
mod samples;
mod secrets;
mod streams;
mod triggers;
mod turn;
mod unique;
mod waits;
mod work;

pub use audit::Actor;
pub use changes::{Change, Topic};
pub use error::Error;
pub use further_details::FurtherDetails;
pub use gate::{Admission, Admitted, CallHead, Received, Refused, digest};
pub use listening::{DEFAULT_PORT, Listener, ListenerState};
pub use not_stored::NotStored;
#[cfg(feature = "faults")]
pub use options::Faults;
pub use options::{HostPort, Options};
pub use outbox::TestMessage;
pub use runs::{details_of, newer_settings};
pub use runtime::Engine;
pub use samples::Samples;
pub use secrets::{fresh_slots, token};
pub use unique::{new_token, random, unique};
