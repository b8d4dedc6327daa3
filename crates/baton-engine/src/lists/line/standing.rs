//! A line that stands still, and how it comes on again.

use baton_store::{CallNo, WorkflowNo};

use super::Lines;

/// A line of which nothing from one call on is begun.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The first call that is not begun.
    pub(super) at: CallNo,
    /// Whether it is worth trying again.
    again: bool,
    /// Whether it waits for room of all workflows.
    for_room: bool,
}

/// A part of a line that was looked at already, and is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CatchUp {
    pub(crate) workflow: WorkflowNo,
    pub(crate) from: CallNo,
    pub(crate) until: CallNo,
}

impl Lines {
    /// Whether a workflow's line stands still.
    pub(crate) fn stands(&self, workflow: WorkflowNo) -> bool {
        self.standing.contains_key(&workflow)
    }

    /// A workflow's line stands still before a call: what was begun behind it, a call that was put
    /// back came before, is begun again in its turn.
    pub(crate) fn stand(&mut self, workflow: WorkflowNo, at: CallNo, for_room: bool) {
        let before = self.under_way.len();
        self.under_way
            .retain(|no, one| *no < at || one.list.workflow != workflow);
        let behind = self.behind.range(at..);
        let behind = behind.filter(|(_, one)| one.workflow == workflow);
        let behind: Vec<CallNo> = behind.map(|(no, _)| *no).collect();
        for call in behind {
            self.take_behind(call);
        }
        if self.under_way.len() < before {
            self.there_is_room(workflow);
        }
        let standing = Standing {
            at,
            again: false,
            for_room,
        };
        self.standing.insert(workflow, standing);
    }

    /// A call was put back into the inbox: its line comes to it again.
    pub(crate) fn look_again(&mut self, workflow: WorkflowNo, call: CallNo) {
        if call > self.until {
            // It is looked at just now: a line that stands before it already comes on, any other comes
            // to it anyway.
            let standing = self.standing.get_mut(&workflow);
            if let Some(standing) = standing.filter(|standing| standing.at <= call) {
                standing.again = true;
            }
            return;
        }
        let standing = self.standing.entry(workflow).or_insert(Standing {
            at: call,
            again: true,
            for_room: false,
        });
        standing.again = true;
        if call < standing.at {
            standing.at = call;
            standing.for_room = false;
        }
    }

    /// Which line is to come on, that of the earliest call first.
    pub(crate) fn to_catch_up(&self) -> Option<CatchUp> {
        let again = self.standing.iter().filter(|(_, standing)| standing.again);
        let first = again.min_by_key(|(_, standing)| standing.at);
        first.map(|(workflow, standing)| CatchUp {
            workflow: *workflow,
            from: standing.at,
            until: self.until,
        })
    }

    /// A line has come on to a call; with the last one that was looked at it stands no longer.
    pub(crate) fn come_on(&mut self, workflow: WorkflowNo, at: CallNo) {
        let until = self.until;
        let Some(standing) = self.standing.get_mut(&workflow) else {
            return;
        };
        if at > standing.at {
            standing.at = at;
            standing.for_room = false;
            self.freed.insert(workflow);
        }
        if at > until {
            self.standing.remove(&workflow);
        }
    }

    /// Room was given back: who waits for it is tried again.
    pub(super) fn there_is_room(&mut self, workflow: WorkflowNo) {
        for (of, standing) in &mut self.standing {
            standing.again |= standing.for_room || *of == workflow;
        }
    }

    /// Whether a line stands before a call of its workflow.
    pub(super) fn is_before(&self, workflow: WorkflowNo, call: CallNo) -> bool {
        let standing = self.standing.get(&workflow);
        standing.is_some_and(|standing| standing.at < call)
    }

    /// Whether a call that was stored before another waits for room.
    pub(super) fn waits_for_room(&self, call: CallNo) -> bool {
        let mut standing = self.standing.values();
        standing.any(|standing| standing.for_room && standing.at < call)
    }
}
