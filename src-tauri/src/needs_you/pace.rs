//! How often something is told while nobody comes: what stands on the screen already says that
//! somebody is needed, and must not come up again every two seconds.

use std::time::{Duration, SystemTime};

/// What appears within this time is told together.
pub(super) const GATHER: Duration = Duration::from_secs(2);
/// However long nobody comes, what is new is told that often.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// How long it waits between two times that it tells something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    between: Duration,
    /// When it told something last, for which nobody has come yet: by the clock on the wall, as the
    /// others stand still while the computer sleeps.
    told: Option<SystemTime>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            between: GATHER,
            told: None,
        }
    }
}

impl Pace {
    /// Something was told, for which nobody has come yet.
    pub(super) fn told(&mut self) {
        self.told_at(SystemTime::now());
    }

    fn told_at(&mut self, now: SystemTime) {
        self.between = (self.between * 2).min(LONGEST);
        self.told = Some(now);
    }

    /// Somebody came: what is new from now on is told soon.
    pub(super) fn seen(&mut self) {
        *self = Self::default();
    }

    /// Waits after something has changed, but for no longer than until somebody has come. What is new
    /// long after the last time is told soon, too.
    ///
    /// It waits in pieces, between which somebody may have come, or the computer may have slept: one
    /// at least, in which more gathers.
    pub(super) async fn wait(self, has_come: impl Fn() -> bool) {
        while !has_come() {
            tokio::time::sleep(GATHER).await;
            if self.left(SystemTime::now()).is_zero() {
                return;
            }
        }
    }

    /// The time that is left of that between two times; a clock that was put back counts from then.
    fn left(self, now: SystemTime) -> Duration {
        let since = self.told.and_then(|told| now.duration_since(told).ok());
        let left = self.between.saturating_sub(since.unwrap_or_default());
        match self.told {
            Some(_) => left,
            None => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often something is told in this time, where there is news all along.
    fn told_within(time: Duration) -> u32 {
        let (mut pace, mut now, mut told) = (Pace::default(), Duration::ZERO, 0);
        while now < time {
            (now, told) = (now + pace.between, told + 1);
            pace.told();
        }
        told
    }

    #[test]
    fn news_without_end_is_told_less_and_less_often_while_nobody_comes() {
        let day = told_within(Duration::from_secs(24 * 60 * 60));

        assert_eq!(told_within(Duration::from_secs(60)), 5);
        assert!(day < 120, "{day}");
    }

    /// A moment of a night, so many seconds after its beginning.
    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[tokio::test]
    async fn once_somebody_has_come_news_is_told_soon_again() {
        let mut pace = Pace::default();
        (0..20).for_each(|_| pace.told_at(at(0)));
        assert_eq!(pace.left(at(0)), LONGEST);

        // Ends at once, though it would be long.
        pace.wait(|| true).await;
        pace.seen();

        assert_eq!(pace.left(at(0)), Duration::ZERO);
    }

    #[test]
    fn one_thing_after_a_night_in_which_the_computer_slept_is_told_soon() {
        let mut pace = Pace::default();
        (0..10).for_each(|_| pace.told_at(at(0)));

        assert_eq!(pace.left(at(8 * 60 * 60)), Duration::ZERO);
        assert_eq!(pace.left(at(5 * 60)), LONGEST - Duration::from_secs(5 * 60));
    }
}
