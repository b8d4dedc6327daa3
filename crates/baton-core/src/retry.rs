//! Trying again (CONTRACT C8): the schedule as data and pure functions, jitter handed in.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

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
        Failure::Status { status } => status_kind(status),
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

fn status_kind(status: u16) -> problem::Kind {
    match status {
        400 | 422 => problem::Kind::DataNotAccepted,
        401 => problem::Kind::TokenNotValid,
        403 => problem::Kind::NotAllowed,
        404 => problem::Kind::AddressUnknown,
        409 => problem::Kind::AlreadyThere,
        410 => problem::Kind::AddressGone,
        429 => problem::Kind::TooManyRequests,
        300..=399 => problem::Kind::Redirected,
        500..=599 => problem::Kind::ToolBroken,
        _ => problem::Kind::NotAccepted,
    }
}
