//! How a problem that is over ended: whom it was about, who ended it, and by what.

use std::collections::BTreeSet;

use baton_core::history::{HistoryEntry, Kind as Happened};
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState};
use baton_store::{Lenient, Snapshot};
use jiff::Timestamp;

use super::views::{EndedHow, ProblemEnded};
use crate::Outcome;

/// So many people and calls are counted of one that is over.
const COUNTED: usize = 200;
/// So much of what happened in a run is looked through for what ended its problem.
const LOOKED_AT: usize = 50;

/// What of a problem that is over is told.
pub(super) struct Over {
    pub(super) first: Option<ItemRow>,
    pub(super) people: u64,
    pub(super) calls: u64,
    pub(super) ended: ProblemEnded,
}

/// Whom a problem was about, and how it ended for the last of them.
pub(super) fn over(snapshot: &Snapshot<'_>, row: &ProblemRow) -> Outcome<Over> {
    let items = snapshot.problems().items(row.no, false, None, COUNTED)?;
    let items = items.items;
    let runs: BTreeSet<_> = items.iter().filter_map(|item| item.about.run).collect();
    let calls: BTreeSet<_> = items.iter().filter_map(|item| item.about.call).collect();
    let ended = ended(snapshot, row, items.last())?;
    Ok(Over {
        people: u64::try_from(runs.len()).unwrap_or(u64::MAX),
        calls: u64::try_from(calls.len()).unwrap_or(u64::MAX),
        first: items.into_iter().next(),
        ended,
    })
}

fn ended(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    last: Option<&ItemRow>,
) -> Outcome<ProblemEnded> {
    let said = row.ended.as_ref().map(Lenient::read).unwrap_or_default();
    let none = |how| ProblemEnded {
        how,
        by: None,
        at: row.last_at,
    };
    if row.state == ProblemState::Ignored {
        let by = said.get("by").cloned();
        return Ok(ProblemEnded {
            by,
            ..none(EndedHow::Ignored)
        });
    }
    let Some(last) = last else {
        return Ok(none(EndedHow::ByItself));
    };
    if last.about.call.is_some() {
        return Ok(none(EndedHow::CallUsed));
    }
    let Some(run) = last.about.run else {
        return Ok(none(EndedHow::ByItself));
    };
    for happened in snapshot.history().page(run, None, LOOKED_AT)?.items {
        let found = happened.entries.iter().find_map(|entry| how(entry, row));
        let Some(how) = found.filter(|_| within(happened.at, last.at, row.last_at)) else {
            continue;
        };
        return Ok(ProblemEnded {
            by: happened.by,
            ..none(how)
        });
    }
    Ok(none(EndedHow::ByItself))
}

/// Whether something happened while the problem stood.
fn within(at: Timestamp, since: Timestamp, until: Timestamp) -> bool {
    since <= at && at <= until
}

/// What an admin did that ends a problem of its step.
fn how(entry: &HistoryEntry, row: &ProblemRow) -> Option<EndedHow> {
    if entry.kind == Happened::RunStopped {
        return Some(EndedHow::Stopped);
    }
    if entry.step != row.step {
        return None;
    }
    [
        (Happened::SentAgain, EndedHow::SentAgain),
        (Happened::SentNew, EndedHow::SentAgain),
        (Happened::TriedAgain, EndedHow::SentAgain),
        (Happened::StepSkipped, EndedHow::Skipped),
        (Happened::MarkedReceived, EndedHow::MarkedReceived),
        (Happened::PathChosen, EndedHow::PathChosen),
    ]
    .into_iter()
    .find_map(|(kind, how)| (kind == entry.kind).then_some(how))
}
