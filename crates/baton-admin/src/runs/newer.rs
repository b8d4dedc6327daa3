//! What the live version's settings of a step make otherwise of a run's message.

use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::problem::Kind;
use baton_core::run::is_likely_mend;
use baton_core::{RunState, StepId};
use baton_engine::newer_settings;
use baton_store::Snapshot;
use baton_store::table::runs::RunRow;

use super::views::NewerOfStep;
use crate::damaged::readable;
use crate::{Outcome, Refusal};

/// The live version of a run's workflow; none where the run has nothing of it to use.
#[derive(Debug)]
pub(super) struct Newer {
    live: Option<(i64, Definition)>,
    computer: Zone,
}

impl Newer {
    /// Reads it; one that cannot be read offers nothing.
    pub(super) fn read(snapshot: &Snapshot<'_>, run: &RunRow, computer: Zone) -> Outcome<Self> {
        let flow = snapshot.workflows().by_no(run.workflow)?;
        let version = flow.and_then(|row| row.live_version);
        let stored = match version.filter(|_| is_unfinished(run)) {
            Some(version) => snapshot.versions().get(run.workflow, version)?,
            None => None,
        };
        let read = stored.and_then(|stored| stored.definition.read().ok());
        let live = version.zip(read);
        Ok(Self { live, computer })
    }

    /// What it would send otherwise for a step than the run does; none where it is the same, or cannot
    /// be told.
    pub(super) fn of_step(
        &self,
        snapshot: &Snapshot<'_>,
        (run, state): (&RunRow, &RunState),
        own: &Definition,
        (step, problem): (&StepId, Option<Kind>),
    ) -> Outcome<Option<NewerOfStep>> {
        let Some((version, live)) = &self.live else {
            return Ok(None);
        };
        let live = (*version, live);
        let zone = self.computer.clone();
        let parts = newer_settings(snapshot, (run, state), own, live, step, zone);
        let parts = readable(parts.map_err(Refusal::from))?.unwrap_or_default();
        Ok((!parts.is_empty()).then(|| NewerOfStep {
            is_mend: problem.is_some_and(|kind| is_likely_mend(kind, &parts)),
            parts: parts.into_iter().map(str::to_owned).collect(),
        }))
    }
}

fn is_unfinished(run: &RunRow) -> bool {
    !run.try_out && !run.now.status.is_finished()
}
