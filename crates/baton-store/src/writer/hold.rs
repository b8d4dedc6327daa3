//! While another program keeps the database for itself: who, and since when.

use jiff::Timestamp;
use tokio::sync::watch;

/// A time in which another program kept the database for itself, so that nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The other programs that had it open, where the system tells.
    pub by: Vec<String>,
    /// When the first write had to wait.
    pub since: Timestamp,
    /// When writing was possible again; none while it is not.
    pub until: Option<Timestamp>,
}

/// The present hold, or the last one.
#[derive(Debug, Default)]
pub(super) struct Holds(watch::Sender<Option<Hold>>);

impl Holds {
    pub(super) fn watched(&self) -> watch::Receiver<Option<Hold>> {
        self.0.subscribe()
    }

    /// A write that began at a moment did not get its turn.
    pub(super) fn go_on(&self, by: &[String], since: Timestamp) {
        self.0.send_if_modified(|last| {
            let Some(hold) = last.as_mut().filter(|hold| hold.until.is_none()) else {
                *last = Some(Hold {
                    by: by.to_vec(),
                    since,
                    until: None,
                });
                return true;
            };
            // Who has let go meanwhile was in the way, too.
            let before = hold.by.len();
            let more = by.iter().filter(|name| !hold.by.contains(name));
            let more: Vec<_> = more.cloned().collect();
            hold.by.extend(more);
            hold.by.len() > before
        });
    }

    /// A write got its turn.
    pub(super) fn end(&self, until: Timestamp) {
        self.0.send_modify(|last| {
            if let Some(hold) = last {
                hold.until.get_or_insert(until);
            }
        });
    }
}
