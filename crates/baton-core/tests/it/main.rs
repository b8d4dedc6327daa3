//! The core through its public API.

mod address;
mod export;
