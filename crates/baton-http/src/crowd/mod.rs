//! Who is here at once. When there are too many, whoever has been idle or slow for longest leaves,
//! and the new one is served: behind a tunnel all callers have one address, and the slow ones must
//! not shut the others out; nor must one address shut out another.

pub(crate) mod files;
mod seat;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::hooks::limits::{CONNECTIONS_PER_ADDRESS, MOST_CONNECTIONS_PER_ADDRESS, PATIENCE};
pub use seat::Seat;
use seat::{BUSY, Place};

/// All who are here; a cheap handle.
#[derive(Clone)]
pub struct Crowd(Arc<Inner>);

struct Inner {
    /// So many have room.
    most: usize,
    table: Mutex<Table>,
    left: Notify,
    began: Instant,
    #[cfg(feature = "faults")]
    newcomers_refused: bool,
}

#[derive(Default)]
struct Table {
    all: usize,
    entered: u64,
    by_address: HashMap<IpAddr, HashMap<u64, Arc<Place>>>,
}

impl Crowd {
    /// Nobody is here yet; those have room who come to the admin's listener. Whatever they do, files
    /// are left for callers.
    #[must_use]
    pub fn of_admins() -> Self {
        Self::new(files::admins())
    }

    /// Nobody is here yet, and so many have room.
    pub(crate) fn new(most: usize) -> Self {
        Self(Arc::new(Inner {
            most,
            table: Mutex::default(),
            left: Notify::new(),
            began: Instant::now(),
            #[cfg(feature = "faults")]
            newcomers_refused: baton_engine::Faults::from_environment().newcomers_refused,
        }))
    }

    /// Lets one in, and asks another of its address to leave when that has too many. Nobody for
    /// whom Baton is at work is asked, nor counted with those that are too many: they wait for the
    /// writer, whose queue has its own bound and an answer for whom it cannot take (C1).
    pub(crate) fn enter(&self, address: IpAddr) -> Option<Seat> {
        let (address, mut table) = (network(address), self.table());
        let waited_for = table.waited_for(address);
        let crowded = waited_for >= CONNECTIONS_PER_ADDRESS;
        let far_too_many = waited_for >= MOST_CONNECTIONS_PER_ADDRESS;
        #[cfg(feature = "faults")]
        if crowded && self.0.newcomers_refused {
            return None;
        }
        let has_its_share = table.has_its_share(address, self.0.most);
        let found =
            (crowded || has_its_share) && self.make_room(&mut table, Some(address), far_too_many);
        if has_its_share && !found {
            return None;
        }
        self.seat(table, address)
    }

    /// Lets one in that stands for many senders: only the total limits it.
    pub fn enter_for_many(&self) -> Option<Seat> {
        self.seat(self.table(), IpAddr::V6(Ipv6Addr::UNSPECIFIED))
    }

    /// Lets one in whatever happens; others of its address may have to leave.
    pub(crate) fn enter_anyway(&self, address: IpAddr) -> Seat {
        let (address, mut table) = (network(address), self.table());
        if table.waited_for(address) >= CONNECTIONS_PER_ADDRESS {
            self.make_room(&mut table, Some(address), false);
        }
        self.sit(&mut table, address)
    }

    /// One was not accepted: where that is for want of files, whoever has been waited for longest is
    /// asked to leave, wherever it comes from. Whether it is.
    pub fn make_way(&self, error: &io::Error) -> bool {
        let are_wanting = files::are_wanting(error);
        if are_wanting {
            self.ask_one_to_leave();
        }
        are_wanting
    }

    fn ask_one_to_leave(&self) {
        self.make_room(&mut self.table(), None, true);
    }

    /// Waits until all have left, at most this long.
    pub(super) async fn drained(&self, grace: Duration) {
        let empty = async {
            loop {
                let left = self.0.left.notified();
                if self.table().all == 0 {
                    return;
                }
                left.await;
            }
        };
        let _late_ones_are_cut = tokio::time::timeout(grace, empty).await;
    }

    fn seat(&self, mut table: MutexGuard<'_, Table>, address: IpAddr) -> Option<Seat> {
        if table.all >= self.0.most && !self.make_room(&mut table, None, true) {
            return None;
        }
        Some(self.sit(&mut table, address))
    }

    fn sit(&self, table: &mut Table, address: IpAddr) -> Seat {
        table.entered += 1;
        table.all += 1;
        let number = table.entered;
        let place = Arc::new(Place::new(self.now()));
        let here = table.by_address.entry(address).or_default();
        here.insert(number, Arc::clone(&place));
        Seat {
            crowd: self.clone(),
            address,
            number,
            place,
        }
    }

    /// Asks the one to leave that has been waited for longest, here or anywhere; unless it is
    /// urgent only one that tried everybody's patience. Whether somebody leaves.
    fn make_room(&self, table: &mut Table, address: Option<IpAddr>, urgent: bool) -> bool {
        let asked = table
            .by_address
            .iter()
            .filter(|(here, _)| address.is_none_or(|address| address == **here));
        let places = asked.flat_map(|(address, places)| {
            let places = places.iter();
            places.map(|(number, place)| (place.waited_for(), *address, *number))
        });
        let Some((since, address, number)) =
            places.min_by_key(|(since, _, number)| (*since, *number))
        else {
            return false;
        };
        let waited = self.now().saturating_sub(since);
        let impatient = u128::from(waited) >= PATIENCE.as_millis();
        if since == BUSY || !(urgent || impatient) {
            return false;
        }
        if let Some(place) = table.remove(address, number) {
            place.ask_to_leave();
        }
        true
    }

    fn leave(&self, address: IpAddr, number: u64) {
        let mut table = self.table();
        table.remove(address, number);
        let empty = table.all == 0;
        drop(table);
        if empty {
            self.0.left.notify_one();
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.0.began.elapsed().as_millis()).unwrap_or(BUSY - 1)
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    /// How many of an address are idle or slow, or are to say something first. Whoever has few here
    /// is let in without anybody being looked at.
    fn waited_for(&self, address: IpAddr) -> usize {
        let Some(here) = self.by_address.get(&address) else {
            return 0;
        };
        if here.len() < CONNECTIONS_PER_ADDRESS {
            return here.len();
        }
        here.values().filter(|place| !place.is_busy()).count()
    }

    /// Whether an address holds as many as are left free for all, of so many. Whoever is waited for
    /// can be asked to leave, so that what they hold is free.
    fn has_its_share(&self, address: IpAddr, most: usize) -> bool {
        let here = self.by_address.get(&address).map_or(0, HashMap::len);
        if here < most.saturating_sub(self.all) {
            return false;
        }
        let everybody = self.by_address.values().flat_map(HashMap::values);
        let busy = everybody.filter(|place| place.is_busy()).count();
        here >= most.saturating_sub(busy)
    }

    fn remove(&mut self, address: IpAddr, number: u64) -> Option<Arc<Place>> {
        let here = self.by_address.get_mut(&address)?;
        let removed = here.remove(&number)?;
        if here.is_empty() {
            self.by_address.remove(&address);
        }
        self.all -= 1;
        Some(removed)
    }
}

/// One sender: an IPv4 address, or the /64 network that one IPv6 sender commonly owns.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            // The whole zero network is the proxies' place.
            Ipv6Addr::from(network | 1).into()
        }
    }
}
