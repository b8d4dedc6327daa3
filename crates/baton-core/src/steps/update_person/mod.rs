//! *Update a person*: sets details of the run's person (C4). What the values are is found here; the
//! host writes them in the transaction of the run, and says what differs by that.

mod check;
mod run;
mod settings;
mod shown;

pub use settings::{DetailValue, UpdatePerson};
