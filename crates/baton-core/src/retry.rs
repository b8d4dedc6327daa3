//! Trying again (CONTRACT C8): the schedule as data and pure functions, jitter handed in.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::problem;
use crate::run::Failure;

/// How long after the failed try before it each further try is due. The first try is at once.
pub const WAITS: [Duration; 9] = [
    Duration::from_secs(5),
    Duration::from_secs(5 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(5 * 3600),
    Duration::from_secs(10 * 3600),
    Duration::from_secs(14 * 3600),
    Duration::from_secs(20 * 3600),
    Duration::from_secs(24 * 3600),
];

/// How many tries a message has.
pub const MOST_TRIES: u32 = 1 + WAITS.len() as u32;

/// Jitter lengthens a wait by at most this share.
pub const MOST_JITTER: f64 = 0.2;

/// After so many failed tries the admin is told.
pub const TRIES_BEFORE_NEEDS_YOU: u32 = 3;

const SHORTEST_RETRY_AFTER: Duration = Duration::from_secs(1);
const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(24 * 3600);

/// How long to wait after so many failed tries; none when they are spent.
///
/// `jitter` is from 0 to 1; what is outside, or no number, counts as the nearer end.
/// `retry_after` is what [`retry_after`] read: the wait is never shorter.
#[must_use]
pub fn wait_after(
    failed_tries: u32,
    jitter: f64,
    retry_after: Option<Duration>,
) -> Option<Duration> {
    let index = usize::try_from(failed_tries.checked_sub(1)?).ok()?;
    let planned = *WAITS.get(index)?;
    let jitter = if jitter.is_nan() {
        0.0
    } else {
        jitter.clamp(0.0, 1.0)
    };
    let lengthened = planned.mul_f64(1.0 + MOST_JITTER * jitter);
    Some(retry_after.map_or(lengthened, |asked| asked.max(lengthened)))
}

/// Reads a `Retry-After` header: whole seconds or an HTTP date, kept between 1 s and 24 h.
#[must_use]
pub fn retry_after(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    let asked = if !header.is_empty() && header.bytes().all(|one| one.is_ascii_digit()) {
        header
            .parse()
            .map_or(LONGEST_RETRY_AFTER, Duration::from_secs)
    } else {
        let at = rfc2822::DateTimeParser::new()
            .parse_timestamp(header)
            .ok()?;
        let seconds = at.as_second().saturating_sub(now.as_second());
        Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
    };
    Some(asked.clamp(SHORTEST_RETRY_AFTER, LONGEST_RETRY_AFTER))
}

/// Whether a status is a success: 2xx, or one the step names.
#[must_use]
pub fn is_success(status: u16, also_success: &[u16]) -> bool {
    (200..300).contains(&status) || also_success.contains(&status)
}

/// What became of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TryCode {
    /// The other tool accepted it.
    Accepted,
    /// It sent us to another address.
    Redirect,
    /// It did not like the data (400, 422).
    DataNotAccepted,
    /// It does not know the token (401).
    TokenNotValid,
    /// It does not allow it (403).
    NotAllowed,
    /// The address does not exist there (404).
    AddressUnknown,
    /// It already has the record (409).
    AlreadyThere,
    /// The address is gone for good (410).
    AddressGone,
    /// It asks to slow down (429).
    SlowDown,
    /// It has a problem on its side (5xx).
    ToolBroken,
    /// Another status that is no success.
    NotAccepted,
    /// The host's name is not known.
    Dns,
    /// Nothing answers there.
    Refused,
    /// There is no way to that network.
    NoRoute,
    /// The connection broke.
    ConnectionLost,
    /// The certificate cannot be trusted.
    Tls,
    /// No answer in time.
    Timeout,
    /// The answer is not HTTP.
    NotHttp,
    /// A consent is missing; nothing was sent.
    NeedsConsent,
    /// The address can never be allowed; nothing was sent.
    NeverAllowed,
    /// The address cannot be read.
    Address,
    /// The password store is not open.
    SecretsLocked,
    /// The token is not in the password store.
    SecretMissing,
    /// The connection has no address yet.
    NotConnected,
    /// The connection is stopped.
    ConnectionStopped,
    /// It was sent, and the answer is not known.
    AnswerUnknown,
    /// A shutdown broke it off.
    Aborted,
}

impl TryCode {
    /// What a status that is no success is called.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        names_of(status).0
    }
}

/// The failures with which nothing left this computer: the message waits for what is missing.
pub const UNSENT: [Failure; 4] = [
    Failure::ConsentMissing,
    Failure::ConnectionIncomplete,
    Failure::ConnectionStopped,
    Failure::SecretMissing,
];

/// Whether nothing left this computer, so that no attempt is spent.
#[must_use]
pub fn is_unsent(failure: Failure) -> bool {
    UNSENT.contains(&failure)
}

/// Whether waiting will not mend a failure, so that the admin is told at once.
#[must_use]
pub fn is_unmendable(failure: Failure) -> bool {
    match failure {
        Failure::Status { status } => {
            (400..500).contains(&status) && !matches!(status, 408 | 409 | 425 | 429)
        }
        Failure::BadCertificate
        | Failure::ConsentMissing
        | Failure::ConnectionIncomplete
        | Failure::ConnectionStopped
        | Failure::SecretMissing => true,
        Failure::HostNotFound
        | Failure::NothingAnswers
        | Failure::NoAnswerInTime
        | Failure::BrokenConnection => false,
    }
}

/// What a failure is called as a problem.
#[must_use]
pub fn problem_kind(failure: Failure) -> problem::Kind {
    match failure {
        Failure::Status { status } => names_of(status).1,
        Failure::HostNotFound => problem::Kind::HostNotFound,
        Failure::NothingAnswers => problem::Kind::NothingAnswers,
        Failure::NoAnswerInTime => problem::Kind::NoAnswerInTime,
        Failure::BadCertificate => problem::Kind::BadCertificate,
        Failure::BrokenConnection => problem::Kind::BrokenConnection,
        Failure::ConsentMissing => problem::Kind::ConsentMissing,
        Failure::ConnectionIncomplete => problem::Kind::ConnectionIncomplete,
        Failure::ConnectionStopped => problem::Kind::ConnectionStopped,
        Failure::SecretMissing => problem::Kind::SecretMissing,
    }
}

/// What a status that is no success is called: as the end of a try, and as a problem.
fn names_of(status: u16) -> (TryCode, problem::Kind) {
    use problem::Kind;
    match status {
        400 | 422 => (TryCode::DataNotAccepted, Kind::DataNotAccepted),
        401 => (TryCode::TokenNotValid, Kind::TokenNotValid),
        403 => (TryCode::NotAllowed, Kind::NotAllowed),
        404 => (TryCode::AddressUnknown, Kind::AddressUnknown),
        409 => (TryCode::AlreadyThere, Kind::AlreadyThere),
        410 => (TryCode::AddressGone, Kind::AddressGone),
        429 => (TryCode::SlowDown, Kind::TooManyRequests),
        300..=399 => (TryCode::Redirect, Kind::Redirected),
        500..=599 => (TryCode::ToolBroken, Kind::ToolBroken),
        _ => (TryCode::NotAccepted, Kind::NotAccepted),
    }
}
