//! Secret values and the places that keep them.
//!
//! A [`Secret`] redacts itself, wipes its memory and cannot be serialised.
//! [`Secrets`] is the handle that the rest of Baton uses: it talks to one worker thread, because the
//! platforms' password stores block, and may hold a call for as long as a person looks at a prompt.
//!
//! What is deliberately absent: a plaintext fallback, a memory fallback, Linux keyutils (its keys are
//! gone after a restart), and any prompt that the person did not ask for ([`Secrets::unlock`]).
//!
//! Depends on nothing of Baton.

mod backend;
mod error;
mod handle;
mod keyring;
#[cfg(any(test, feature = "test-store"))]
mod memory;
mod sealed;
mod secret;
mod state;
mod worker;

pub use error::Error;
pub use handle::{Place, Secrets};
#[cfg(any(test, feature = "test-store"))]
pub use memory::Controls as MemoryControls;
pub use secret::Secret;
pub use state::State;

/// How long a caller waits for one answer of the store.
pub const CALL_LIMIT: std::time::Duration = std::time::Duration::from_secs(10);

/// How often the worker looks whether the store is still open, or open again.
pub const CHECK_EVERY: std::time::Duration = std::time::Duration::from_secs(3);
