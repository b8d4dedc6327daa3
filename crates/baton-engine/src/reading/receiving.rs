//! Long bodies that come in: read on a few threads, of which no address ever has more than one.
//!
//! A tool that sends long calls faster than they are read waits behind itself alone: the next free
//! thread is whoever's turn it is, address by address. What waits is bounded in bytes, of all of them
//! and of each one: a tool whose own waiting fills its share is told so, and nobody else is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use baton_store::{ACCEPT_BYTES, AddressNo};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::AT_ONCE;

/// Bytes are counted in so many together.
const UNIT: usize = 1024;

/// Of what may wait an address has at most this part.
const SHARES: usize = 4;

/// The places of bodies that come in.
pub(crate) struct Receiving {
    /// What may be read, or wait for that: as many bytes as calls that wait before the writer.
    bytes: Arc<Semaphore>,
    /// The threads.
    threads: Arc<Semaphore>,
    /// What each address has that somebody calls.
    of_each: Mutex<HashMap<AddressNo, Weak<Own>>>,
}

/// What an address has of its own.
struct Own {
    /// Its share of what may be read, or wait for that.
    bytes: Arc<Semaphore>,
    /// Its one place.
    place: Arc<Semaphore>,
}

/// A thread on which a body may be read now; it is free again when this is dropped.
pub(crate) struct Place {
    _thread: OwnedSemaphorePermit,
    _own: OwnedSemaphorePermit,
    _of_address: Arc<Own>,
    _bytes: [OwnedSemaphorePermit; 2],
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
        let own = self.of(address);
        let taken = [
            take(&own.bytes, bytes, ACCEPT_BYTES / SHARES)?,
            take(&self.bytes, bytes, ACCEPT_BYTES)?,
        ];
        // Its own first: so an address stands in the line for the threads once, however much it sends.
        let place = Arc::clone(&own.place).acquire_owned().await;
        let place = place.map_err(|_| Full)?;
        let thread = Arc::clone(&self.threads).acquire_owned().await;
        Ok(Place {
            _thread: thread.map_err(|_| Full)?,
            _own: place,
            _of_address: own,
            _bytes: taken,
        })
    }

    /// What an address has; it is forgotten when nobody calls there.
    fn of(&self, address: AddressNo) -> Arc<Own> {
        let mut of_each = self.of_each.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = of_each.get(&address).and_then(Weak::upgrade) {
            return known;
        }
        of_each.retain(|_, one| one.strong_count() > 0);
        let own = Arc::new(Own {
            bytes: Arc::new(Semaphore::new(ACCEPT_BYTES / SHARES / UNIT)),
            place: Arc::new(Semaphore::new(1)),
        });
        of_each.insert(address, Arc::downgrade(&own));
        own
    }
}

/// Room for so many bytes; a body that alone is longer than all that there is has all of it.
fn take(room: &Arc<Semaphore>, bytes: usize, all: usize) -> Result<OwnedSemaphorePermit, Full> {
    let units = bytes.div_ceil(UNIT).min(all / UNIT);
    let units = u32::try_from(units).unwrap_or(u32::MAX);
    let taken = Arc::clone(room).try_acquire_many_owned(units);
    taken.map_err(|_| Full)
}

#[cfg(test)]
mod tests {
    use baton_store::AddressNo;
    use futures_util::FutureExt as _;

    use super::{ACCEPT_BYTES, Full, Receiving, SHARES};

    const LONG: usize = 1024 * 1024;

    #[tokio::test]
    async fn one_tool_with_many_long_calls_keeps_nobody_elses_waiting() {
        let receiving = Receiving::default();
        let (mine, other) = (AddressNo(1), AddressNo(2));

        let first = receiving.place(mine, LONG).await.expect("there is room");
        let mut behind: Vec<_> = (0..10)
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
    async fn what_waits_to_be_read_is_bounded_in_bytes_for_each_and_for_all() {
        let receiving = Receiving::default();
        let each = ACCEPT_BYTES / SHARES / LONG;
        let fill = |address| {
            let mut all = Vec::new();
            for _mebibyte in 0..each {
                let mut one = Box::pin(receiving.place(address, LONG));
                let place = (&mut one).now_or_never();
                assert!(!matches!(place, Some(Err(Full))), "there is room");
                all.push((one, place));
            }
            all
        };
        let is_full = |address| {
            let place = receiving.place(address, LONG).now_or_never();
            matches!(place, Some(Err(Full)))
        };
        let (mine, other, further) = (AddressNo(1), AddressNo(2), AddressNo(9));

        let mut first = fill(mine);
        assert!(
            is_full(mine) && !is_full(other),
            "the share of one is not another's"
        );
        let rest: Vec<_> = (2..=i64::try_from(SHARES).expect("it is small"))
            .map(|no| fill(AddressNo(no)))
            .collect();
        assert!(is_full(further), "all is taken");
        drop(first.pop());
        assert!(!is_full(further), "room comes back");
        drop(rest);
    }

    #[tokio::test]
    async fn one_body_that_is_longer_than_a_share_has_a_place() {
        let receiving = Receiving::default();

        let place = receiving.place(AddressNo(1), ACCEPT_BYTES).now_or_never();

        assert!(place.is_some_and(|place| place.is_ok()));
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
