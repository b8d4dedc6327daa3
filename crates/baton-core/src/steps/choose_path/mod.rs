//! *Choose a path*: takes the first path whose condition is true.

mod check;
mod reach;
mod run;
mod settings;

pub use settings::{ConditionalPath, Paths};
