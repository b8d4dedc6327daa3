//! *Do at the same time*: goes all paths and waits for all of them. It cannot run yet.

mod check;
mod run;
mod settings;

pub use settings::{OpenPath, ParallelPaths};
