//! Which of the newest calls' keys may count at a moment (see `newest`).

use std::time::Duration;

use jiff::Timestamp;

/// The window of an address that nobody has set, and the least that is looked through.
pub(crate) const USUAL: Duration = Duration::from_secs(600);
/// No window is longer; a longest one that is stored and says so is damaged.
pub(crate) const MOST: Duration = Duration::from_hours(24 * 366);
/// Rows are stored in the order of their times but for what waits in the queue before the writer,
/// and for a clock that is put back a little.
const SLACK: Duration = Duration::from_secs(600);

/// Which keys may count at a moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) now: Timestamp,
    /// What came before has run out.
    pub(crate) since: Timestamp,
    /// No key counts longer.
    pub(crate) latest: Timestamp,
}

impl Window {
    /// The longest that any call was stored with.
    pub(crate) fn of(longest: Duration, now: Timestamp) -> Self {
        Self {
            now,
            since: now - longest - SLACK,
            latest: now + longest + SLACK,
        }
    }

    /// Until when the key in a row counts: where that cannot be, as long as is usual.
    pub(crate) fn until(&self, at: i64, stored: Option<i64>) -> Timestamp {
        let possible = 0..=self.latest.as_microsecond();
        let usual = i64::try_from(USUAL.as_micros()).unwrap_or(i64::MAX);
        let until = stored.filter(|until| possible.contains(until));
        moment(until.unwrap_or_else(|| at.saturating_add(usual)))
    }
}

/// A moment as it is stored; one that there is not lies before all others.
pub(crate) fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MIN)
}
