//! Counts wrong tokens: ten a minute for each sender and address, then `429` (C1). One who has a
//! whole IPv6 network has 65,536 networks to send from, so those are counted together as well.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many wrong tokens a minute of one sender are answered with `401`.
const A_MINUTE: u32 = 10;
/// So many of all senders of a site, as providers hand them out: a /48 of IPv6.
const A_MINUTE_FROM_A_SITE: u32 = 100;
const WINDOW: Duration = Duration::from_secs(60);
/// More senders than this are not told apart within a minute: each further one is too fast. Who
/// has the right token is not counted, and not kept out.
const MOST_SENDERS: usize = 65_536;

#[derive(Debug, Default)]
pub(crate) struct Guesses {
    hasher: RandomState,
    counted: Mutex<HashMap<u64, Count>>,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    since: Instant,
    guesses: u32,
}

impl Guesses {
    /// Counts one wrong token; tells how long to wait when it is one too many.
    pub(crate) fn count(&self, from: IpAddr, address: &str) -> Option<u32> {
        self.count_at(from, address, Instant::now())
    }

    fn count_at(&self, from: IpAddr, address: &str, now: Instant) -> Option<u32> {
        let mut counted = self
            .counted
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if counted.len() >= MOST_SENDERS {
            counted.retain(|_, count| now.duration_since(count.since) < WINDOW);
        }
        let mut one_more = |key: u64, most: u32| {
            if counted.len() >= MOST_SENDERS && !counted.contains_key(&key) {
                return Some(WINDOW);
            }
            let count = counted.entry(key).or_insert_with(|| Count::none(now));
            count.one_more(now, most)
        };
        let sender = one_more(self.hasher.hash_one((network(from), address)), A_MINUTE);
        let site = site(from).and_then(|site| {
            let key = self.hasher.hash_one((site, address));
            one_more(key, A_MINUTE_FROM_A_SITE)
        });
        let left = sender.max(site)?;
        Some(u32::try_from(left.as_secs()).unwrap_or(60) + 1)
    }
}

impl Count {
    fn none(since: Instant) -> Self {
        Self { since, guesses: 0 }
    }

    /// How long the minute lasts still, when this is one too many of it.
    fn one_more(&mut self, now: Instant, most: u32) -> Option<Duration> {
        if now.duration_since(self.since) >= WINDOW {
            *self = Self::none(now);
        }
        self.guesses = self.guesses.saturating_add(1);
        let left = WINDOW.saturating_sub(now.duration_since(self.since));
        (self.guesses > most).then_some(left)
    }
}

/// A sender: an IPv4 address, or the /64 network that one IPv6 sender commonly owns.
fn network(from: IpAddr) -> [u8; 8] {
    match from.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, c, d] = ip.octets();
            [0, 0, 0, 0, a, b, c, d]
        }
        IpAddr::V6(ip) => {
            let [a, b, c, d, e, f, g, h, ..] = ip.octets();
            [a, b, c, d, e, f, g, h]
        }
    }
}

/// What an IPv6 sender may have all of; senders of IPv4 have one address.
fn site(from: IpAddr) -> Option<[u8; 6]> {
    match from.to_canonical() {
        IpAddr::V4(_) => None,
        IpAddr::V6(ip) => {
            let [a, b, c, d, e, f, ..] = ip.octets();
            Some([a, b, c, d, e, f])
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    const SENDER: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));
    const OTHER: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 8));

    #[test]
    fn c1_the_eleventh_guess_of_a_minute_is_too_fast() {
        let guesses = Guesses::default();
        let now = Instant::now();

        let first_ten: Vec<_> = (0..10)
            .map(|_| guesses.count_at(SENDER, "A", now))
            .collect();

        assert!(first_ten.iter().all(Option::is_none));
        assert_eq!(guesses.count_at(SENDER, "A", now), Some(61));
        assert_eq!(guesses.count_at(OTHER, "A", now), None);
        assert_eq!(guesses.count_at(SENDER, "B", now), None);
        assert_eq!(guesses.count_at(SENDER, "A", now + WINDOW), None);
    }

    #[test]
    fn c1_who_has_many_networks_has_no_more_guesses_than_a_site() {
        let guesses = Guesses::default();
        let now = Instant::now();
        let from = |site: u16, network: u16| -> IpAddr {
            Ipv6Addr::new(0x2001, 0xdb8, site, network, 0, 0, 0, 1).into()
        };

        let heard = (0..10_000).filter(|n| guesses.count_at(from(1, *n), "A", now).is_none());

        assert_eq!(heard.count(), 100);
        assert_eq!(guesses.count_at(from(2, 0), "A", now), None, "another site");
        assert_eq!(guesses.count_at(from(1, 10_000), "B", now), None);
        assert_eq!(guesses.count_at(from(1, 0), "A", now + WINDOW), None);
    }

    #[test]
    fn c1_a_crowd_of_senders_does_not_clear_the_counts_of_those_before() {
        let guesses = Guesses::default();
        let now = Instant::now();
        for _ in 0..10 {
            guesses.count_at(SENDER, "A", now);
        }

        for n in 0..MOST_SENDERS as u32 {
            guesses.count_at(Ipv4Addr::from(n).into(), "A", now);
        }

        assert!(guesses.count_at(SENDER, "A", now).is_some());
        assert!(guesses.count_at(OTHER, "B", now).is_some(), "too many");
        assert_eq!(guesses.count_at(OTHER, "B", now + WINDOW), None);
    }
}
