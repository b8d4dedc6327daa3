//! The one client that reaches out of Baton, and the guard in front of it (CONTRACT C9).
//!
//! A request is judged three times: its scheme against the consents, a literal address by the
//! parser's own host value, and a name by every address it resolves to, each time a connection is
//! made. Redirects, proxies and compressed answers do not exist here; an answer is read up to
//! [`ANSWER_BYTES`] and no further, and everything ends within the request's time.

mod address;
mod client;
mod code;
mod failure;
mod guard;
mod kept;
mod practice;
mod resolve;
mod threads;
mod tls;

pub use address::kind_of;
pub use client::{Answer, Client, Request};
pub(crate) use code::HOST;
pub use failure::{Failure, Need, TlsWhy};
pub use guard::{Consent, ConsentKind, Policy};
pub use practice::practice_answer;

/// Of an answer this much is kept, and nothing after it is read (C8).
pub const ANSWER_BYTES: usize = 64 * 1024;

/// The longest a try may take in total (C8).
pub const LONGEST_TRY_S: u32 = 30;
