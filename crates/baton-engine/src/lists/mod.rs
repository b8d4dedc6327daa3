//! Calls about many, as they were read: kept between the slices in which they are handled.
//!
//! In memory only. Which entry is next is a row, and so is by which version of the workflow the
//! handling began; after a restart the rest is read again from the stored body. Who is handled
//! next is `inbox`'s; what an entry does, `triggers`' and `waits`'.

mod ahead;
mod brought;
mod by_hand;
mod contents;
mod line;
mod list;
mod put_by;

use std::sync::{Arc, Mutex, MutexGuard};

use baton_store::{CallNo, JobNo, WorkflowNo};

use crate::Error;
use ahead::Ahead;
use brought::Brought;
use by_hand::ByHand;
pub(crate) use by_hand::ReadBy;
pub(crate) use contents::{AtHand, Content, Contents, Known};
use line::Lines;
pub(crate) use line::{Behind, CatchUp, Room, Wait};
pub(crate) use list::{Each, List};
use put_by::PutBy;

/// The calls about many that are under way, and what waits behind them.
#[derive(Default)]
pub(crate) struct Lists {
    state: Mutex<State>,
    contents: Arc<Contents>,
    /// What short calls said when they came in.
    pub(crate) brought: Brought,
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
    /// Long calls that lines stand before until they are read.
    ahead: Ahead,
    /// Jobs that lack what a long call says.
    put_by: PutBy,
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

    /// A workflow's line stands still before a long call until that is read.
    pub(crate) fn stand_until_read(&self, workflow: WorkflowNo, call: CallNo) {
        let mut state = self.lock();
        state.lines.stand(workflow, call, false);
        state.ahead.want(workflow, call);
    }

    /// Which long call is to be read now, and for which line, if one is.
    pub(crate) fn next_to_read(&self) -> Option<(WorkflowNo, CallNo)> {
        self.lock().ahead.next()
    }

    /// A long call was read, or cannot be: its line comes to it again.
    pub(crate) fn is_read(&self, workflow: WorkflowNo, call: CallNo, read: Option<AtHand>) {
        let mut state = self.lock();
        state.ahead.is_read(workflow, call, read);
        state.lines.look_again(workflow, call);
    }

    /// A workflow's line has come past a call: nobody waits for what was read for it.
    pub(crate) fn is_past(&self, workflow: WorkflowNo, call: CallNo) {
        self.lock().ahead.is_past(workflow, call);
    }

    /// A job is put by until a long call is read.
    pub(crate) fn put_by(&self, job: JobNo, call: CallNo) {
        self.lock().put_by.lacks(job, call);
    }

    /// Whether a job is put by.
    pub(crate) fn is_put_by(&self, job: JobNo) -> bool {
        self.lock().put_by.waits(job)
    }

    /// Whether so many are that the others wait until one of them goes on.
    pub(crate) fn many_are_put_by(&self) -> bool {
        self.lock().put_by.are_many()
    }

    /// Which long call is to be read now, and for which job, if one is.
    pub(crate) fn next_for_a_job(&self) -> Option<(JobNo, CallNo)> {
        self.lock().put_by.next()
    }

    /// A long call was read for a job, or cannot be: it is put by no longer.
    pub(crate) fn is_read_for(&self, job: JobNo, read: Option<AtHand>) {
        self.lock().put_by.is_read(job, read);
    }

    /// A job that was put by and has at hand what it lacked.
    pub(crate) fn job_at_hand(&self) -> Option<JobNo> {
        self.lock().put_by.ready()
    }

    /// A job had a slice, or is over: nobody waits for what was read for it.
    pub(crate) fn forget_job(&self, job: JobNo) {
        self.lock().put_by.is_through(job);
    }

    /// No job uses any call.
    pub(crate) fn none_is_used(&self) {
        self.lock().by_hand.forget();
    }

    /// What calls say, read once.
    pub(crate) fn contents(&self) -> &Arc<Contents> {
        &self.contents
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use baton_store::{CallNo, WorkflowNo};

    use super::Lists;

    #[test]
    fn only_its_own_line_waits_while_a_long_call_is_read() {
        let (lists, mine, other) = (Lists::default(), WorkflowNo(1), WorkflowNo(2));
        lists.with(|lines| lines.looked_at(CallNo(5)));

        lists.stand_until_read(mine, CallNo(3));
        let stands = |of| lists.with(|lines| lines.stands(of));
        assert!(stands(mine) && !stands(other));
        assert_eq!(lists.next_to_read(), Some((mine, CallNo(3))));
        assert_eq!(lists.next_to_read(), None, "it is read once");
        assert_eq!(lists.with(|lines| lines.to_catch_up()), None);

        lists.is_read(mine, CallNo(3), None);
        let part = lists.with(|lines| lines.to_catch_up());
        assert_eq!(
            part.map(|part| (part.workflow, part.from)),
            Some((mine, CallNo(3)))
        );
    }

    #[test]
    fn so_many_long_calls_are_read_at_once_and_the_others_after_them() {
        let lists = Lists::default();
        for no in 1..=9 {
            lists.stand_until_read(WorkflowNo(no), CallNo(no));
        }

        let begun: Vec<_> = std::iter::from_fn(|| lists.next_to_read()).collect();
        assert_eq!(begun.len(), 4);
        lists.is_read(WorkflowNo(1), CallNo(1), None);

        assert_eq!(lists.next_to_read(), Some((WorkflowNo(5), CallNo(5))));
    }
}
