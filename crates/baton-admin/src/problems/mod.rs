//! Problems, grouped by cause, and what an admin does about a whole group.

mod about;
mod act;
mod appeared;
mod ended;
mod mended;
mod newer;
mod of_connection;
mod says;
mod shown;
mod still;
mod views;
mod wrong_tokens;

use std::collections::BTreeMap;

use baton_core::ProblemId;
use baton_engine::Engine;
use baton_store::lists::problems::ProblemFilter;
use baton_store::table::problems::{ProblemRow, ProblemState as StoredState};
use baton_store::{Snapshot, WorkflowNo};

use self::shown::Met;
use super::{Outcome, Page, PageQuery, Refusal, damaged, page, stored};
use crate::damaged::beside;
use crate::told::Telling;

pub use act::*;
pub use appeared::*;
pub use of_connection::{send_again_to_tool, waiting_for_tool};
pub use views::*;
pub use wrong_tokens::wrong_tokens;

/// Lists groups, the latest first. A page can hold fewer than were asked for and go on all the same.
pub async fn list(engine: &Engine, query: ProblemsQuery) -> Outcome<ProblemPage> {
    let limit = page::rows(query.limit);
    let after = query.after.as_ref().map(|after| after.0);
    let allowed = engine.options().allow_outgoing.clone();
    let zone = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let filter = filter(snapshot, &query)?;
        let state = filter.state;
        let found = snapshot.problems().page(filter, after, limit)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let (mut met, telling) = (Met::with(found.unread), Telling::read(snapshot)?);
        let mut items = Vec::new();
        for row in found.items {
            let no = row.no.0;
            let group = shown::group(snapshot, &mut met, (&telling, &allowed, &zone), row);
            items.extend(damaged::shown("problems", no, group, &mut met.unreadable)?);
        }
        let (kinds, workflows) = sorts(snapshot, state)?;
        Ok(ProblemPage {
            items,
            next,
            unreadable: met.unreadable,
            kinds,
            workflows,
        })
    })
    .await
}

/// Reads a group.
pub async fn get(engine: &Engine, id: &str) -> Outcome<ProblemGroup> {
    let id = id.to_owned();
    let allowed = engine.options().allow_outgoing.clone();
    let zone = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot, &id)?;
        let telling = Telling::read(snapshot)?;
        let settings = (&telling, allowed.as_slice(), &zone);
        shown::group(snapshot, &mut Met::default(), settings, row)
    })
    .await
}

fn filter(snapshot: &Snapshot<'_>, query: &ProblemsQuery) -> Outcome<ProblemFilter> {
    // An id that names nothing finds nothing.
    const NOTHING: WorkflowNo = WorkflowNo(-1);
    let state = match query.state.unwrap_or_default() {
        ProblemState::Open => StoredState::Open,
        ProblemState::Solved => StoredState::Solved,
        ProblemState::Ignored => StoredState::Ignored,
    };
    let workflow = match &query.workflow {
        Some(id) => Some(snapshot.workflows().get(id)?.map_or(NOTHING, |row| row.no)),
        None => None,
    };
    Ok(ProblemFilter {
        state,
        kind: query.kind,
        workflow,
    })
}

/// What a list can be narrowed to.
fn sorts(
    snapshot: &Snapshot<'_>,
    state: StoredState,
) -> Outcome<(Vec<ProblemKind>, Vec<ProblemWorkflow>)> {
    let (mut kinds, mut workflows) = (Vec::new(), BTreeMap::new());
    for (kind, workflow) in snapshot.problems().sorts(state)? {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        if let Some(no) = workflow
            && !workflows.contains_key(&no.0)
            && let Some(row) = beside(snapshot.workflows().by_no(no))?
        {
            let (id, name) = (row.id, row.name);
            workflows.insert(no.0, ProblemWorkflow { id, name });
        }
    }
    Ok((kinds, workflows.into_values().collect()))
}

/// Lists the problems of a group.
pub async fn items(engine: &Engine, id: &str, query: PageQuery) -> Outcome<Page<ProblemItem>> {
    let (after, limit) = (query.cursor(), query.rows());
    let id = id.to_owned();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot, &id)?;
        let open = row.state == StoredState::Open;
        let is_only = !open && ended::is_of_one(snapshot, &row)?;
        let telling = Telling::read(snapshot)?;
        let found = snapshot.problems().items(row.no, open, after, limit)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let (mut items, mut met) = (Vec::new(), Met::with(found.unread));
        for item in found.items {
            let (no, item) = (
                item.no,
                shown::item(snapshot, &mut met, &telling, (&row, is_only), item),
            );
            items.extend(damaged::shown(
                "problem_items",
                no,
                item,
                &mut met.unreadable,
            )?);
        }
        Ok(Page {
            items,
            next,
            unreadable: met.unreadable,
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
