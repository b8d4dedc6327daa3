//! Long bodies that come in: read on a few threads, of which no address ever has more than one.
//!
//! A tool that sends long calls faster than they are read waits behind itself alone: the next free
//! thread is whoever's turn it is, address by address. What waits is bounded in bytes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use baton_store::{ACCEPT_BYTES, AddressNo};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::AT_ONCE;

/// Bytes are counted in so many together.
const UNIT: usize = 1024;

/// The places of bodies that come in.
pub(crate) struct Receiving {
    /// What may be read, or wait for that: as many bytes as calls that wait before the writer.
    bytes: Arc<Semaphore>,
    /// The threads.
    threads: Arc<Semaphore>,
    /// One place for each address that somebody calls.
    of_each: Mutex<HashMap<AddressNo, Weak<Semaphore>>>,
}

/// A thread on which a body may be read now; it is free again when this is dropped.
pub(crate) struct Place {
    _thread: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
    _bytes: OwnedSemaphorePermit,
}

/// Too much waits to be read: whoever calls repeats it.
#[derive(Debug)]
pub(crate) struct Full;

impl Default for Receiving {
    fn default() -> Self {
        Self {
            bytes: Arc::new(Semaphore::new(ACCEPT_BYTES / UNIT)),
            threads: Arc::new(Semaphore::new(AT_ONCE)),
            of_each: Mutex::default(),
        }
    }
}

impl Receiving {
    /// Waits until a body of so many bytes, which came to an address, may be read.
    ///
    /// # Errors
    /// At once, where too much waits already.
    pub(crate) async fn place(&self, address: AddressNo, bytes: usize) -> Result<Place, Full> {
        // One that alone is longer than all that may wait has all of it.
        let units = bytes.div_ceil(UNIT).min(ACCEPT_BYTES / UNIT);
        let units = u32::try_from(units).unwrap_or(u32::MAX);
        let bytes = Arc::clone(&self.bytes).try_acquire_many_owned(units);
        let bytes = bytes.map_err(|_| Full)?;
        // Its own first: so an address stands in the line for the threads once, however much it sends.
        let own = self.of(address).acquire_owned().await.map_err(|_| Full)?;
        let thread = Arc::clone(&self.threads).acquire_owned().await;
        Ok(Place {
            _thread: thread.map_err(|_| Full)?,
            _own: own,
            _bytes: bytes,
        })
    }

    /// The place of an address; it is forgotten when nobody calls there.
    fn of(&self, address: AddressNo) -> Arc<Semaphore> {
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = of_each.get(&address).and_then(Weak::upgrade) {
            return known;
        }
        of_each.retain(|_, one| one.strong_count() > 0);
        let own = Arc::new(Semaphore::new(1));
        of_each.insert(address, Arc::downgrade(&own));
        own
    }
}

#[cfg(test)]
mod tests {
    use baton_store::AddressNo;
    use futures_util::FutureExt as _;

    use super::{ACCEPT_BYTES, Full, Receiving};

    const LONG: usize = 1024 * 1024;

    #[tokio::test]
    async fn one_tool_with_many_long_calls_keeps_nobody_elses_waiting() {
        let receiving = Receiving::default();
        let (mine, other) = (AddressNo(1), AddressNo(2));

        let first = receiving.place(mine, LONG).await.expect("there is room");
        let mut behind: Vec<_> = (0..20)
            .map(|_| Box::pin(receiving.place(mine, LONG)))
            .collect();
        for one in &mut behind {
            assert!(one.now_or_never().is_none(), "it has its thread already");
        }

        let others = receiving.place(other, LONG).now_or_never();
        assert!(others.is_some_and(|place| place.is_ok()));
        drop(first);
        let next = behind.iter_mut().find_map(|one| one.now_or_never());
        assert!(next.is_some_and(|place| place.is_ok()), "its next has it");
    }

    #[tokio::test]
    async fn a_third_tool_comes_before_what_the_first_sends_next() {
        let receiving = Receiving::default();
        let [mine, second, third] = [1, 2, 3].map(AddressNo);
        let first = receiving.place(mine, LONG).await.expect("there is room");
        let _second = receiving.place(second, LONG).await.expect("there is room");
        let mut next = Box::pin(receiving.place(mine, LONG));
        assert!((&mut next).now_or_never().is_none());
        let mut third = Box::pin(receiving.place(third, LONG));
        assert!((&mut third).now_or_never().is_none());

        drop(first);

        assert!((&mut next).now_or_never().is_none());
        assert!(third.now_or_never().is_some());
    }

    #[tokio::test]
    async fn what_waits_to_be_read_is_bounded_in_bytes_and_room_comes_back() {
        let receiving = Receiving::default();
        let address = AddressNo(1);
        let mut all = Vec::new();
        for _mebibyte in 0..ACCEPT_BYTES / LONG {
            let mut one = Box::pin(receiving.place(address, LONG));
            let place = (&mut one).now_or_never();
            all.push((one, place));
        }

        assert!(matches!(
            receiving.place(AddressNo(2), LONG).now_or_never(),
            Some(Err(Full))
        ));
        drop(all.pop());
        let other = receiving.place(AddressNo(2), LONG).now_or_never();
        assert!(other.is_some_and(|place| place.is_ok()));
    }

    #[tokio::test]
    async fn an_address_that_nobody_calls_is_forgotten() {
        let receiving = Receiving::default();
        for no in 0..100 {
            let place = receiving.place(AddressNo(no), LONG).await;
            assert!(place.is_ok(), "there is room");
        }

        let of_each = receiving.of_each.lock().expect("nobody broke off");
        assert_eq!(of_each.len(), 1);
    }
}
