//! *Start them*: calls that triggers kept while their workflow was off, in stored order. They are put
//! back to be handled like any other.

use baton_store::table::calls::shelf::Shelf;
use baton_store::{AddressNo, CallNo, Cursor, WorkflowNo};

use super::{Came, Job, number_of, numbered};
use crate::audit::Actor;
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

    fn one(&self, turn: &mut Turn<'_, '_>, call: CallNo, _by: &Actor) -> Result<Came, Error> {
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
        if !turn.tx.shelf().take(row.address, Shelf::Kept, call)? {
            return Ok(Came::Nothing);
        }
        wait_again(turn, self.workflow, call)?;
        turn.hint(Topic::Workflow, &flow.id);
        Ok(Came::Done)
    }
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
