//! Which calls cannot be handled to their end at once, and what each of them waits for.
//!
//! The calls of a workflow stand in one line, in stored order. Calls about many go on side by
//! side; a call about one whom an earlier one is still to come to waits behind that. Where there is
//! no room to begin a call, the line stands still: nothing that came later is begun or goes on
//! before it, so that nothing takes the room that it waits for. What the rows say is `inbox`'s.

mod room;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use baton_store::{CallNo, WorkflowNo};

use super::List;
pub(crate) use room::Room;
pub(crate) use standing::CatchUp;
use standing::Standing;

/// So many calls about one wait behind others in one workflow; the next one stops its line.
const MOST_BEHIND: usize = 256;

/// What a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wait {
    /// An earlier call is to come to a place of it, and past that.
    Past { call: CallNo, place: i64 },
    /// Its line is to come to it again.
    Line,
}

/// A call about one that waits behind an earlier one.
pub(crate) struct Behind {
    pub(crate) workflow: WorkflowNo,
    /// Whether it may start somebody.
    pub(crate) starts: bool,
    /// By which keys it names whom it is about.
    pub(crate) keys: Vec<String>,
    pub(crate) wait: Wait,
}

/// A call about many that goes on, unless it waits itself.
struct UnderWay {
    list: Arc<List>,
    wait: Option<Wait>,
}

/// The lines of all workflows.
#[derive(Default)]
pub(crate) struct Lines {
    under_way: BTreeMap<CallNo, UnderWay>,
    behind: BTreeMap<CallNo, Behind>,
    /// Who waits behind others, by the keys that name whom they are about.
    named: HashMap<WorkflowNo, HashMap<String, BTreeSet<CallNo>>>,
    standing: BTreeMap<WorkflowNo, Standing>,
    /// Every call up to this one was looked at, once.
    until: CallNo,
    /// Whether the inbox was looked through to its end.
    known: bool,
    /// Workflows in which fewer calls than before may start somebody.
    freed: BTreeSet<WorkflowNo>,
    /// Which list had the last slice.
    last: CallNo,
}

impl Lines {
    /// Whether a call was looked at and is not handled to its end.
    pub(crate) fn has(&self, call: CallNo) -> bool {
        self.under_way.contains_key(&call) || self.behind.contains_key(&call)
    }

    /// Whether any call can go on.
    pub(crate) fn any(&self) -> bool {
        let ready = |(no, one): (&CallNo, &UnderWay)| self.goes_on(*no, one);
        self.under_way.iter().any(ready)
            || self.next_behind().is_some()
            || self.to_catch_up().is_some()
    }

    /// The list whose turn it is.
    pub(crate) fn next(&mut self) -> Option<Arc<List>> {
        let ready = |(no, one): &(&CallNo, &UnderWay)| self.goes_on(**no, one);
        let behind = CallNo(self.last.0.saturating_add(1));
        let next = self.under_way.range(behind..).find(ready);
        let next = next.or_else(|| self.under_way.iter().find(ready));
        let list = next.map(|(_, one)| Arc::clone(&one.list))?;
        self.last = list.call.no;
        Some(list)
    }

    /// The first call about one that need not wait any longer.
    pub(crate) fn next_behind(&self) -> Option<CallNo> {
        let ready = |(no, one): &(&CallNo, &Behind)| {
            !self.is_before(one.workflow, **no) && self.is_over(one.wait)
        };
        self.behind.iter().find(ready).map(|(no, _)| *no)
    }

    /// Whether anything of a workflow that came before a call may be about the same.
    pub(crate) fn any_before(&self, call: CallNo, workflow: WorkflowNo) -> bool {
        let mut lists = self.under_way.range(..call);
        self.is_before(workflow, call)
            || self.named.contains_key(&workflow)
            || lists.any(|(_, one)| one.list.workflow == workflow)
    }

    /// What a call waits for with whom or what these keys name: what was stored first is handled
    /// first (C6).
    pub(crate) fn wait_of(
        &self,
        call: CallNo,
        workflow: WorkflowNo,
        keys: &[String],
    ) -> Option<Wait> {
        if self.is_before(workflow, call) {
            return Some(Wait::Line);
        }
        for (no, one) in self.under_way.range(..call) {
            if one.list.workflow == workflow
                && let Some(place) = one.list.place_of(keys)
            {
                return Some(Wait::Past { call: *no, place });
            }
        }
        let named = self.named.get(&workflow)?;
        let earlier = keys.iter().filter_map(|key| named.get(key));
        let earlier = earlier.filter_map(|calls| calls.range(..call).next_back());
        let call = *earlier.max()?;
        Some(Wait::Past { call, place: 0 })
    }

    /// A call about many goes on in a later turn.
    pub(crate) fn keep(&mut self, list: List, wait: Option<Wait>) {
        let list = Arc::new(list);
        self.take_behind(list.call.no);
        self.under_way.insert(list.call.no, UnderWay { list, wait });
    }

    /// What a list waits for, if for anything.
    pub(crate) fn waits(&mut self, call: CallNo, wait: Option<Wait>) {
        if let Some(one) = self.under_way.get_mut(&call) {
            one.wait = wait;
        }
    }

    /// A call about one waits behind another, unless too many do: then its line stands still.
    pub(crate) fn put_behind(&mut self, call: CallNo, behind: Behind) -> bool {
        self.take_behind(call);
        let of_one = self.behind.values();
        let of_one = of_one.filter(|one| one.workflow == behind.workflow);
        if of_one.count() >= MOST_BEHIND {
            self.stand(behind.workflow, call, false);
            return false;
        }
        let named = self.named.entry(behind.workflow).or_default();
        for key in &behind.keys {
            named.entry(key.clone()).or_default().insert(call);
        }
        self.behind.insert(call, behind);
        true
    }

    /// A call is handled, or is not in the inbox any more.
    pub(crate) fn ended(&mut self, call: CallNo) {
        if let Some(one) = self.under_way.remove(&call) {
            if one.list.each.starts() {
                self.freed.insert(one.list.workflow);
            }
            self.there_is_room(one.list.workflow);
        }
        if let Some(one) = self.take_behind(call) {
            if one.starts {
                self.freed.insert(one.workflow);
            }
            self.there_is_room(one.workflow);
        }
    }

    /// Up to which call nobody can come any more by a call to a workflow's trigger.
    pub(crate) fn may_start_from(&self, workflow: WorkflowNo) -> Option<CallNo> {
        if !self.known {
            return Some(CallNo(0));
        }
        let lists = self.under_way.iter();
        let lists = lists.filter(|(_, one)| one.list.workflow == workflow);
        let lists = lists.filter(|(_, one)| one.list.each.starts());
        let behind = self.behind.iter();
        let behind = behind.filter(|(_, one)| one.workflow == workflow && one.starts);
        let unread = self.standing.get(&workflow).map(|standing| standing.at);
        let waiting = lists.map(|(no, _)| *no).chain(behind.map(|(no, _)| *no));
        waiting.chain(unread).min()
    }

    /// Workflows in which fewer calls may start somebody than when this was asked last.
    pub(crate) fn take_freed(&mut self) -> BTreeSet<WorkflowNo> {
        std::mem::take(&mut self.freed)
    }

    /// Every call up to this one was looked at.
    pub(crate) fn until(&self) -> CallNo {
        self.until
    }

    /// One more call was looked at.
    pub(crate) fn looked_at(&mut self, call: CallNo) {
        self.until = self.until.max(call);
    }

    /// The inbox was looked through to its end; whether that was not so before.
    pub(crate) fn looked_through(&mut self) -> bool {
        !std::mem::replace(&mut self.known, true)
    }

    /// Whether the inbox was looked through: only then it is known who may still be started by what
    /// waits in it.
    pub(crate) fn are_known(&self) -> bool {
        self.known
    }

    fn goes_on(&self, no: CallNo, one: &UnderWay) -> bool {
        !self.is_before(one.list.workflow, no) && one.wait.is_none_or(|wait| self.is_over(wait))
    }

    fn is_over(&self, wait: Wait) -> bool {
        match wait {
            Wait::Past { call, place } => match self.under_way.get(&call) {
                Some(one) => one.list.is_past(place),
                None => !self.behind.contains_key(&call),
            },
            // Whose line it is says whether it stands before the call.
            Wait::Line => true,
        }
    }

    fn take_behind(&mut self, call: CallNo) -> Option<Behind> {
        let one = self.behind.remove(&call)?;
        if let Some(named) = self.named.get_mut(&one.workflow) {
            for key in &one.keys {
                if let Some(calls) = named.get_mut(key) {
                    calls.remove(&call);
                }
            }
            named.retain(|_, calls| !calls.is_empty());
            if named.is_empty() {
                self.named.remove(&one.workflow);
            }
        }
        Some(one)
    }
}
