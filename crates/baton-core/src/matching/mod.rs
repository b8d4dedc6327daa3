//! Decisions on calls: sample, repeat or new (C5).
//!
//! Pure functions of the call and of looked-up facts. The host looks the facts up and writes the
//! decisions down.

mod disposition;
pub mod twice;

pub use disposition::DispositionKind;
