//! Runs: what happened, and what an admin does about it.

mod act;
mod by_hand;
mod calls_since;
mod change;
mod due_from;
mod found_by;
mod likely;
mod many;
mod matched;
mod messages;
mod named;
mod newer;
mod of_many;
mod said;
mod shown;
mod steps;
mod unseen;
mod views;

use baton_core::RunId;
use baton_core::history::HistoryEntry;
use baton_core::run::WhereKind;
use baton_engine::Engine;
use baton_store::lists::runs::RunFilter;
use baton_store::table::runs::{RunRow, RunStatus as StoredStatus};
use baton_store::{Snapshot, WorkflowNo};

use super::{Count, Outcome, Page, PageQuery, Params, Refusal, Subject, damaged, page, stored};
use crate::given::Given;
use crate::told::Telling;

pub use act::*;
pub use change::{StepData, reveal_step_data, step_data};
pub use likely::pretend_data;
pub use many::{act_on_many, export, matching, missed};
pub use messages::{messages, reveal_try, try_detail};
pub use of_many::*;
pub use said::*;
pub use views::*;

pub(crate) use shown::definition;

/// Counts up to here are exact in the catalogue's words; above they are said as "about".
const EXACT_UP_TO: i64 = 10_000;

/// Lists runs, last news first. A page can hold fewer than were asked for and go on all the same.
pub async fn list(engine: &Engine, query: RunsQuery) -> Outcome<RunPage> {
    let after = query.after.map(|after| after.0);
    let limit = page::rows(query.limit);
    stored::read(engine, move |snapshot| {
        let (filter, workflow) = filter(snapshot, &query)?;
        let found = snapshot.runs().page(&filter, after, limit)?;
        let mut unreadable = page::unreadable(found.unread);
        let telling = Telling::read(snapshot)?;
        let mut names = named::Names::default();
        let mut items = Vec::new();
        for line in found.items {
            let no = line.run.no.0;
            let summary = shown::summary(snapshot, &mut names, &telling, line);
            items.extend(damaged::shown("runs", no, summary, &mut unreadable)?);
        }
        let next = found.next.map(|cursor| cursor.to_string());
        Ok(RunPage {
            items,
            next,
            unreadable,
            counts: counts(snapshot, workflow)?,
        })
    })
    .await
}

/// Reads a run with its steps.
pub async fn get(engine: &Engine, id: RunId) -> Outcome<Run> {
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        shown::whole(snapshot, present(snapshot, &id)?, computer)
    })
    .await
}

impl Subject for RunId {
    type View = Run;

    async fn shown(self, engine: &Engine) -> Outcome<Run> {
        get(engine, self).await
    }
}

/// Lists what happened, the latest first.
pub async fn history(engine: &Engine, id: RunId, query: PageQuery) -> Outcome<Page<HistoryRow>> {
    let (after, limit) = (query.cursor(), query.rows());
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        let found = snapshot.history().page(run.no, after, limit)?;
        let telling = Telling::read(snapshot)?;
        let definition = shown::definition(snapshot, &run).ok();
        let given = Given::to(snapshot, run.no)?;
        let next = found.next.map(|cursor| cursor.to_string());
        let mut items = Vec::new();
        for row in &found.items {
            for (place, entry) in row.entries.iter().cloned().enumerate().rev() {
                let told = matched::mask(&telling, definition.as_ref(), entry);
                let told = given.tell(snapshot, &run, told)?;
                items.push(history_row(row, place, told));
            }
        }
        Ok(Page {
            items,
            next,
            unreadable: page::unreadable(found.unread),
        })
    })
    .await
}

/// A run that is there.
pub(crate) fn present(snapshot: &Snapshot<'_>, id: &RunId) -> Outcome<RunRow> {
    snapshot
        .runs()
        .get(id)?
        .ok_or_else(|| Refusal::not_found("run", id))
}

fn history_row(
    row: &baton_store::table::runs::history::HistoryRow,
    place: usize,
    entry: HistoryEntry,
) -> HistoryRow {
    const ENTRIES_EACH: u64 = 1000;
    let revision = u64::try_from(row.revision).unwrap_or_default();
    let mut params: Params = entry.params;
    let by = params.remove("by").or_else(|| row.by.clone());
    HistoryRow {
        id: revision * ENTRIES_EACH + place as u64,
        at: row.at,
        step: entry.step,
        kind: entry.kind,
        params,
        by: by.unwrap_or_else(|| "Baton".to_owned()),
    }
}

fn filter(snapshot: &Snapshot<'_>, query: &RunsQuery) -> Outcome<(RunFilter, Option<WorkflowNo>)> {
    // An id that names nothing finds nothing.
    const NOTHING: i64 = -1;
    let workflow = match &query.workflow {
        Some(id) => Some(
            snapshot
                .workflows()
                .get(id)?
                .map_or(WorkflowNo(NOTHING), |row| row.no),
        ),
        None => None,
    };
    let person = match &query.person {
        Some(id) => {
            let nobody = baton_store::PersonNo(NOTHING);
            Some(snapshot.people().get(id)?.map_or(nobody, |row| row.no))
        }
        None => None,
    };
    let text = query.search.as_deref().map(str::trim);
    let text = text.filter(|text| !text.is_empty());
    let statuses = match (query.status, query.part_way) {
        (Some(status), _) => vec![stored_status(status)],
        (None, Some(true)) => {
            let all = StoredStatus::ALL.iter().copied();
            all.filter(|status| !status.is_finished()).collect()
        }
        (None, Some(false) | None) => Vec::new(),
    };
    let filter = RunFilter {
        statuses,
        workflow,
        person,
        search: text.map(|text| named::search(snapshot, text)).transpose()?,
        try_outs: query.try_outs.unwrap_or_default(),
        at: query.waiting_for.map(waits).unwrap_or_default(),
        started_since: query.started_since,
        started_before: query.started_before,
        news_until: query.news_until,
    };
    Ok((filter, workflow))
}

/// Where runs are that wait for something.
fn waits(waiting: WaitingFor) -> Vec<WhereKind> {
    match waiting {
        WaitingFor::Tool => vec![WhereKind::WaitingForCall, WhereKind::NobodyCalled],
        WaitingFor::Time => vec![WhereKind::WaitingForTime],
        WaitingFor::NextTry => vec![WhereKind::TryingAgain],
    }
}

fn counts(snapshot: &Snapshot<'_>, workflow: Option<WorkflowNo>) -> Outcome<RunCounts> {
    let counted = snapshot.counters().runs(workflow)?;
    let of = |status| {
        let n = counted.get(&status).copied().unwrap_or_default();
        Count {
            n: u64::try_from(n).unwrap_or_default(),
            exact: n <= EXACT_UP_TO,
        }
    };
    Ok(RunCounts {
        running: of(StoredStatus::Running),
        waiting: of(StoredStatus::Waiting),
        needs_you: of(StoredStatus::NeedsYou),
        done: of(StoredStatus::Done),
        stopped: of(StoredStatus::Stopped),
    })
}

fn stored_status(status: RunStatus) -> StoredStatus {
    match status {
        RunStatus::Running => StoredStatus::Running,
        RunStatus::Waiting => StoredStatus::Waiting,
        RunStatus::NeedsYou => StoredStatus::NeedsYou,
        RunStatus::Done => StoredStatus::Done,
        RunStatus::Stopped => StoredStatus::Stopped,
    }
}
