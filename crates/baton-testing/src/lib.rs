//! What tests of several crates have in common. No program contains it.

pub mod told;
