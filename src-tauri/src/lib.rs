//! The desktop shell of Baton.
#![cfg(feature = "shell")]
