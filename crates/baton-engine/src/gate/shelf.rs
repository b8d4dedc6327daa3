//! Refused calls that are to be kept for the admin and could not be stored yet: in memory, bounded,
//! until there is a turn for them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use baton_core::AddressId;
use baton_store::table::calls::RefusedCall;

/// So many wait, of at most 64 KiB each and a head; of an address not more than these are kept
/// anyway.
const MOST: usize = 64;

/// A refused call, and the address that it came to.
#[derive(Clone, Debug)]
pub(crate) struct Shelved {
    pub(crate) row: Arc<RefusedCall>,
    pub(crate) address: AddressId,
    /// How many bytes would have been taken, of a call that was longer.
    pub(crate) most: Option<u64>,
}

/// Those that wait, the first first.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<VecDeque<Shelved>>);

impl Shelf {
    /// Adds one; what has no room any more is handed back: the oldest.
    pub(crate) fn put(&self, one: Shelved) -> Option<Shelved> {
        let mut waiting = self.lock();
        waiting.push_back(one);
        match waiting.len() > MOST {
            true => waiting.pop_front(),
            false => None,
        }
    }

    /// The oldest, which is on the shelf no longer.
    pub(crate) fn take(&self) -> Option<Shelved> {
        self.lock().pop_front()
    }

    /// One that still cannot be stored goes back to where it was. `Some`: there is no room any more.
    pub(crate) fn put_back(&self, one: Shelved) -> Option<Shelved> {
        let mut waiting = self.lock();
        if waiting.len() >= MOST {
            return Some(one);
        }
        waiting.push_front(one);
        None
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Shelved>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
