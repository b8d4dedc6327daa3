//! The door in front of the store: which addresses exist and which tokens open them, in memory.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use baton_core::AddressId;
use baton_core::matching::twice::AddressSettings;
use baton_store::AddressNo;
use jiff::Timestamp;
use subtle::{Choice, ConstantTimeEq};

use super::guesses::Guesses;
use super::shelf::Shelf;
use super::token;
use super::{Admission, Admitted, CallHead, Refused};
use crate::held::{Held, Look};

/// A token's digest, and until when it opens the door.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) digest: [u8; 32],
    pub(crate) until: Option<Timestamp>,
}

/// What judging and storing a call at one address needs.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    pub(crate) no: AddressNo,
    pub(crate) address: AddressId,
    pub(crate) keys: Vec<Key>,
    pub(crate) settings: AddressSettings,
}

/// An address whose row cannot be read: whoever has its token is asked to call again later, so that
/// nothing is lost.
#[derive(Clone, Debug)]
pub(crate) struct Shut {
    /// Its id, as far as that is known.
    pub(crate) address: Option<AddressId>,
    /// Its tokens; none when it cannot be told which are right.
    pub(crate) keys: Option<Vec<Key>>,
}

impl Shut {
    /// Whether a call may be meant for it.
    fn is_meant(&self, head: &CallHead, now: Timestamp) -> bool {
        let named = self.address.as_ref();
        let is_named = named.is_some_and(|address| address.as_str() == head.address);
        match &self.keys {
            Some(keys) => {
                let opens = opened_with(keys, head, now).is_some();
                opens && (is_named || named.is_none())
            }
            None => is_named,
        }
    }
}

/// What is read of all addresses.
#[derive(Debug, Default)]
pub(crate) struct Doors {
    open: HashMap<String, Arc<Door>>,
    shut: Vec<Shut>,
}

impl Doors {
    pub(crate) fn new(open: Vec<Door>, shut: Vec<Shut>) -> Self {
        let open = open.into_iter();
        let open = open.map(|door| (door.address.to_string(), Arc::new(door)));
        Self {
            open: open.collect(),
            shut,
        }
    }
}

/// A call for an address that cannot be read comes again after so long.
const SHUT_FOR_S: u32 = 30;

/// All doors, and who guesses at them.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    doors: Held<Doors>,
    guesses: Guesses,
    /// Calls that were refused, are not kept and are not in the counts yet; at most one entry for
    /// each door, written from time to time, so that a flood costs no transaction of its own.
    uncounted: Mutex<HashMap<AddressNo, Uncounted>>,
    /// Calls that are to be kept as soon as something can be stored.
    pub(crate) shelf: Shelf,
}

/// How many calls of a door were refused, and the last of them.
#[derive(Clone, Debug)]
pub(crate) struct Uncounted {
    pub(crate) count: i64,
    pub(crate) from: String,
    pub(crate) at: Timestamp,
}

impl Gate {
    /// Begins to read the addresses.
    pub(crate) fn look(&self) -> Look {
        self.doors.look()
    }

    /// Replaces the table of addresses by what was read.
    pub(crate) fn replace(&self, look: Look, doors: Doors) {
        self.doors.replace(look, doors);
    }

    /// Judges a head; counts a wrong token against its sender.
    pub(crate) fn admit(&self, head: CallHead, now: Timestamp) -> Admission {
        let doors = self.doors.get();
        let door = doors.open.get(&head.address).cloned();
        let keys = door.as_ref().map_or(&[][..], |door| &door.keys);
        let used = opened_with(keys, &head, now);
        if used.is_none() && doors.shut.iter().any(|shut| shut.is_meant(&head, now)) {
            return Admission::Unavailable {
                retry_after_s: SHUT_FOR_S,
            };
        }
        match (door, used) {
            (Some(door), Some(old_token)) => Admission::Admitted(Admitted {
                head,
                door,
                old_token,
            }),
            (door, _) => match self.guesses.count(head.from, &head.address) {
                Some(retry_after_s) => {
                    if let Some(door) = door {
                        self.note_refused(door.no, head.from);
                    }
                    Admission::TooFast { retry_after_s }
                }
                None => Admission::Refused(Refused { head, door }),
            },
        }
    }

    /// Counts a refused call that is not kept.
    pub(crate) fn count_refused(&self, call: &Refused) {
        if let Some(door) = &call.door {
            self.note_refused(door.no, call.head.from);
        }
    }

    /// Notes a call that is refused and not kept.
    pub(crate) fn note_refused(&self, door: AddressNo, from: IpAddr) {
        self.note_uncounted(door, 1, &from.to_string(), Timestamp::now());
    }

    /// Adds to what is noted of a door; who came last is who is named.
    pub(crate) fn note_uncounted(&self, door: AddressNo, more: i64, from: &str, at: Timestamp) {
        let mut noted = self
            .uncounted
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let place = noted.entry(door).or_insert_with(|| Uncounted {
            count: 0,
            from: from.to_owned(),
            at,
        });
        place.count = place.count.saturating_add(more);
        if at >= place.at {
            from.clone_into(&mut place.from);
            place.at = at;
        }
    }

    /// What was noted since the last time.
    pub(crate) fn take_uncounted(&self) -> HashMap<AddressNo, Uncounted> {
        let mut noted = self
            .uncounted
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        std::mem::take(&mut noted)
    }
}

/// Whether one of the call's tokens fits; `Some(true)` when it is one that ends.
///
/// Two digests are compared for each token brought, for known and unknown addresses alike.
fn opened_with(keys: &[Key], head: &CallHead, now: Timestamp) -> Option<bool> {
    const DUMMY: [u8; 32] = [0; 32];
    let key = |place: usize| {
        let key = keys.get(place);
        let live = key.is_some_and(|key| key.until.is_none_or(|until| now < until));
        let digest = key.map_or(DUMMY, |key| key.digest);
        (
            digest,
            Choice::from(u8::from(live)),
            key.is_some_and(|key| key.until.is_some()),
        )
    };
    let (first, first_live, first_ends) = key(0);
    let (second, second_live, second_ends) = key(1);
    let mut by_first = Choice::from(0);
    let mut by_second = Choice::from(0);
    for brought in token::brought(head) {
        let digest = token::digest(&brought);
        by_first |= digest.ct_eq(&first) & first_live;
        by_second |= digest.ct_eq(&second) & second_live;
    }
    match (bool::from(by_first), bool::from(by_second)) {
        (true, _) => Some(first_ends),
        (false, true) => Some(second_ends),
        (false, false) => None,
    }
}

/// Whether a call came from another computer.
pub(crate) fn from_outside(from: IpAddr) -> bool {
    !from.to_canonical().is_loopback()
}
