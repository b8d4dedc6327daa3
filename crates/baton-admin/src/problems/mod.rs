//! Problems, grouped by cause, and what an admin does about a whole group.

mod act;
mod shown;
mod views;

use baton_core::ProblemId;
use baton_engine::Engine;
use baton_store::Snapshot;
use baton_store::table::problems::{ProblemRow, ProblemState as StoredState};

use super::{Outcome, Page, PageQuery, Refusal, damaged, page, stored};

pub use act::*;
pub use views::*;

/// Lists groups, the latest first.
pub async fn list(engine: &Engine, query: ProblemsQuery) -> Outcome<Page<ProblemGroup>> {
    let state = match query.state.unwrap_or_default() {
        ProblemState::Open => StoredState::Open,
        ProblemState::Solved => StoredState::Solved,
        ProblemState::Ignored => StoredState::Ignored,
    };
    let (after, limit) = (query.after.map(|after| after.0), page::rows(query.limit));
    stored::read(engine, move |snapshot| {
        let found = snapshot.problems().page(state, after, limit)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let mut unreadable = page::unreadable(found.unread);
        let mut items = Vec::new();
        for row in found.items {
            let (no, group) = (row.no.0, shown::group(snapshot, row));
            let Some(group) = damaged::shown("problems", no, group, &mut unreadable)? else {
                continue;
            };
            if query
                .workflow
                .as_ref()
                .is_none_or(|id| group.workflow.as_ref() == Some(id))
            {
                items.push(group);
            }
        }
        Ok(Page {
            items,
            next,
            unreadable,
        })
    })
    .await
}

/// Lists the problems of a group.
pub async fn items(engine: &Engine, id: &str, query: PageQuery) -> Outcome<Page<ProblemItem>> {
    let (after, limit) = (query.cursor(), query.rows());
    let id = id.to_owned();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot, &id)?;
        let open = row.state == StoredState::Open;
        let found = snapshot.problems().items(row.no, open, after, limit)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let mut unreadable = page::unreadable(found.unread);
        let mut items = Vec::new();
        for item in found.items {
            let (no, item) = (item.no, shown::item(snapshot, &row, item));
            items.extend(damaged::shown("problem_items", no, item, &mut unreadable)?);
        }
        Ok(Page {
            items,
            next,
            unreadable,
        })
    })
    .await
}

/// A problem that is there.
pub(crate) fn present(snapshot: &Snapshot<'_>, id: &str) -> Outcome<ProblemRow> {
    let missing = || Refusal::not_found("problem", id);
    let parsed: ProblemId = id.parse().map_err(|_| missing())?;
    snapshot.problems().get(&parsed)?.ok_or_else(missing)
}
