//! Calls about many, as they were read: kept between the slices in which they are handled.
//!
//! In memory only. Which entry is next is a row, and so is by which version of the workflow the
//! handling began; after a restart the rest is read again from the stored body. Who is handled
//! next is `inbox`'s; what an entry does, `triggers`' and `waits`'.

mod contents;
mod list;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use baton_store::{CallNo, WorkflowNo};

use crate::Error;
pub(crate) use contents::Content;
use contents::Contents;
pub(crate) use list::{Each, List};

/// So many calls are under way at once; further long ones wait for their turn unread.
const MOST: usize = 16;
/// So many bytes of bodies are kept read for them, unless one alone has more.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The calls about many that are under way.
#[derive(Default)]
pub(crate) struct Lists {
    state: Mutex<State>,
    contents: Contents,
}

struct State {
    under_way: BTreeMap<CallNo, Arc<List>>,
    /// Long calls that wait until there is room for them.
    left_out: BTreeMap<CallNo, WorkflowNo>,
    /// Which had the last slice.
    last: CallNo,
    /// Whether they come before the short ones in the next turn.
    first: bool,
    /// Which call is being handled: it is to blame when its turn fails.
    handling: Option<CallNo>,
    /// Whether the inbox was looked through since the start.
    looked: bool,
    /// The call that was read last for an admin who uses it, by which version.
    by_hand: Option<((CallNo, i64), Arc<Each>)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            under_way: BTreeMap::new(),
            left_out: BTreeMap::new(),
            last: CallNo(0),
            first: false,
            handling: None,
            looked: false,
            by_hand: None,
        }
    }
}

impl Lists {
    /// Whether lists come before short calls this time: they take turns, so that neither holds
    /// up the other.
    pub(crate) fn come_first(&self) -> bool {
        let mut state = self.lock();
        state.first = !state.first;
        state.first
    }

    /// The list whose turn it is.
    pub(crate) fn next(&self) -> Option<Arc<List>> {
        let mut state = self.lock();
        let behind = CallNo(state.last.0.saturating_add(1));
        let next = state.under_way.range(behind..).next();
        let next = next.or_else(|| state.under_way.iter().next());
        let next = next.map(|(_, list)| Arc::clone(list))?;
        state.last = next.call.no;
        Some(next)
    }

    /// Whether a call is under way.
    pub(crate) fn has(&self, call: CallNo) -> bool {
        self.lock().under_way.contains_key(&call)
    }

    /// Whether any call is under way, or left out until there is room.
    pub(crate) fn any(&self) -> bool {
        let state = self.lock();
        !state.under_way.is_empty() || !state.left_out.is_empty()
    }

    /// Whether there is room for one more call with a body of so many bytes.
    pub(crate) fn have_room(&self, bytes: u64) -> bool {
        let state = self.lock();
        let kept: u64 = state.under_way.values().map(|list| list.call.size).sum();
        state.under_way.is_empty() || (state.under_way.len() < MOST && kept + bytes <= MOST_BYTES)
    }

    /// A call about many has begun and goes on in a later turn.
    pub(crate) fn keep(&self, list: List) {
        let mut state = self.lock();
        state.under_way.insert(list.call.no, Arc::new(list));
    }

    /// A call is handled, or waits no more.
    pub(crate) fn ended(&self, call: CallNo) {
        self.lock().under_way.remove(&call);
    }

    /// A long call waits until there is room.
    pub(crate) fn leave_out(&self, call: CallNo, workflow: WorkflowNo) {
        self.lock().left_out.insert(call, workflow);
    }

    /// The inbox is looked through from its beginning.
    pub(crate) fn begin_to_look(&self) {
        self.lock().left_out.clear();
    }

    /// It was looked through to its end.
    pub(crate) fn looked(&self) {
        self.lock().looked = true;
    }

    /// Whether the inbox was looked through since the start: only then it is known who may still be
    /// started by what waits in it.
    pub(crate) fn are_known(&self) -> bool {
        self.lock().looked
    }

    /// Forgets everything: the rows of a turn that failed say where to go on.
    pub(crate) fn forget(&self) {
        let mut state = self.lock();
        state.under_way.clear();
        state.left_out.clear();
        state.by_hand = None;
    }

    /// Notes which call is being handled.
    pub(crate) fn handling(&self, call: Option<CallNo>) {
        self.lock().handling = call;
    }

    /// Which call was being handled when the turn failed.
    pub(crate) fn blamed(&self) -> Option<CallNo> {
        self.lock().handling
    }

    /// The calls about many to a workflow that were stored before a call; none is unread.
    pub(crate) fn before(&self, call: CallNo, workflow: WorkflowNo) -> Earlier {
        let state = self.lock();
        let lists = state.under_way.range(..call).map(|(_, list)| list);
        let lists = lists.filter(|list| list.workflow == workflow);
        let mut left_out = state.left_out.range(..call);
        Earlier {
            lists: lists.cloned().collect(),
            any_unread: left_out.any(|(_, of)| *of == workflow),
        }
    }

    /// Up to which call nobody can come any more by a call about many to a workflow's trigger:
    /// the first such call that is under way may start somebody whom a later one means.
    pub(crate) fn may_start_from(&self, workflow: WorkflowNo) -> Option<CallNo> {
        let state = self.lock();
        if !state.looked {
            return Some(CallNo(0));
        }
        let lists = state.under_way.values();
        let starting = lists.filter(|list| list.workflow == workflow && list.each.starts());
        let unread = state.left_out.iter().filter(|(_, of)| **of == workflow);
        let starting = starting.map(|list| list.call.no);
        starting.chain(unread.map(|(call, _)| *call)).min()
    }

    /// Whom or what a call about many names for the admin who uses it, kept between the slices of
    /// that job.
    pub(crate) fn by_hand(
        &self,
        call: CallNo,
        version: i64,
        read: impl FnOnce() -> Result<Each, Error>,
    ) -> Result<Arc<Each>, Error> {
        let key = (call, version);
        let known = self.lock().by_hand.clone();
        if let Some((_, each)) = known.filter(|(known, _)| *known == key) {
            return Ok(each);
        }
        let each = Arc::new(read()?);
        self.lock().by_hand = Some((key, Arc::clone(&each)));
        Ok(each)
    }

    /// What calls say, read once.
    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Calls about many of one workflow, stored before another call.
#[derive(Default)]
pub(crate) struct Earlier {
    lists: Vec<Arc<List>>,
    any_unread: bool,
}

impl Earlier {
    /// Whether there is any.
    pub(crate) fn is_any(&self) -> bool {
        self.any_unread || !self.lists.is_empty()
    }

    /// Whether one of them may still be about one of these keys (C6): what was stored first is
    /// handled first.
    pub(crate) fn may_name(&self, keys: &[String]) -> bool {
        self.any_unread || self.lists.iter().any(|list| list.may_name(keys))
    }
}
