//! How a problem that is over ended: whom it was about, who ended it, and by what.

use baton_core::of_word;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState};
use baton_store::{Lenient, Snapshot};

use super::mended;
use super::views::{EndedHow, ProblemEnded};
use crate::Outcome;
use crate::jobs::count;

/// What of a problem that is over is told.
pub(super) struct Over {
    pub(super) first: Option<ItemRow>,
    pub(super) people: u64,
    pub(super) calls: u64,
    pub(super) ended: ProblemEnded,
}

/// Whom a problem was about, and how it ended with the last of them.
pub(super) fn over(snapshot: &Snapshot<'_>, row: &ProblemRow) -> Outcome<Over> {
    let (people, calls) = snapshot.problems().was_about(row.no)?;
    Ok(Over {
        first: snapshot
            .problems()
            .items(row.no, false, None, 1)?
            .items
            .pop(),
        people: count(people),
        calls: count(calls),
        ended: ended(row),
    })
}

/// What was written down when it ended; of an end that nothing is known of nothing is said.
fn ended(row: &ProblemRow) -> ProblemEnded {
    let said = row.ended.as_ref().map(Lenient::read).unwrap_or_default();
    let how = match row.state {
        ProblemState::Ignored => Some(EndedHow::Ignored),
        ProblemState::Open | ProblemState::Solved => {
            said.get("how").and_then(|how| of_word::<EndedHow>(how))
        }
    };
    // What waits for somebody to mend it does not mend itself, though it goes on by itself then.
    let is_true = |how: &EndedHow| *how != EndedHow::ByItself || !mended::is_waited_for(row.kind);
    ProblemEnded {
        how: how.filter(is_true),
        by: said.get("by").cloned(),
        at: row.last_at,
    }
}
