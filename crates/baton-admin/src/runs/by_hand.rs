//! Who did something by hand to a run, as far as it shows in how the run and its steps stand.
//!
//! The history alone knows; a run's state has no names of people.

use std::collections::BTreeMap;

use baton_core::StepId;
use baton_core::history::{HistoryEntry, Kind};
use baton_store::Snapshot;
use baton_store::table::runs::history::HistoryRow;
use baton_store::table::runs::{RunRow, RunStatus};

use super::views::ByHand;
use crate::Outcome;

/// So many of the latest are looked at: people do not do more to one run.
const LOOKED_AT: u32 = 200;
/// Stopping is the last thing that is done to a run, but for what its audit may add.
const LAST: u32 = 3;

/// What was done by hand.
#[derive(Default)]
pub(super) struct DoneByHand {
    pub(super) stopped: Option<ByHand>,
    pub(super) steps: BTreeMap<StepId, ByHand>,
}

/// What was done to a run and its steps, the latest of each.
pub(super) fn by_hand(snapshot: &Snapshot<'_>, run: &RunRow) -> Outcome<DoneByHand> {
    let mut found = DoneByHand::default();
    for row in snapshot.history().by_hand(run.no, LOOKED_AT)? {
        for entry in &row.entries {
            match (&entry.step, entry.kind) {
                (None, Kind::RunStopped) => found.stopped = Some(view(&row, entry)),
                (Some(step), kind) if goes_past(kind) => {
                    let first = || view(&row, entry);
                    found.steps.entry(step.clone()).or_insert_with(first);
                }
                (None | Some(_), _) => {}
            }
        }
    }
    Ok(found)
}

/// Who stopped a run.
pub(super) fn stopped(snapshot: &Snapshot<'_>, run: &RunRow) -> Outcome<Option<ByHand>> {
    if run.now.status != RunStatus::Stopped {
        return Ok(None);
    }
    let rows = snapshot.history().by_hand(run.no, LAST)?;
    let stops = rows.iter().find_map(|row| {
        let mut entries = row.entries.iter();
        let stop = entries.find(|entry| entry.kind == Kind::RunStopped)?;
        Some(view(row, stop))
    });
    Ok(stops)
}

/// Whether it ends a step, or decides at it, in place of what the step waits for.
fn goes_past(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::StepSkipped | Kind::MarkedReceived | Kind::PathChosen | Kind::SkippedAhead
    )
}

fn view(row: &HistoryRow, entry: &HistoryEntry) -> ByHand {
    let by = entry.params.get("by").or(row.by.as_ref());
    ByHand {
        kind: entry.kind,
        by: by.cloned().unwrap_or_default(),
        why: entry.params.get("why").cloned(),
        at: row.at,
    }
}
