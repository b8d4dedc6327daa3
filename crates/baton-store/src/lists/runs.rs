//! The list of runs: filtered by status and workflow on indexes, searched by the person's words.

use baton_core::{PersonId, WorkflowId};
use rusqlite::params;

use crate::ids::{Compact, Micros, PersonNo, RunNo, WorkflowNo};
use crate::page::{Cursor, Page, UnreadRow, and_one, apart};
use crate::table::people::Read as People;
use crate::table::runs::{Read, RunRow, RunStatus, place, read};
use crate::{Result, sql};

/// What a list of runs shows.
#[derive(Clone, Debug, Default)]
pub struct RunFilter {
    /// These statuses; all when empty.
    pub statuses: Vec<RunStatus>,
    /// Of this workflow.
    pub workflow: Option<WorkflowNo>,
    /// Of this person.
    pub person: Option<PersonNo>,
    /// Of people whose name or e-mail address has words that begin so.
    pub search: Option<String>,
    /// Try-outs, and only those.
    pub try_outs: bool,
}

/// A run with the names that lists show.
#[derive(Clone, Debug)]
pub struct RunLine {
    /// The run.
    pub run: RunRow,
    /// Its workflow's id.
    pub workflow_id: WorkflowId,
    /// Its workflow's name.
    pub workflow_name: String,
    /// Its person's id.
    pub person_id: PersonId,
    /// Its person's name.
    pub person_name: String,
}

impl Read<'_> {
    /// Runs, the one with the last news first.
    pub fn page(
        &self,
        filter: &RunFilter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<RunLine>> {
        let after = Cursor::newest_or(after);
        let mut found = match (filter.person, &filter.search) {
            (Some(person), _) => self.of_people(filter, &[person], after)?,
            (None, Some(search)) => {
                let people = People { db: self.db }.search_numbers(search)?;
                self.of_people(filter, &people.into_iter().collect::<Vec<_>>(), after)?
            }
            (None, None) => self.by_status(filter, after, limit)?,
        };
        let runs = &mut found.runs;
        runs.sort_by_key(|run| std::cmp::Reverse(key(run)));
        let more = found.more || runs.len() > limit;
        runs.truncate(limit);
        let next = runs.last().filter(|_| more).map(|run| Cursor {
            key: Micros(run.now.last_news_at).number(),
            no: run.no.0,
        });
        let mut page = Page {
            items: Vec::with_capacity(found.runs.len()),
            next,
            unread: found.unread,
        };
        for run in found.runs {
            let no = run.no.0;
            match self.line(run) {
                Err(error) if !error.is_of_the_store() => page.unread.push(UnreadRow {
                    table: "runs".to_owned(),
                    no,
                    why: error.to_string(),
                }),
                line => page.items.push(line?),
            }
        }
        Ok(page)
    }

    /// A run with the names that lists show.
    pub fn line(&self, run: RunRow) -> Result<RunLine> {
        let names = sql::one(
            self.db,
            "SELECT workflows.id, workflows.name, people.id, people.display_name
             FROM workflows, people WHERE workflows.no = ?1 AND people.no = ?2",
            params![run.workflow, run.person],
            |row| {
                Ok((
                    row.get::<_, Compact>(0)?.read("wf_", "workflows.id")?,
                    row.get(1)?,
                    row.get::<_, Compact>(2)?.read("per_", "people.id")?,
                    row.get(3)?,
                ))
            },
        )?;
        let (workflow_id, workflow_name, person_id, person_name) =
            names.ok_or(crate::Error::Missing("person"))?;
        Ok(RunLine {
            run,
            workflow_id,
            workflow_name,
            person_id,
            person_name,
        })
    }

    /// One stretch of the index per status; the page is the newest of all of them.
    fn by_status(&self, filter: &RunFilter, after: Cursor, limit: usize) -> Result<Found> {
        let mut found = Found::default();
        let mut horizon = None;
        for place in places(filter) {
            let bounds = params![place, after.key, after.no, and_one(limit), filter.workflow];
            let sql = if filter.workflow.is_some() {
                BY_WORKFLOW
            } else {
                BY_PLACE
            };
            let rows = sql::each(self.db, sql, bounds, read)?;
            let more = rows.len() > limit;
            let (runs, unread) = apart(rows);
            // Behind the last that was read of a longer stretch, nothing is known yet.
            horizon = horizon.max(runs.last().filter(|_| more).map(key));
            found.more |= more;
            found.runs.extend(runs);
            found.unread.extend(unread);
        }
        found.runs.retain(|run| Some(key(run)) >= horizon);
        Ok(found)
    }

    fn of_people(&self, filter: &RunFilter, people: &[PersonNo], after: Cursor) -> Result<Found> {
        const OF_ONE: usize = 200;
        let mut runs = Vec::new();
        for person in people {
            runs.extend(self.of_person(*person, OF_ONE)?);
        }
        runs.retain(|run| {
            let status = filter.statuses.is_empty() || filter.statuses.contains(&run.now.status);
            let workflow = filter
                .workflow
                .is_none_or(|workflow| workflow == run.workflow);
            let later = (Micros(run.now.last_news_at).number(), run.no.0) < (after.key, after.no);
            status && workflow && later && run.try_out == filter.try_outs
        });
        Ok(Found {
            runs,
            ..Found::default()
        })
    }
}

/// What was found for a page, in no order.
#[derive(Default)]
struct Found {
    runs: Vec<RunRow>,
    unread: Vec<UnreadRow>,
    /// Whether there are more than were read.
    more: bool,
}

/// The place of a run in the list.
fn key(run: &RunRow) -> (Micros, RunNo) {
    (Micros(run.now.last_news_at), run.no)
}

macro_rules! stretch {
    ($index:literal, $where:literal) => {
        concat!(
            "SELECT no, id, workflow_no, version, person_no, call_no, try_out, status, where_kind,
               where_params, where_step, started_by, started_at, last_news_at, finished_at,
               deadline_at, revision, messages, state, where_more
             FROM runs INDEXED BY ",
            $index,
            " WHERE place = ?1 AND last_news_at <= ?2 AND (last_news_at, no) < (?2, ?3) AND ",
            $where,
            " ORDER BY last_news_at DESC, no DESC LIMIT ?4"
        )
    };
}

const BY_PLACE: &str = stretch!("runs_place", "?5 IS NULL");
const BY_WORKFLOW: &str = stretch!("runs_workflow", "workflow_no = ?5");

fn places(filter: &RunFilter) -> Vec<i64> {
    let all = RunStatus::ALL.to_vec();
    let wanted = if filter.statuses.is_empty() {
        &all
    } else {
        &filter.statuses
    };
    wanted
        .iter()
        .map(|status| place(*status, filter.try_outs))
        .collect()
}
