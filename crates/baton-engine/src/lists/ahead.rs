//! Long calls that are read before their turn: a line stands before each until it is read, and all
//! others go on meanwhile.

use std::collections::BTreeMap;

use baton_store::{CallNo, WorkflowNo};

use super::AtHand;

/// So many are read, or were read and wait for their turn.
const MOST: usize = 4;

/// How far the reading of a call is.
enum Stage {
    Wanted,
    Underway,
    Read(#[expect(dead_code, reason = "held until its turn")] AtHand),
}

/// At most one for each workflow: the one before which its line stands.
#[derive(Default)]
pub(super) struct Ahead(BTreeMap<WorkflowNo, (CallNo, Stage)>);

impl Ahead {
    /// A line stands before a call until it is read.
    pub(super) fn want(&mut self, workflow: WorkflowNo, call: CallNo) {
        match self.0.get(&workflow) {
            Some((known, Stage::Wanted | Stage::Underway)) if *known == call => {}
            // What was read and is not known any more is read again.
            Some(_) | None => drop(self.0.insert(workflow, (call, Stage::Wanted))),
        }
    }

    /// The first call that nobody reads yet, as far as there is room for what it says.
    pub(super) fn next(&mut self) -> Option<(WorkflowNo, CallNo)> {
        let begun = self.0.values();
        let begun = begun.filter(|(_, stage)| !matches!(stage, Stage::Wanted));
        if begun.count() >= MOST {
            return None;
        }
        let wanted = self.0.iter_mut();
        let wanted = wanted.filter(|(_, (_, stage))| matches!(stage, Stage::Wanted));
        let (workflow, (call, stage)) = wanted.min_by_key(|(_, (call, _))| *call)?;
        *stage = Stage::Underway;
        Some((*workflow, *call))
    }

    /// It was read, or it cannot be.
    pub(super) fn is_read(&mut self, workflow: WorkflowNo, call: CallNo, read: Option<AtHand>) {
        if self
            .0
            .get(&workflow)
            .is_none_or(|(known, _)| *known != call)
        {
            return;
        }
        match read {
            Some(read) => drop(self.0.insert(workflow, (call, Stage::Read(read)))),
            None => drop(self.0.remove(&workflow)),
        }
    }

    /// A line has come past a call.
    pub(super) fn is_past(&mut self, workflow: WorkflowNo, call: CallNo) {
        if self
            .0
            .get(&workflow)
            .is_some_and(|(known, _)| *known <= call)
        {
            self.0.remove(&workflow);
        }
    }
}
