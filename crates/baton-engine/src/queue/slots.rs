//! How slots are divided: each connection has some of its own, which nobody else can take, and all
//! share the rest. What a tool does with its calls is felt by its own connection alone.

use std::collections::{HashMap, HashSet, VecDeque};

use baton_core::ConnectionId;
use baton_store::MessageNo;

use super::Ready;

/// So many requests of each connection may be under way whatever the others do.
const OWN: usize = 8;
/// So many of one connection at most.
const EACH: usize = 56;
/// So many beyond their own have all connections together; with those of its own, one connection
/// takes a quarter at most.
const SHARED: usize = 4 * (EACH - OWN);
/// So many messages of one connection are held in memory; more stay rows.
const HELD_EACH: usize = 512;
/// From here on a connection's rows are read again: in batches, not one for each that left.
const HELD_LOW: usize = HELD_EACH / 2;

/// In whose lane a message stands; none for what leaves by no connection.
pub(super) type Key = Option<ConnectionId>;

/// The messages that are held and those under way, lane by lane.
#[derive(Debug, Default)]
pub(super) struct Slots {
    lanes: HashMap<Key, Lane>,
    turns: VecDeque<Key>,
    /// Lanes with due rows that are not held: what is new comes after them.
    behind: HashSet<Key>,
    /// The messages under way.
    away: HashSet<MessageNo>,
    under_way: usize,
    shared: usize,
    draining: bool,
}

#[derive(Debug, Default)]
struct Lane {
    waiting: VecDeque<Ready>,
    under_way: usize,
}

impl Slots {
    /// How many new messages of a lane may be held at once: none before rows that are due.
    pub(super) fn room_for_new(&self, key: &Key) -> usize {
        match self.behind.contains(key) {
            true => 0,
            false => self.room(key),
        }
    }

    /// Says whether a lane has due rows that are not held.
    pub(super) fn set_behind(&mut self, key: Key, behind: bool) {
        match behind {
            true => self.behind.insert(key),
            false => self.behind.remove(&key),
        };
    }

    /// How many more messages a lane may hold.
    fn room(&self, key: &Key) -> usize {
        if self.draining {
            return 0;
        }
        HELD_EACH.saturating_sub(self.held(key))
    }

    /// How many of a lane's rows are to be read: none while enough are held.
    pub(super) fn wanted(&self, key: &Key) -> usize {
        if self.held(key) > HELD_LOW {
            return 0;
        }
        self.room(key)
    }

    /// Holds a message until its lane has a slot.
    pub(super) fn hold(&mut self, ready: Ready) {
        let key = ready.leads_to();
        let lane = self.lanes.entry(key.clone()).or_default();
        lane.waiting.push_back(ready);
        if lane.waiting.len() == 1 {
            self.turns.push_back(key);
        }
    }

    /// The next message that has a slot, each lane in its turn.
    pub(super) fn next(&mut self) -> Option<Ready> {
        if self.draining {
            return None;
        }
        for _ in 0..self.turns.len() {
            let key = self.turns.pop_front()?;
            let shared_left = self.shared < SHARED;
            let lane = self.lanes.get_mut(&key)?;
            let may_begin = lane.under_way < OWN || (shared_left && lane.under_way < EACH);
            if !may_begin {
                self.turns.push_back(key);
                continue;
            }
            let next = lane.waiting.pop_front();
            if next.is_some() {
                self.shared += usize::from(lane.under_way >= OWN);
                lane.under_way += 1;
                self.under_way += 1;
            }
            self.away.extend(next.iter().map(|ready| ready.no));
            if !lane.waiting.is_empty() {
                self.turns.push_back(key);
            }
            return next;
        }
        None
    }

    /// Gives a message's slot back.
    pub(super) fn end(&mut self, ready: &Ready) {
        self.away.remove(&ready.no);
        self.under_way = self.under_way.saturating_sub(1);
        let key = &ready.leads_to();
        let Some(lane) = self.lanes.get_mut(key) else {
            return;
        };
        lane.under_way = lane.under_way.saturating_sub(1);
        self.shared = self
            .shared
            .saturating_sub(usize::from(lane.under_way >= OWN));
        if lane.under_way == 0 && lane.waiting.is_empty() {
            self.lanes.remove(key);
        }
    }

    /// From now on nothing begins.
    pub(super) fn drain(&mut self) {
        self.draining = true;
    }

    /// Whether nothing is under way.
    pub(super) fn is_idle(&self) -> bool {
        self.under_way == 0
    }

    /// Whether a message is held, or under way.
    pub(super) fn has(&self, no: MessageNo) -> bool {
        let mut waiting = self.lanes.values().flat_map(|lane| &lane.waiting);
        self.away.contains(&no) || waiting.any(|ready| ready.no == no)
    }

    /// Takes out what is held and was never sent.
    pub(super) fn take_waiting(&mut self) -> Vec<Ready> {
        self.turns.clear();
        let lanes = self.lanes.values_mut();
        lanes.flat_map(|lane| lane.waiting.drain(..)).collect()
    }

    fn held(&self, key: &Key) -> usize {
        self.lanes.get(key).map_or(0, |lane| lane.waiting.len())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use baton_core::document::Method;
    use baton_core::template::Prepared;
    use baton_core::{MessageId, StepId};
    use baton_store::MessageNo;

    use super::*;

    fn to(number: u8) -> Ready {
        Ready {
            no: MessageNo(i64::from(number)),
            id: MessageId::from_bytes([number; 16]),
            step: StepId::from_bytes([number; 16]),
            occurrence: 1,
            n: 1,
            is_addressed: true,
            prepared: Arc::new(Prepared {
                connection: Some(ConnectionId::from_bytes([number; 16])),
                method: Method::Post,
                path: Vec::new(),
                headers: Vec::new(),
                body: None,
                timeout_s: 30,
                also_success: Vec::new(),
                version: None,
            }),
            body: None,
            to_practice: false,
            run: None,
        }
    }

    /// How many of each tool's messages begin, when tools have so many waiting.
    fn begun(slots: &mut Slots, waiting: &[(u8, usize)]) -> HashMap<i64, usize> {
        for (tool, count) in waiting {
            for _ in 0..*count {
                slots.hold(to(*tool));
            }
        }
        let mut begun = HashMap::new();
        while let Some(next) = slots.next() {
            *begun.entry(next.no.0).or_default() += 1;
        }
        begun
    }

    #[test]
    fn a_tool_finds_slots_of_its_own_however_many_others_hang() {
        let mut slots = Slots::default();
        let hanging: Vec<_> = (1..=40).map(|tool| (tool, 200)).collect();
        begun(&mut slots, &hanging);

        let late = begun(&mut slots, &[(99, 200)]);

        assert_eq!(late[&99], OWN);
    }

    #[test]
    fn two_hanging_tools_leave_the_third_as_much_as_they_have() {
        let mut slots = Slots::default();

        begun(&mut slots, &[(1, 500), (2, 500)]);
        let third = begun(&mut slots, &[(3, 500)]);

        assert_eq!(third[&3], EACH);
    }

    #[test]
    fn what_is_new_comes_after_rows_that_are_due() {
        let mut slots = Slots::default();
        let lane = to(1).leads_to();

        slots.set_behind(lane.clone(), true);

        assert_eq!(slots.room_for_new(&lane), 0);
        assert_eq!(slots.wanted(&lane), HELD_EACH);
        slots.set_behind(lane.clone(), false);
        assert_eq!(slots.room_for_new(&lane), HELD_EACH);
    }

    #[test]
    fn a_slot_that_is_given_back_goes_to_who_waits() {
        let mut slots = Slots::default();
        begun(&mut slots, &[(1, EACH + 1)]);
        assert!(slots.next().is_none());

        slots.end(&to(1));

        assert_eq!(slots.next().map(|next| next.no), Some(to(1).no));
        for _ in 0..EACH {
            slots.end(&to(1));
        }
        assert!(slots.is_idle());
        assert_eq!((slots.shared, slots.lanes.len()), (0, 0));
    }

    #[test]
    fn a_message_is_there_from_when_it_is_held_until_its_try_ends() {
        let mut slots = Slots::default();
        assert!(!slots.has(to(1).no));

        slots.hold(to(1));
        assert!(slots.has(to(1).no) && !slots.has(to(2).no));
        slots.next();
        assert!(slots.has(to(1).no), "it is under way");
        slots.end(&to(1));
        assert!(!slots.has(to(1).no));
    }

    #[test]
    fn a_lane_is_full_by_itself_and_is_filled_in_batches() {
        let mut slots = Slots::default();
        begun(&mut slots, &[(1, EACH + HELD_EACH)]);
        let (first, second) = (to(1).leads_to(), to(2).leads_to());

        assert_eq!((slots.room(&first), slots.room(&second)), (0, HELD_EACH));
        for _ in 0..HELD_LOW - 1 {
            slots.end(&to(1));
            slots.next();
        }
        assert_eq!(slots.wanted(&first), 0);
        slots.end(&to(1));
        slots.next();
        assert_eq!(slots.wanted(&first), HELD_LOW);
    }
}
