//! *Do at the same time*: goes all paths and waits for all of them, or for the first.

mod check;
mod run;
mod settings;

pub use settings::{OpenPath, ParallelPaths, Until};
