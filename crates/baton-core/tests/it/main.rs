//! The core through its public API.

mod address;
mod export;
mod fixture;
mod model;
