//! The list of runs: walked along the indexes, the one with the last news first, and filtered on
//! the way. A page looks at a bounded number of runs, whatever the filter: one on which fewer were
//! found goes on after the last that was looked at.

mod along;
mod by_number;

use std::collections::HashSet;

use baton_core::run::WhereKind;
use baton_core::{PersonId, StepId, WorkflowId};
use jiff::Timestamp;
use rusqlite::params;

use self::along::{Along, Seen};
use super::found::Found;
use crate::ids::{Compact, Micros, PersonNo, WorkflowNo};
use crate::page::{Cursor, Page, told};
use crate::table::people::Read as People;
use crate::table::runs::{Read, RunRow, RunStatus, place};
use crate::{Result, sql};

pub(super) use along::STATEMENTS;

/// So many runs are looked at for one page.
const LOOKED_AT: usize = 5_000;

/// What a list of runs shows.
#[derive(Clone, Debug, Default)]
pub struct RunFilter {
    /// These statuses; all when empty.
    pub statuses: Vec<RunStatus>,
    /// Of this workflow.
    pub workflow: Option<WorkflowNo>,
    /// Of this person.
    pub person: Option<PersonNo>,
    /// That every one of these words finds.
    pub search: Option<RunSearch>,
    /// Try-outs, and only those.
    pub try_outs: bool,
    /// That stand at one of these; anywhere when empty.
    pub at: Vec<WhereKind>,
    /// Started then or later.
    pub started_since: Option<Timestamp>,
    /// Started before.
    pub started_before: Option<Timestamp>,
    /// Whose last news are of then or earlier: where the list begins.
    pub news_until: Option<Timestamp>,
}

/// Searched words, and what each of them fits beside people.
#[derive(Clone, Debug, Default)]
pub struct RunSearch {
    /// The words as they were typed.
    pub text: String,
    /// For each word, in the order of the text, the workflows and steps whose names it fits.
    pub named: Vec<Named>,
}

/// The workflows and steps whose names have a word that begins so.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Workflows.
    pub workflows: Vec<WorkflowNo>,
    /// Steps of versions.
    pub steps: Vec<(WorkflowNo, i64, StepId)>,
}

/// How many runs a filter leaves.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// All of them.
    pub all: i64,
    /// Those that are not over.
    pub open: i64,
    /// Of these workflows.
    pub workflows: HashSet<WorkflowNo>,
    /// Whether all runs were looked at; there are at least so many otherwise.
    pub is_all: bool,
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
    /// Their work e-mail, which tells people of one name from each other.
    pub work_email: Option<String>,
}

impl Read<'_> {
    /// Runs, the one with the last news first.
    pub fn page(
        &self,
        filter: &RunFilter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<RunLine>> {
        let people = People { db: self.db };
        let search = filter.search.as_ref();
        let mut found = search
            .map(|search| Found::of(people, &search.text))
            .transpose()?;
        let mut along = Along::of(self.db, filter, found.as_ref(), beginning(filter, after))?;
        let (mut seen, mut looked_at): (Vec<Seen>, usize) = (Vec::new(), 0);
        let next = loop {
            let Some(one) = along.next(self.db)? else {
                break None;
            };
            // A run starts before it has news: all that follow started earlier, too.
            if filter
                .started_since
                .is_some_and(|since| one.last_news_at < Micros(since).number())
            {
                break None;
            }
            let fits = one.fits(filter) && fits_search(people, &one, filter, found.as_mut())?;
            if fits && seen.len() == limit {
                break seen.last().map(Seen::place);
            }
            looked_at += 1;
            let place = one.place();
            if fits {
                seen.push(one);
            }
            let is_spent = found.as_ref().is_some_and(Found::is_spent);
            if is_spent || looked_at == LOOKED_AT {
                break Some(place);
            }
        };
        self.lines(seen, next)
    }

    fn lines(&self, seen: Vec<Seen>, next: Option<Cursor>) -> Result<Page<RunLine>> {
        let (mut items, mut unread) = (Vec::with_capacity(seen.len()), Vec::new());
        for one in seen {
            let run = self.by_no(one.no);
            let line = run.and_then(|run| run.map(|run| self.line(run)).transpose());
            items.extend(told("runs", one.no.0, line, &mut unread)?);
        }
        Ok(Page {
            items,
            next,
            unread,
        })
    }

    /// How many runs a filter leaves, among so many that are looked at.
    pub fn counted(&self, filter: &RunFilter, most: usize) -> Result<Counted> {
        let people = People { db: self.db };
        let search = filter.search.as_ref();
        let mut found = search
            .map(|search| Found::of(people, &search.text))
            .transpose()?;
        let mut along = Along::of(self.db, filter, found.as_ref(), beginning(filter, None))?;
        let since = filter.started_since.map(|since| Micros(since).number());
        let mut counted = Counted::default();
        for _looked_at in 0..most {
            let next = along.next(self.db)?;
            let next = next.filter(|one| since.is_none_or(|since| one.last_news_at >= since));
            let Some(one) = next else {
                counted.is_all = true;
                break;
            };
            if one.fits(filter) && fits_search(people, &one, filter, found.as_mut())? {
                counted.all += 1;
                counted.open += i64::from(one.is_open());
                counted.workflows.insert(one.workflow);
            }
            if found.as_ref().is_some_and(Found::is_spent) {
                break;
            }
        }
        Ok(counted)
    }

    /// A run with the names that lists show.
    pub fn line(&self, run: RunRow) -> Result<RunLine> {
        let names = sql::one(
            self.db,
            "SELECT workflows.id, workflows.name, people.id, people.display_name,
               coalesce(people.work_email, people.email_key)
             FROM workflows, people WHERE workflows.no = ?1 AND people.no = ?2",
            params![run.workflow, run.person],
            |row| {
                Ok((
                    row.get::<_, Compact>(0)?.read("wf_", "workflows.id")?,
                    row.get(1)?,
                    row.get::<_, Compact>(2)?.read("per_", "people.id")?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            },
        )?;
        let (workflow_id, workflow_name, person_id, person_name, work_email) =
            names.ok_or(crate::Error::Missing("person"))?;
        Ok(RunLine {
            run,
            workflow_id,
            workflow_name,
            person_id,
            person_name,
            work_email,
        })
    }
}

fn beginning(filter: &RunFilter, after: Option<Cursor>) -> Cursor {
    let after = Cursor::newest_or(after);
    let until = filter.news_until.map(|until| Cursor {
        key: Micros(until).number(),
        no: i64::MAX,
    });
    match until {
        Some(until) if (until.key, until.no) < (after.key, after.no) => until,
        Some(_) | None => after,
    }
}

/// Whether each searched word begins one of the names of a run: of its person, its workflow, or the
/// step where it is.
fn fits_search(
    people: People<'_>,
    one: &Seen,
    filter: &RunFilter,
    found: Option<&mut Found>,
) -> Result<bool> {
    let (Some(found), Some(search)) = (found, &filter.search) else {
        return Ok(true);
    };
    let is_named = |word: usize| {
        search
            .named
            .get(word)
            .is_some_and(|named| one.is_named(named))
    };
    found.fits(people, one.person, is_named)
}

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
