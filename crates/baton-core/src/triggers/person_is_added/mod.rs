//! *Starts when a person is added*: by hand, by a call, or with a list.

mod settings;

pub use settings::PersonIsAddedTrigger;
