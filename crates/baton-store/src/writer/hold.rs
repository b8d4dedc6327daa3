//! While another program keeps the database for itself: who, and since when; and of the times that
//! are over, those that nobody has written down yet.

use std::collections::VecDeque;

use jiff::Timestamp;
use tokio::sync::watch;

/// So many times that are over wait to be written down; of more, the two oldest become one.
const MOST_UNTOLD: usize = 32;
/// So many programs of one time are named.
const MOST_NAMED: usize = 8;

/// A time in which another program kept the database for itself, so that nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The other programs that kept it, where the system tells.
    pub by: Vec<String>,
    /// When the first write had to wait.
    pub since: Timestamp,
}

/// A hold that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastHold {
    /// Who it was, and since when.
    pub hold: Hold,
    /// When writing was possible again.
    pub until: Timestamp,
    /// How many holds it stands for: one, as long as not too many wait to be written down.
    pub times: u32,
}

/// The present hold, and those before it that are not written down yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// The present one; none while nobody keeps the database.
    pub present: Option<Hold>,
    /// Those that are over, the first first.
    pub untold: VecDeque<PastHold>,
}

/// What the writer knows of holds, and tells to whoever watches.
#[derive(Debug, Default)]
pub(super) struct Told(watch::Sender<Holds>);

impl Told {
    pub(super) fn watched(&self) -> watch::Receiver<Holds> {
        self.0.subscribe()
    }

    pub(super) fn is_held(&self) -> bool {
        self.0.borrow().present.is_some()
    }

    /// A write that began at a moment did not get its turn.
    pub(super) fn go_on(&self, by: &[String], since: Timestamp) {
        self.0.send_if_modified(|holds| match &mut holds.present {
            // Who has let go meanwhile was in the way, too.
            Some(hold) => hold.name(by),
            None => {
                let mut hold = Hold {
                    by: Vec::new(),
                    since,
                };
                hold.name(by);
                holds.present = Some(hold);
                true
            }
        });
    }

    /// A write got its turn.
    pub(super) fn end(&self, until: Timestamp) {
        self.0.send_if_modified(|holds| {
            let Some(hold) = holds.present.take() else {
                return false;
            };
            let times = 1;
            holds.untold.push_back(PastHold { hold, until, times });
            if holds.untold.len() > MOST_UNTOLD {
                holds.join_oldest();
            }
            true
        });
    }

    /// What was over by a moment is written down. Nobody has to be told of that.
    pub(super) fn forget(&self, until: Timestamp) {
        self.0.send_if_modified(|holds| {
            holds.untold.retain(|past| past.until > until);
            false
        });
    }
}

impl Holds {
    fn join_oldest(&mut self) {
        let (Some(first), Some(second)) = (self.untold.pop_front(), self.untold.front_mut()) else {
            return;
        };
        second.hold.since = first.hold.since;
        second.hold.name(&first.hold.by);
        second.times = second.times.saturating_add(first.times);
    }
}

impl Hold {
    /// Adds the names that are new; whether one is.
    fn name(&mut self, by: &[String]) -> bool {
        let before = self.by.len();
        for name in by {
            if self.by.len() < MOST_NAMED && !self.by.contains(name) {
                self.by.push(name.clone());
            }
        }
        self.by.len() > before
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{MOST_UNTOLD, Told};

    fn second(n: usize) -> Timestamp {
        Timestamp::from_second(n.try_into().expect("it is small")).expect("it is a time")
    }

    /// One time after the other, each from an even second to the next odd one.
    fn told(times: usize) -> Told {
        let told = Told::default();
        for n in 0..times {
            told.go_on(&[format!("p{n}")], second(2 * n));
            told.end(second(2 * n + 1));
        }
        told
    }

    #[test]
    fn a_hold_is_kept_until_it_is_written_down_whatever_begins_meanwhile() {
        let told = told(2);
        told.go_on(&["third".into()], second(9));

        let holds = told.watched().borrow().clone();
        let since: Vec<_> = holds.untold.iter().map(|past| past.hold.since).collect();
        assert_eq!(since, [second(0), second(2)]);

        told.forget(second(1));

        let left = told.watched().borrow().clone();
        assert_eq!(left.untold.len(), 1);
        assert_eq!(left.untold[0].hold.by, ["p1"]);
        assert_eq!(left.present.expect("it goes on").by, ["third"]);
    }

    #[test]
    fn too_many_that_nobody_wrote_down_lose_none_but_become_one() {
        let holds = told(MOST_UNTOLD + 3).watched().borrow().clone();

        assert_eq!(holds.untold.len(), MOST_UNTOLD);
        let first = &holds.untold[0];
        assert_eq!((first.hold.since, first.until), (second(0), second(7)));
        assert_eq!(first.times, 4);
        assert_eq!(first.hold.by, ["p3", "p2", "p1", "p0"]);
        let all: u32 = holds.untold.iter().map(|past| past.times).sum();
        assert_eq!(all as usize, MOST_UNTOLD + 3);
    }
}
