//! Connections whose parked messages may have become possible: something about them was changed.
//!
//! A parked message is looked at once for each change, and not because time has passed. The first
//! of a lane is tried alone: when it cannot leave for a reason that all of them share, the others
//! are left in peace.

use std::collections::HashMap;

use baton_core::ConnectionId;
use jiff::Timestamp;

use super::slots::Key;

/// The lanes to be looked at.
#[derive(Debug, Default)]
pub(super) struct Freed {
    /// How many changes there were; a try that began before one is not believed after it.
    changes: u64,
    /// Something that all connections have in common, such as the password store.
    all: Option<Timestamp>,
    each: HashMap<Key, Look>,
}

#[derive(Clone, Copy, Debug)]
struct Look {
    /// When it was freed: messages parked since then have seen the change.
    since: Timestamp,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// One message may begin.
    Untried,
    /// It is under way.
    Trying,
    /// One has left: all may.
    Open,
}

/// Which of a lane's parked messages may begin.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MayLeave {
    pub(crate) connection: Key,
    pub(crate) parked_until: Timestamp,
    pub(crate) most: usize,
}

impl Freed {
    pub(super) fn changes(&self) -> u64 {
        self.changes
    }

    pub(super) fn free(&mut self, connections: impl IntoIterator<Item = ConnectionId>) {
        let look = Look::now();
        for connection in connections {
            self.changes += 1;
            self.each.insert(Some(connection), look);
        }
    }

    pub(super) fn free_all(&mut self) {
        self.changes += 1;
        self.all = Some(Look::now().since);
    }

    /// Which messages may begin, of the lanes that have something parked; the other lanes are
    /// forgotten.
    pub(super) fn of(&mut self, parked: impl Iterator<Item = Key>) -> Vec<MayLeave> {
        let all = self.all.take().map(|since| Look {
            since,
            stage: Stage::Untried,
        });
        let before = std::mem::take(&mut self.each);
        let kept = parked.filter_map(|key| {
            let look = all.or_else(|| before.get(&key).copied())?;
            Some((key, look))
        });
        self.each = kept.collect();
        let mut may_leave: Vec<_> = self
            .each
            .iter()
            .filter_map(|(key, look)| look.of(key))
            .collect();
        may_leave.sort_by(|one, other| one.connection.cmp(&other.connection));
        may_leave
    }

    /// The lanes of which something may begin now.
    pub(super) fn open(&self) -> impl Iterator<Item = &Key> {
        let each = self.each.iter();
        each.filter(|(_, look)| look.stage != Stage::Trying)
            .map(|(key, _)| key)
    }

    /// Whether all lanes are to be looked at.
    pub(super) fn is_all(&self) -> bool {
        self.all.is_some()
    }

    /// A message of the lane is under way.
    pub(super) fn begun(&mut self, key: &Key) {
        self.become_(key, Stage::Untried, Stage::Trying);
    }

    /// A message of the lane left this computer.
    pub(super) fn left(&mut self, key: &Key) {
        self.become_(key, Stage::Trying, Stage::Open);
    }

    /// A message of the lane lacks what others may have.
    pub(super) fn stayed(&mut self, key: &Key) {
        self.become_(key, Stage::Trying, Stage::Untried);
    }

    /// Nothing of the lane can leave before another change.
    pub(super) fn done(&mut self, key: &Key) {
        self.each.remove(key);
    }

    fn become_(&mut self, key: &Key, from: Stage, to: Stage) {
        if let Some(look) = self.each.get_mut(key).filter(|look| look.stage == from) {
            look.stage = to;
        }
    }
}

impl Look {
    fn now() -> Self {
        Self {
            since: Timestamp::now(),
            stage: Stage::Untried,
        }
    }

    fn of(self, key: &Key) -> Option<MayLeave> {
        let most = match self.stage {
            Stage::Untried => 1,
            Stage::Trying => return None,
            Stage::Open => usize::MAX,
        };
        Some(MayLeave {
            connection: key.clone(),
            parked_until: self.since,
            most,
        })
    }
}
