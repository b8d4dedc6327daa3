//! How a problem that is over ended: whom it was about, and for how many of them by what and whom.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use baton_core::of_word;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState};
use baton_store::{Lenient, Snapshot};

use super::mended;
use super::views::{EndedHow, ItemEnded, ProblemEnd, ProblemEnded};
use crate::jobs::count;
use crate::{Outcome, Params};

/// So many different ends are told apart.
const MOST_ENDS: usize = 1_000;

/// What of a problem that is over is told.
pub(super) struct Over {
    pub(super) first: Option<ItemRow>,
    pub(super) people: u64,
    pub(super) calls: u64,
    pub(super) ended: ProblemEnded,
}

/// Whom a problem was about, and how it ended for them.
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
        ended: ProblemEnded {
            at: row.last_at,
            ends: ends(snapshot, row)?,
        },
    })
}

/// How one of a problem's items ended. Of one that ended before each said so, the problem's own end
/// is known, where it was the only one.
pub(super) fn of_item(row: &ProblemRow, item: &ItemRow, is_only: bool) -> Option<ItemEnded> {
    if item.open {
        return None;
    }
    let of_problem = row.ended.as_ref().filter(|_| is_only);
    let said = item.ended.as_ref().or(of_problem).map(Lenient::read);
    let said = said.unwrap_or_default();
    Some(ItemEnded {
        how: how(row, &said, is_only),
        by: said.get("by").cloned(),
        why: said.get("why").cloned(),
        at: item.ended_at.or_else(|| is_only.then_some(row.last_at)),
    })
}

/// Whether a problem that is over was about one alone.
pub(super) fn is_of_one(snapshot: &Snapshot<'_>, row: &ProblemRow) -> Outcome<bool> {
    let ends = snapshot.problems().ends(row.no, 1)?;
    Ok(ends.first().is_some_and(|end| end.of == 1))
}

/// For how many it ended by what, the most first and what nobody knows last. By whom is said where
/// all of these are the same one's doing.
fn ends(snapshot: &Snapshot<'_>, row: &ProblemRow) -> Outcome<Vec<ProblemEnd>> {
    let stored = snapshot.problems().ends(row.no, MOST_ENDS)?;
    let all = stored.first().map_or(0, |end| end.of);
    let mut left = all;
    let mut ends = BTreeMap::new();
    for end in stored {
        let of_problem = row.ended.as_ref().filter(|_| all == 1);
        let said = end.ended.as_ref().or(of_problem).map(Lenient::read);
        let said = said.unwrap_or_default();
        add(
            &mut ends,
            how(row, &said, all == 1),
            said.get("by"),
            end.count,
        );
        left -= end.count;
    }
    if left > 0 {
        add(&mut ends, None, None, left);
    }
    let mut ends: Vec<_> = ends.into_values().collect();
    ends.sort_by_key(|end| (end.how.is_none(), Reverse(end.count)));
    Ok(ends)
}

fn add(
    ends: &mut BTreeMap<Option<EndedHow>, ProblemEnd>,
    how: Option<EndedHow>,
    by: Option<&String>,
    many: i64,
) {
    let end = ends.entry(how).or_insert_with(|| ProblemEnd {
        how,
        by: by.cloned(),
        count: 0,
    });
    end.count += count(many);
    if end.by.as_ref() != by {
        end.by = None;
    }
}

/// By what, of what was written down when it ended; of an end that nothing is known of nothing is
/// said. Only of the one whom a problem was about does its state tell the same.
fn how(row: &ProblemRow, said: &Params, is_only: bool) -> Option<EndedHow> {
    let how = match row.state {
        ProblemState::Ignored if is_only => Some(EndedHow::Ignored),
        ProblemState::Open | ProblemState::Solved | ProblemState::Ignored => {
            said.get("how").and_then(|how| of_word::<EndedHow>(how))
        }
    };
    // What waits for somebody to mend it does not mend itself, though it goes on by itself then.
    how.filter(|how| *how != EndedHow::ByItself || !mended::is_waited_for(row.kind))
}
