//! The place of one that is here.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

use super::Crowd;

pub(super) const BUSY: u64 = u64::MAX;

/// What the crowd knows of one.
pub(super) struct Place {
    /// Since when it is waited for, in milliseconds; [`BUSY`] while Baton is at work for it.
    waited_for: AtomicU64,
    leave: Notify,
}

/// One that is here; dropping it leaves.
pub struct Seat {
    pub(super) crowd: Crowd,
    pub(super) address: IpAddr,
    pub(super) number: u64,
    pub(super) place: Arc<Place>,
}

impl Place {
    pub(super) fn new(now: u64) -> Self {
        Self {
            waited_for: AtomicU64::new(now),
            leave: Notify::new(),
        }
    }

    pub(super) fn waited_for(&self) -> u64 {
        self.waited_for.load(Ordering::Relaxed)
    }

    pub(super) fn is_busy(&self) -> bool {
        self.waited_for() == BUSY
    }

    pub(super) fn waits_since(&self, since: u64) {
        self.waited_for.store(since, Ordering::Relaxed);
    }

    pub(super) fn ask_to_leave(&self) {
        self.leave.notify_one();
    }
}

impl Seat {
    /// From now on the other side is waited for: for a request, or for more of it.
    pub fn waits(&self) {
        self.place.waits_since(self.crowd.now());
    }

    /// The other side began something more, which is waited for unless Baton is still at work for
    /// what came before.
    pub(crate) fn begins(&self) {
        let now = self.crowd.now();
        let waits = |was| (was != BUSY).then_some(now);
        let place = &self.place.waited_for;
        let _busy_stays = place.fetch_update(Ordering::Relaxed, Ordering::Relaxed, waits);
    }

    /// Whether Baton is at work for it.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.place.is_busy()
    }

    /// The other side has done its part.
    pub fn is_served(&self) {
        self.place.waits_since(BUSY);
    }

    /// Resolves when another one needs the room.
    pub async fn asked_to_leave(&self) {
        self.place.leave.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.crowd.leave(self.address, self.number);
    }
}
