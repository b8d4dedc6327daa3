//! The door in front of the store: a call is judged by its head, in memory (CONTRACT C1).
//!
//! The listener asks [`Engine::admit`](crate::Engine::admit) before it reads a byte of the body,
//! reads the body within the limit the verdict allows, and then hands it to
//! [`Engine::receive`](crate::Engine::receive), which answers after the commit.

mod door;
mod guesses;
mod kept;
mod opening;
mod shelf;
mod token;

use std::net::IpAddr;
use std::sync::Arc;

use baton_core::call::handshake::Echo;

pub(crate) use door::{Door, Doors, Gate, Key, Shut, from_outside};
pub(crate) use kept::{FingerprintKey, headers, query_names};
pub(crate) use opening::{FORM, form_of};
pub(crate) use shelf::Shelved;
pub use token::digest;

/// Of a refused call's body this much is kept; a longer one is kept without its body.
pub const REFUSED_BODY_BYTES: usize = 64 * 1024;

/// A call before its body is read.
#[derive(Clone, Debug)]
pub struct CallHead {
    /// The id in the path, as it stands there.
    pub address: String,
    /// The token behind it in the path, where there is one.
    pub in_path: Option<String>,
    /// The query, without the question mark.
    pub query: Option<String>,
    /// All headers as received.
    pub headers: http::HeaderMap,
    /// Who calls: the peer, or behind a trusted proxy the forwarded address.
    pub from: IpAddr,
}

/// The verdict on a head.
#[derive(Debug)]
pub enum Admission {
    /// The token is right: read the body up to the limit, then `receive`.
    Admitted(Admitted),
    /// Unknown address or wrong token, alike: read up to [`REFUSED_BODY_BYTES`], answer `401`,
    /// then `keep_refused`.
    Refused(Refused),
    /// The address cannot be read: `503` with `Retry-After`; the sender repeats.
    Unavailable {
        /// When it is worth a try.
        retry_after_s: u32,
    },
    /// Too many wrong tokens from this sender: `429` with `Retry-After`.
    TooFast {
        /// When one more guess is heard.
        retry_after_s: u32,
    },
}

/// A call whose token is right.
#[derive(Debug)]
pub struct Admitted {
    pub(crate) head: CallHead,
    pub(crate) door: Arc<Door>,
    pub(crate) old_token: bool,
}

impl Admitted {
    /// Whether a `GET` to the address is taken as a call.
    #[must_use]
    pub fn takes_get(&self) -> bool {
        self.door.settings.takes_get
    }
}

/// A call that is answered `401`; says nothing about why.
#[derive(Debug)]
pub struct Refused {
    pub(crate) head: CallHead,
    pub(crate) door: Option<Arc<Door>>,
}

/// What became of an admitted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// Committed: `200 {"received":call,"readable":readable}`.
    Stored {
        /// The id to answer with: the first call's when this one repeats it.
        call: String,
        /// Whether the data could be read.
        readable: bool,
        /// What is answered in place of that, where the tool wants to hear something of its own.
        answer: Option<String>,
    },
    /// It only asked whether somebody is there: `200` with what it wants to hear.
    Handshake(Echo),
    /// It came as `GET` where the address takes none: kept for the admin, `405`.
    NotTaken,
    /// Not stored: `503` with `Retry-After`; the sender repeats.
    Unavailable {
        /// 1 when the queue is full, longer when the disk or the process is the cause.
        retry_after_s: u32,
        /// Whether the disk is full, which somebody has to do something about.
        is_full: bool,
    },
}
