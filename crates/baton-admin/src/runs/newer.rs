//! Whether the live version has other settings of a step of a run, with which its message can be made.

use baton_core::document::Definition;
use baton_core::run::other_settings;
use baton_core::{RunState, StepId};
use baton_store::Snapshot;
use baton_store::table::runs::RunRow;

use crate::Outcome;

/// The live version of a run's workflow; none where the run has nothing of it to use.
#[derive(Debug)]
pub(super) struct Newer(Option<(i64, Definition)>);

impl Newer {
    /// Reads it; one that cannot be read offers nothing.
    pub(super) fn read(snapshot: &Snapshot<'_>, run: &RunRow) -> Outcome<Self> {
        let flow = snapshot.workflows().by_no(run.workflow)?;
        let live = flow.and_then(|row| row.live_version);
        let Some(version) = live.filter(|_| is_unfinished(run)) else {
            return Ok(Self(None));
        };
        let stored = snapshot.versions().get(run.workflow, version)?;
        let read = stored.and_then(|stored| stored.definition.read().ok());
        Ok(Self(read.map(|definition| (version, definition))))
    }

    /// Whether it has other settings of a step than the run goes by.
    pub(super) fn has_other(
        &self,
        (run, state): (&RunRow, &RunState),
        own: &Definition,
        step: &StepId,
    ) -> bool {
        let used = state.step(step).and_then(|state| state.settings);
        let used = used.unwrap_or(run.version);
        let live = self.0.as_ref().filter(|(version, _)| *version != used);
        live.is_some_and(|(_, live)| other_settings(own, live, step))
    }
}

fn is_unfinished(run: &RunRow) -> bool {
    !run.try_out && !run.now.status.is_finished()
}
