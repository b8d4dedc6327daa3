//! What is held in memory of rows, so that a call or a send asks no table.
//!
//! Rows are read again by whoever changed them, and two who do so at the same time may end in
//! either order. Each takes a number before it reads: what was read later is never replaced by
//! what was read earlier, so that a change is seen by everybody once its own reading is done.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// A value with the number of the look it was read in.
#[derive(Debug, Default)]
pub(crate) struct Held<T> {
    looks: AtomicU64,
    now: RwLock<(u64, Arc<T>)>,
}

/// A reading that has begun; it is taken before the rows are.
#[derive(Debug)]
pub(crate) struct Look(u64);

impl<T> Held<T> {
    /// The value.
    pub(crate) fn get(&self) -> Arc<T> {
        let now = self.now.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&now.1)
    }

    /// Begins to read.
    pub(crate) fn look(&self) -> Look {
        Look(self.looks.fetch_add(1, Ordering::SeqCst) + 1)
    }

    /// Puts in what was read, unless something read later is there.
    pub(crate) fn replace(&self, look: Look, value: T) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if look.0 > now.0 {
            *now = (look.0, Arc::new(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_later_is_not_replaced_by_what_was_read_earlier() {
        let held = Held::<&str>::default();
        let (earlier, later) = (held.look(), held.look());

        held.replace(later, "revoked");
        held.replace(earlier, "valid");

        assert_eq!(*held.get(), "revoked");
        held.replace(held.look(), "rotated");
        assert_eq!(*held.get(), "rotated");
    }
}
