//! What is done because of the time: deadlines of runs, tries that are due, what has outlived its
//! use.

mod due;
mod housekeeping;

pub(crate) use due::{Next, due_messages, due_runs, freed_messages, next_due};
pub(crate) use housekeeping::{recover, run};
