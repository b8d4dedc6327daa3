//! Counts wrong tokens: ten a minute for each sender and address, then `429` (C1).

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many wrong tokens a minute are answered with `401`.
const A_MINUTE: u32 = 10;
const WINDOW: Duration = Duration::from_secs(60);
/// More senders than this at once are not told apart.
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
        let key = self.hasher.hash_one((network(from), address));
        let mut counted = self
            .counted
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if counted.len() >= MOST_SENDERS {
            counted.retain(|_, count| now.duration_since(count.since) < WINDOW);
        }
        if counted.len() >= MOST_SENDERS {
            counted.clear();
        }
        let count = counted.entry(key).or_insert(Count {
            since: now,
            guesses: 0,
        });
        if now.duration_since(count.since) >= WINDOW {
            *count = Count {
                since: now,
                guesses: 0,
            };
        }
        count.guesses = count.guesses.saturating_add(1);
        if count.guesses <= A_MINUTE {
            return None;
        }
        let left = WINDOW.saturating_sub(now.duration_since(count.since));
        Some(u32::try_from(left.as_secs()).unwrap_or(60) + 1)
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

#[cfg(test)]
mod tests {
    use super::*;

    const SENDER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 8));

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
}
