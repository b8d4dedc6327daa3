//! Which call has which key, in little memory: a million are known at once (see `newest`).
//!
//! A `HashMap` of them takes 17 bytes for each of its places, of which it keeps up to half free, and
//! moves all of them when it grows: with 120,000 calls 4.4 MB and 20 ms of a start of 40 ms. Here a
//! call takes its 13 bytes and little more.

use std::hash::{BuildHasher as _, RandomState};

use super::NO_CALL;
use crate::ids::CallNo;

/// So many parts the calls are divided into; with a million calls, some 500 lie in each.
const BUCKETS: usize = 2_048;
/// The bytes of a call's number: 10^12 calls are never reached.
const NUMBER: usize = 5;
/// The first number that has no room; only a damaged row has it, and is nobody's twin.
const BEYOND: i64 = 1 << (8 * NUMBER);
const _: () = assert!(BEYOND == NO_CALL, "each call's number has room");

/// A key's half, and the number of its call.
type Entry = [u8; 8 + NUMBER];

/// The calls by their keys. Which part a key lies in is decided by a secret of this process, so that
/// nobody can make calls that fill one part alone.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// None before the first call.
    buckets: Vec<Vec<Entry>>,
    secret: RandomState,
    calls: usize,
}

impl Known {
    pub(super) fn len(&self) -> usize {
        self.calls
    }

    /// The call that has a key.
    pub(super) fn get(&self, key: u64) -> Option<CallNo> {
        let bucket = self.buckets.get(self.bucket(key))?;
        place(bucket, key).map(|place| number(&bucket[place]))
    }

    /// A call has a key; which had it before.
    pub(super) fn insert(&mut self, key: u64, call: CallNo) -> Option<CallNo> {
        if !has_room(call) {
            return self.remove(key);
        }
        let bucket = self.bucket_mut(key);
        if let Some(place) = place(bucket, key) {
            let before = number(&bucket[place]);
            bucket[place] = entry(key, call);
            return Some(before);
        }
        push(bucket, entry(key, call));
        self.calls += 1;
        None
    }

    /// A call has a key, unless another has it already.
    pub(super) fn insert_older(&mut self, key: u64, call: CallNo) {
        let bucket = self.bucket_mut(key);
        if has_room(call) && place(bucket, key).is_none() {
            push(bucket, entry(key, call));
            self.calls += 1;
        }
    }

    /// No call has a key any more; which had it.
    pub(super) fn remove(&mut self, key: u64) -> Option<CallNo> {
        let bucket = self.bucket(key);
        let bucket = self.buckets.get_mut(bucket)?;
        let before = number(&bucket.swap_remove(place(bucket, key)?));
        self.calls -= 1;
        Some(before)
    }

    /// Forgets the calls before one.
    pub(super) fn forget_before(&mut self, first: CallNo) {
        for bucket in &mut self.buckets {
            bucket.retain(|entry| number(entry) >= first);
            bucket.shrink_to_fit();
        }
        self.calls = self.buckets.iter().map(Vec::len).sum();
    }

    fn bucket(&self, key: u64) -> usize {
        let hash = self.secret.hash_one(key).to_le_bytes();
        usize::from(u16::from_le_bytes([hash[0], hash[1]])) % BUCKETS
    }

    fn bucket_mut(&mut self, key: u64) -> &mut Vec<Entry> {
        if self.buckets.is_empty() {
            self.buckets.resize_with(BUCKETS, Vec::new);
        }
        let bucket = self.bucket(key);
        &mut self.buckets[bucket]
    }
}

/// Grows by a quarter: doubling would leave half of the room empty.
fn push(bucket: &mut Vec<Entry>, entry: Entry) {
    if bucket.len() == bucket.capacity() {
        bucket.reserve_exact(bucket.len() / 4 + 4);
    }
    bucket.push(entry);
}

fn has_room(call: CallNo) -> bool {
    (0..BEYOND).contains(&call.0)
}

fn place(bucket: &[Entry], key: u64) -> Option<usize> {
    let key = key.to_le_bytes();
    bucket.iter().position(|entry| entry[..8] == key)
}

fn entry(key: u64, call: CallNo) -> Entry {
    let mut entry = [0; 8 + NUMBER];
    entry[..8].copy_from_slice(&key.to_le_bytes());
    entry[8..].copy_from_slice(&call.0.to_le_bytes()[..NUMBER]);
    entry
}

fn number(entry: &Entry) -> CallNo {
    let mut number = [0; 8];
    number[..NUMBER].copy_from_slice(&entry[8..]);
    CallNo(i64::from_le_bytes(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_call_that_got_it_last() {
        let mut known = Known::default();

        assert_eq!(known.get(7), None);
        assert_eq!(known.insert(7, CallNo(1)), None);
        assert_eq!(known.insert(7, CallNo(0xff_ffff_ffff)), Some(CallNo(1)));
        known.insert_older(7, CallNo(2));
        known.insert_older(8, CallNo(3));

        assert_eq!(known.get(7), Some(CallNo(0xff_ffff_ffff)));
        assert_eq!(known.get(8), Some(CallNo(3)));
        assert_eq!(known.remove(7), Some(CallNo(0xff_ffff_ffff)));
        assert_eq!(known.remove(7), None);
        assert_eq!((known.get(7), known.len()), (None, 1));
    }

    #[test]
    fn a_number_that_no_call_can_have_is_not_known() {
        let mut known = Known::default();
        known.insert(7, CallNo(1));

        for damaged in [-1, BEYOND, i64::MAX] {
            known.insert_older(8, CallNo(damaged));
            known.insert(7, CallNo(damaged));
        }

        assert_eq!((known.get(7), known.get(8), known.len()), (None, None, 0));
    }

    #[test]
    fn what_is_forgotten_is_what_came_before() {
        let mut known = Known::default();
        for no in 1..=5_000_i64 {
            // Keys that differ in their high half alone, as in their low half.
            let key = no.unsigned_abs();
            known.insert(if no % 2 == 0 { key << 32 } else { key }, CallNo(no));
        }

        known.forget_before(CallNo(4_001));

        assert_eq!(known.len(), 1_000);
        assert_eq!(known.get(4_000 << 32), None);
        assert_eq!(known.get(4_002 << 32), Some(CallNo(4_002)));
        assert_eq!(known.get(4_001), Some(CallNo(4_001)));
    }
}
