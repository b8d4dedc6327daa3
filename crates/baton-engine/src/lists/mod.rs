//! Calls about many, as they were read: kept between the slices in which they are handled.
//!
//! In memory only. Which entry is next is a row, and so is by which version of the workflow the
//! handling began; after a restart the rest is read again from the stored body. Who is handled
//! next is `inbox`'s; what an entry does, `triggers`' and `waits`'.

mod by_hand;
mod contents;
mod line;
mod list;

use std::sync::{Arc, Mutex, MutexGuard};

use baton_store::{CallNo, WorkflowNo};

use crate::Error;
use by_hand::ByHand;
pub(crate) use by_hand::ReadBy;
pub(crate) use contents::Content;
use contents::Contents;
use line::Lines;
pub(crate) use line::{Behind, CatchUp, Room, Wait};
pub(crate) use list::{Each, List};

/// The calls about many that are under way, and what waits behind them.
#[derive(Default)]
pub(crate) struct Lists {
    state: Mutex<State>,
    contents: Contents,
}

#[derive(Default)]
struct State {
    lines: Lines,
    /// Whether lists come before calls that are not under way in the next turn.
    first: bool,
    /// Whether calls that were looked at come before those that were not.
    again_first: bool,
    /// Calls that were read for admins who use them.
    by_hand: ByHand,
}

impl Lists {
    /// Asks or tells the lines of the workflows.
    pub(crate) fn with<T>(&self, ask: impl FnOnce(&mut Lines) -> T) -> T {
        ask(&mut self.lock().lines)
    }

    /// Whether lists come before other calls this time: they take turns, so that neither holds
    /// up the other.
    pub(crate) fn come_first(&self) -> bool {
        let mut state = self.lock();
        state.first = !state.first;
        state.first
    }

    /// Whether calls that waited come before those that were never looked at this time.
    pub(crate) fn again_first(&self) -> bool {
        let mut state = self.lock();
        state.again_first = !state.again_first;
        state.again_first
    }

    /// Whether the inbox was looked through since the start, and since a turn failed.
    pub(crate) fn are_known(&self) -> bool {
        self.with(|lines| lines.are_known())
    }

    /// Forgets everything: the rows of a turn that failed say where to go on. Until the inbox is
    /// looked through again, everybody may still be started by what is in it.
    pub(crate) fn forget(&self) {
        let mut state = self.lock();
        state.lines = Lines::default();
        state.by_hand.forget();
    }

    /// Up to which call nobody can come any more by a call to a workflow's trigger: the first one
    /// that is not handled to its end may start somebody whom a later one means.
    pub(crate) fn may_start_from(&self, workflow: WorkflowNo) -> Option<CallNo> {
        self.with(|lines| lines.may_start_from(workflow))
    }

    /// Whom or what a call about many names for the admin who uses it, kept between the slices of
    /// that job.
    pub(crate) fn by_hand(
        &self,
        read_by: ReadBy,
        read: impl FnOnce() -> Result<Each, Error>,
    ) -> Result<Arc<Each>, Error> {
        let known = self.lock().by_hand.known(read_by);
        if let Some(each) = known {
            return Ok(each);
        }
        let each = Arc::new(read()?);
        self.lock().by_hand.keep(read_by, Arc::clone(&each));
        Ok(each)
    }

    /// No job uses any call.
    pub(crate) fn none_is_used(&self) {
        self.lock().by_hand.forget();
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
