//! The threads on which receivers are talked to.

use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};

/// So many receivers have a thread of their own, which takes some four open files; from then on one
/// shares that with the fewest.
const MOST: usize = 32;

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Threads(Vec<Arc<Thread>>);

/// One, until nobody talks on it any more.
#[derive(Debug)]
pub(super) struct Thread(Option<Runtime>);

impl Threads {
    /// The thread for another receiver; none on a computer that has none left.
    pub(super) fn another(&mut self) -> Option<Arc<Thread>> {
        if self.0.len() < MOST
            && let Some(thread) = Thread::new()
        {
            self.0.push(Arc::new(thread));
            return self.0.last().cloned();
        }
        self.0
            .iter()
            .min_by_key(|one| Arc::strong_count(one))
            .cloned()
    }
}

impl Thread {
    fn new() -> Option<Self> {
        let thread = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("outgoing")
            .enable_all()
            .build();
        thread.ok().map(|thread| Self(Some(thread)))
    }

    /// Where work on it is begun.
    pub(super) fn handle(&self) -> Option<Handle> {
        self.0.as_ref().map(|thread| thread.handle().clone())
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        // Nobody waits for what a name server or a receiver still has to say.
        if let Some(thread) = self.0.take() {
            thread.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_receiver_has_its_own_until_there_are_too_many() {
        let mut threads = Threads::default();

        let own: Vec<_> = (0..MOST).map(|_| threads.another()).collect();
        let shared: Vec<_> = (0..MOST).map(|_| threads.another()).collect();

        assert_eq!(threads.0.len(), MOST);
        let of = |wanted: &Arc<Thread>| {
            let all = own.iter().chain(&shared).flatten();
            all.filter(|one| Arc::ptr_eq(one, wanted)).count()
        };
        assert!(threads.0.iter().all(|one| of(one) == 2), "two each");
    }
}
