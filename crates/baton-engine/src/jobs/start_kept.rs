//! *Start them*: calls that triggers kept while their workflow was off, in stored order, and calls
//! that came to a problem by what the trigger was set to then. They are put back to be handled like
//! any other.

use baton_core::matching::DispositionKind;
use baton_store::table::addresses::Owner;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::calls::shelf::Shelf;
use baton_store::{AddressNo, CallNo, Cursor, WorkflowNo};

use super::{Came, Job, number_of, numbered};
use crate::audit::Actor;
use crate::matching::{close_entry, say_used};
use crate::turn::Turn;
use crate::{Error, Topic};

/// *Start them*.
pub(super) struct StartKept {
    pub(super) workflow: WorkflowNo,
    pub(super) until: CallNo,
    pub(super) only: Option<Vec<CallNo>>,
}

impl Job for StartKept {
    type Row = CallNo;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, CallNo)>, Error> {
        match &self.only {
            Some(chosen) => Ok(chosen_next(chosen, behind, most)),
            None => self.kept_next(turn, behind, most),
        }
    }

    fn one(&self, turn: &mut Turn<'_, '_>, call: CallNo, by: &Actor) -> Result<Came, Error> {
        let flow = turn.flow(self.workflow)?;
        let Some(row) = turn.tx.calls().by_no(call)? else {
            return Ok(Came::Nothing);
        };
        if call > self.until || turn.address(row.address)?.workflow != self.workflow {
            return Ok(Came::Nothing);
        }
        if flow.version_that_takes_calls().is_none() {
            return Ok(Came::CouldNot);
        }
        let was_kept = turn.tx.shelf().take(row.address, Shelf::Kept, call)?;
        if !was_kept && !take_from_problems(turn, &row, by)? {
            return Ok(Came::Nothing);
        }
        wait_again(turn, self.workflow, call)?;
        turn.hint(Topic::Workflow, &flow.id);
        Ok(Came::Done)
    }
}

/// Ends the problem of a call to a trigger of which nothing else became, so that it can be handled
/// as if it had not been; whether there was one.
fn take_from_problems(turn: &mut Turn<'_, '_>, row: &CallRow, by: &Actor) -> Result<bool, Error> {
    let whole = EntryOf {
        call: row.no,
        place: 0,
    };
    let each = turn.tx.dispositions().of_call_from(row.no, 0, 2)?;
    let is_whole = matches!(each.as_slice(), [only] if only.kind == DispositionKind::Problem);
    if !is_whole || turn.address(row.address)?.owner != Owner::Trigger {
        return Ok(false);
    }
    for item in turn.tx.problems().of_entry(whole.call, whole.place)? {
        let problem = turn.tx.problems().by_no(item.problem)?;
        if !problem.is_some_and(|problem| problem.kind.is_of_a_starts_setting()) {
            return Ok(false);
        }
    }
    let closed = close_entry(turn, whole)?;
    say_used(turn, &closed, &by.name)?;
    let waiting = NewDisposition::new(row.no, whole.place, DispositionKind::Waiting, turn.now);
    turn.tx.dispositions().set(&waiting)?;
    Ok(!closed.is_empty())
}

/// Puts a call that was kept back into the inbox; its line comes to it again.
pub(crate) fn wait_again(
    turn: &Turn<'_, '_>,
    workflow: WorkflowNo,
    call: CallNo,
) -> Result<(), Error> {
    turn.tx.calls().wait_again(call)?;
    look_again(turn, workflow, call);
    Ok(())
}

/// Lets a line come to a call again that was put back into the inbox.
pub(super) fn look_again(turn: &Turn<'_, '_>, workflow: WorkflowNo, call: CallNo) {
    let lists = &turn.runtime.lists;
    lists.with(|lines| lines.look_again(workflow, call));
}

impl StartKept {
    fn kept_next(
        &self,
        turn: &Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, CallNo)>, Error> {
        let behind = behind.unwrap_or(Cursor { key: 0, no: 0 });
        for address in turn.tx.addresses().of_workflow(self.workflow)? {
            let after = match address.no.cmp(&AddressNo(behind.key)) {
                std::cmp::Ordering::Less => continue,
                std::cmp::Ordering::Equal => CallNo(behind.no),
                std::cmp::Ordering::Greater => CallNo(0),
            };
            let shelf = turn.tx.shelf();
            let mut kept = shelf.calls_after(address.no, Shelf::Kept, after, most)?;
            kept.retain(|call| *call <= self.until);
            if !kept.is_empty() {
                let key = address.no.0;
                let placed = kept.into_iter().map(|no| (Cursor { key, no: no.0 }, no));
                return Ok(placed.collect());
            }
        }
        Ok(Vec::new())
    }
}

/// The next of those that the admin chose.
fn chosen_next(chosen: &[CallNo], behind: Option<Cursor>, most: usize) -> Vec<(Cursor, CallNo)> {
    let first = usize::try_from(number_of(behind, -1) + 1).unwrap_or_default();
    let next = (0..).zip(chosen).skip(first).take(most);
    next.map(|(place, call)| (numbered(place), *call)).collect()
}
