//! How often something is told while nobody comes: what stands on the screen already says that
//! somebody is needed, and must not come up again every two seconds.

use std::time::Duration;

/// What appears within this time is told together.
pub(super) const GATHER: Duration = Duration::from_secs(2);
/// However long nobody comes, what is new is told that often.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// How long it waits before it looks again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace(Duration);

impl Default for Pace {
    fn default() -> Self {
        Self(GATHER)
    }
}

impl Pace {
    /// Something was told, for which nobody has come yet.
    pub(super) fn told(&mut self) {
        self.0 = (self.0 * 2).min(LONGEST);
    }

    /// Somebody came: what is new from now on is told soon.
    pub(super) fn seen(&mut self) {
        *self = Self::default();
    }

    /// Waits, but for no longer than until somebody has come.
    pub(super) async fn wait(self, has_come: impl Fn() -> bool) {
        for part in self.parts() {
            if has_come() {
                return;
            }
            tokio::time::sleep(part).await;
        }
    }

    /// The time in pieces, between which somebody may have come.
    fn parts(self) -> impl Iterator<Item = Duration> {
        let whole = self.0.as_secs() / GATHER.as_secs();
        (0..whole).map(|_| GATHER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often something is told in this time, where there is news all along.
    fn told_within(time: Duration) -> u32 {
        let (mut pace, mut now, mut told) = (Pace::default(), Duration::ZERO, 0);
        while now < time {
            (now, told) = (now + pace.0, told + 1);
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
        assert_eq!(pace.parts().sum::<Duration>(), LONGEST);

        // Ends at once, though it would be long.
        pace.wait(|| true).await;
        pace.seen();

        assert_eq!(pace.parts().sum::<Duration>(), GATHER);
    }
}
