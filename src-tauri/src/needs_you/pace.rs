//! How often something is told while nobody comes: what stands on the screen already says that
//! somebody is needed, and must not come up again every two seconds.

use std::time::{Duration, Instant};

/// What appears within this time is told together.
pub(super) const GATHER: Duration = Duration::from_secs(2);
/// However long nobody comes, what is new is told that often.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// How long it waits between two times that it tells something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    between: Duration,
    /// When it told something last, for which nobody has come yet.
    told: Option<Instant>,
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
        self.between = (self.between * 2).min(LONGEST);
        self.told = Some(Instant::now());
    }

    /// Somebody came: what is new from now on is told soon.
    pub(super) fn seen(&mut self) {
        *self = Self::default();
    }

    /// Waits after something has changed, but for no longer than until somebody has come. What is new
    /// long after the last time is told soon, too.
    pub(super) async fn wait(self, has_come: impl Fn() -> bool) {
        for part in self.parts(self.told.map(|told| told.elapsed())) {
            if has_come() {
                return;
            }
            tokio::time::sleep(part).await;
        }
    }

    /// The time that is left since it told something, in pieces, between which somebody may have come:
    /// one at least, in which more gathers.
    fn parts(self, since_told: Option<Duration>) -> impl Iterator<Item = Duration> {
        let left = self.between.saturating_sub(since_told.unwrap_or_default());
        let pieces = left.as_millis().div_ceil(GATHER.as_millis()).max(1);
        (0..pieces).map(|_| GATHER)
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

    #[tokio::test]
    async fn once_somebody_has_come_news_is_told_soon_again() {
        let mut pace = Pace::default();
        (0..20).for_each(|_| pace.told());
        let just_now = Some(Duration::ZERO);
        assert_eq!(pace.parts(just_now).sum::<Duration>(), LONGEST);

        // Ends at once, though it would be long.
        pace.wait(|| true).await;
        pace.seen();

        assert_eq!(pace.parts(just_now).sum::<Duration>(), GATHER);
    }

    #[test]
    fn one_thing_after_a_quiet_night_is_told_soon_and_others_behind_it_are_not() {
        let mut pace = Pace::default();
        (0..10).for_each(|_| pace.told());

        let soon = |since: Duration| pace.parts(Some(since)).sum::<Duration>();
        assert_eq!(soon(Duration::from_secs(8 * 60 * 60)), GATHER);
        assert_eq!(soon(LONGEST / 3), LONGEST - LONGEST / 3);
    }
}
