//! Who is here at once. When there are too many, whoever has been idle or slow for longest leaves,
//! and the new one is served: behind a tunnel all callers have one address, and the slow ones must
//! not shut the others out.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::limits::{
    CONNECTIONS, CONNECTIONS_PER_ADDRESS, MOST_BUSY_PER_ADDRESS, MOST_CONNECTIONS_PER_ADDRESS,
    PATIENCE,
};

/// All who are here; a cheap handle.
#[derive(Clone)]
pub(super) struct Crowd(Arc<Inner>);

struct Inner {
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

struct Place {
    /// Since when it is waited for, in milliseconds; [`BUSY`] while Baton is at work for it.
    waited_for: AtomicU64,
    leave: Notify,
}

const BUSY: u64 = u64::MAX;

/// One that is here; dropping it leaves.
pub(super) struct Seat {
    crowd: Crowd,
    address: IpAddr,
    number: u64,
    place: Arc<Place>,
}

impl Default for Crowd {
    fn default() -> Self {
        Self(Arc::new(Inner {
            table: Mutex::default(),
            left: Notify::new(),
            began: Instant::now(),
            #[cfg(feature = "faults")]
            newcomers_refused: baton_engine::Faults::from_environment().newcomers_refused,
        }))
    }
}

impl Crowd {
    /// Lets one in, and asks another of its address to leave when that has too many. Nobody for
    /// whom Baton is at work is asked, nor counted here: those wait for the writer, whose queue has
    /// its own bound and an answer for whom it cannot take (C1).
    pub(super) fn enter(&self, address: IpAddr) -> Option<Seat> {
        let (address, mut table) = (network(address), self.table());
        let here = table.by_address.get(&address);
        let all = here.map_or(0, HashMap::len);
        // Whoever has few here is let in without anybody being counted.
        let waited_for = match all >= CONNECTIONS_PER_ADDRESS {
            true => here.map_or(0, |here| waited_for(here.values())),
            false => all,
        };
        let crowded = waited_for >= CONNECTIONS_PER_ADDRESS;
        let full = waited_for >= MOST_CONNECTIONS_PER_ADDRESS;
        #[cfg(feature = "faults")]
        if crowded && self.0.newcomers_refused {
            return None;
        }
        let found = crowded && self.make_room(&mut table, Some(address), full);
        if all >= MOST_BUSY_PER_ADDRESS && !found {
            return None;
        }
        self.seat(table, address)
    }

    /// Lets one in that stands for many senders: only the total limits it.
    pub(super) fn enter_proxy(&self) -> Option<Seat> {
        self.seat(self.table(), IpAddr::V6(Ipv6Addr::UNSPECIFIED))
    }

    /// Lets one in whatever happens; others of its address may have to leave.
    pub(super) fn enter_anyway(&self, address: IpAddr) -> Seat {
        let (address, mut table) = (network(address), self.table());
        let here = table.by_address.get(&address).map_or(0, HashMap::len);
        if here >= CONNECTIONS_PER_ADDRESS {
            self.make_room(&mut table, Some(address), false);
        }
        self.sit(&mut table, address)
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
        if table.all >= CONNECTIONS && !self.make_room(&mut table, None, true) {
            return None;
        }
        Some(self.sit(&mut table, address))
    }

    fn sit(&self, table: &mut Table, address: IpAddr) -> Seat {
        table.entered += 1;
        table.all += 1;
        let number = table.entered;
        let place = Arc::new(Place {
            waited_for: AtomicU64::new(self.now()),
            leave: Notify::new(),
        });
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
            place.leave.notify_one();
        }
        true
    }

    fn now(&self) -> u64 {
        u64::try_from(self.0.began.elapsed().as_millis()).unwrap_or(BUSY - 1)
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many of these are idle or slow, or are to say something first.
fn waited_for<'a>(places: impl Iterator<Item = &'a Arc<Place>>) -> usize {
    places.filter(|place| place.waited_for() != BUSY).count()
}

impl Table {
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

impl Place {
    fn waited_for(&self) -> u64 {
        self.waited_for.load(Ordering::Relaxed)
    }
}

impl Seat {
    /// From now on the other side is waited for: for a request, or for more of it.
    pub(super) fn waits(&self) {
        let now = self.crowd.now();
        self.place.waited_for.store(now, Ordering::Relaxed);
    }

    /// The other side began something more, which is waited for unless Baton is still at work for
    /// what came before.
    pub(super) fn begins(&self) {
        let now = self.crowd.now();
        let waits = |was| (was != BUSY).then_some(now);
        let place = &self.place.waited_for;
        let _busy_stays = place.fetch_update(Ordering::Relaxed, Ordering::Relaxed, waits);
    }

    /// Whether Baton is at work for it.
    pub(super) fn is_busy(&self) -> bool {
        self.place.waited_for() == BUSY
    }

    /// The other side has done its part.
    pub(super) fn is_served(&self) {
        self.place.waited_for.store(BUSY, Ordering::Relaxed);
    }

    /// Resolves when another one needs the room.
    pub(super) async fn asked_to_leave(&self) {
        self.place.leave.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut table = self.crowd.table();
        table.remove(self.address, self.number);
        let empty = table.all == 0;
        drop(table);
        if empty {
            self.crowd.0.left.notify_one();
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    const SENDER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 8));

    fn crowd(seats: usize) -> (Crowd, Vec<Seat>) {
        let crowd = Crowd::default();
        let seats = (0..seats).map(|_| crowd.enter(SENDER).unwrap()).collect();
        (crowd, seats)
    }

    fn is_asked(seat: &Seat) -> bool {
        let mut asked = std::pin::pin!(seat.asked_to_leave());
        let waker = std::task::Waker::noop();
        let mut cx = std::task::Context::from_waker(waker);
        asked.as_mut().poll(&mut cx).is_ready()
    }

    fn waits_since(seat: &Seat, since: u64) {
        seat.place.waited_for.store(since, Ordering::Relaxed);
    }

    #[test]
    fn n2_who_was_slow_for_longest_leaves_and_the_new_one_comes_in() {
        let (crowd, seats) = crowd(CONNECTIONS_PER_ADDRESS);
        seats.iter().for_each(|seat| waits_since(seat, 1));
        waits_since(&seats[7], 0);
        std::thread::sleep(PATIENCE);

        let new = crowd.enter(SENDER);

        assert!(new.is_some());
        let asked: Vec<_> = (0..seats.len()).filter(|n| is_asked(&seats[*n])).collect();
        assert_eq!(asked, [7]);
    }

    #[test]
    fn n2_who_came_a_moment_ago_is_left_in_peace_until_there_are_far_too_many() {
        let (crowd, mut seats) = crowd(MOST_CONNECTIONS_PER_ADDRESS);
        seats.iter().for_each(Seat::waits);
        assert!(!seats.iter().any(is_asked));

        seats.push(crowd.enter(SENDER).unwrap());

        assert_eq!(seats.iter().filter(|seat| is_asked(seat)).count(), 1);
    }

    #[test]
    fn c1_a_call_that_is_served_is_never_cut_for_another() {
        let (crowd, mut seats) = crowd(MOST_CONNECTIONS_PER_ADDRESS);
        seats.iter().for_each(Seat::is_served);

        while seats.len() < MOST_BUSY_PER_ADDRESS {
            let new = crowd.enter(SENDER).expect("it is let in");
            new.is_served();
            seats.push(new);
        }
        assert!(crowd.enter(SENDER).is_none());
        assert!(crowd.enter(OTHER).is_some());
        crowd.enter_anyway(SENDER);
        assert!(!seats.iter().any(is_asked));
    }

    #[tokio::test]
    async fn who_left_is_not_counted() {
        let (crowd, seats) = crowd(3);
        drop(seats);

        crowd.drained(Duration::from_secs(5)).await;

        assert_eq!(crowd.table().all, 0);
        assert!(crowd.table().by_address.is_empty());
    }
}
