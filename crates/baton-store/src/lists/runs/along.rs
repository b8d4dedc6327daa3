//! Walks several stretches of the indexes at once, as if they were one, the last news first. Which
//! stretches is chosen so that few runs are passed that the filter leaves out.

use std::collections::{BTreeSet, VecDeque};

use baton_core::run::WhereKind;
use baton_core::{StepId, of_word};
use rusqlite::{Connection, Row, params};

use super::{Named, RunFilter, places};
use crate::ids::{Compact, Micros, PersonNo, RunNo, WorkflowNo};
use crate::lists::found::Found;
use crate::page::Cursor;
use crate::table::runs::{RunStatus, place};
use crate::{Result, sql};

/// The runs of people are read whole up to so many, and walked along the index beyond.
const OF_PEOPLE: usize = 2_000;

/// The runs of so many workflows are walked one beside the other.
const OF_WORKFLOWS: usize = 20;

/// How many runs are read at first of all stretches together, and so many of each at least.
const AT_FIRST: usize = 300;
const AT_LEAST: usize = 4;

/// So many times as many of a stretch are read each time, and how many at once at most.
const GROWTH: usize = 8;
const AT_MOST: usize = 500;

macro_rules! seen {
    ($from:literal, $where:literal) => {
        concat!(
            "SELECT no, workflow_no, version, person_no, place, where_kind, where_step, started_at,
               last_news_at FROM runs INDEXED BY ",
            $from,
            " WHERE ",
            $where
        )
    };
}

const BY_WORKFLOW: &str = seen!(
    "runs_workflow",
    "place = ?1 AND last_news_at <= ?2 AND (last_news_at, no) < (?2, ?3) AND workflow_no = ?5
     ORDER BY last_news_at DESC, no DESC LIMIT ?4"
);
const BY_PERSON: &str = seen!("runs_person", "person_no = ?1 LIMIT ?2");
/// The next workflow that has a run.
const NEXT_WORKFLOW: &str = "SELECT workflow_no FROM runs INDEXED BY runs_workflow
     WHERE workflow_no > ?1 ORDER BY workflow_no LIMIT 1";

/// What pages of runs are read by.
pub(in crate::lists) const STATEMENTS: &[&str] = &[BY_WORKFLOW, BY_PERSON, NEXT_WORKFLOW];

/// As much of a run as decides whether a list shows it.
pub(super) struct Seen {
    pub(super) no: RunNo,
    pub(super) person: PersonNo,
    pub(super) last_news_at: i64,
    pub(super) workflow: WorkflowNo,
    version: i64,
    status: i64,
    at: WhereKind,
    step: Option<StepId>,
    started_at: i64,
}

impl Seen {
    /// Where it is in the list.
    pub(super) fn place(&self) -> Cursor {
        Cursor {
            key: self.last_news_at,
            no: self.no.0,
        }
    }

    /// Whether it is not over.
    pub(super) fn is_open(&self) -> bool {
        let mut over = RunStatus::ALL.iter().filter(|status| status.is_finished());
        !over.any(|status| {
            [false, true]
                .map(|out| place(*status, out))
                .contains(&self.status)
        })
    }

    /// Whether it stands under one of these numbers of a status.
    pub(super) fn is_at(&self, places: &[i64]) -> bool {
        places.contains(&self.status)
    }

    /// Whether the filter leaves it, but for what is searched.
    pub(super) fn fits(&self, filter: &RunFilter) -> bool {
        let since = filter.started_since.map(|at| Micros(at).number());
        let before = filter.started_before.map(|at| Micros(at).number());
        filter.workflow.is_none_or(|no| no == self.workflow)
            && filter.person.is_none_or(|no| no == self.person)
            && (filter.at.is_empty() || filter.at.contains(&self.at))
            && since.is_none_or(|since| self.started_at >= since)
            && before.is_none_or(|before| self.started_at < before)
    }

    /// Whether its workflow or the step where it is has one of these names.
    pub(super) fn is_named(&self, named: &Named) -> bool {
        named.workflows.contains(&self.workflow)
            || self.step.as_ref().is_some_and(|step| {
                let mut steps = named.steps.iter();
                steps.any(|(workflow, version, id)| {
                    *workflow == self.workflow && *version == self.version && id == step
                })
            })
    }
}

/// Stretches that are walked as one.
pub(super) struct Along {
    stretches: Vec<Stretch>,
    /// The same run can stand in two of them.
    last: Option<Cursor>,
}

struct Stretch {
    /// None: all of it was read.
    index: Option<(i64, WorkflowNo)>,
    ahead: VecDeque<Seen>,
    after: Cursor,
    chunk: usize,
}

impl Along {
    /// The stretches that a filter is walked along.
    pub(super) fn of(
        db: &Connection,
        filter: &RunFilter,
        found: Option<&Found>,
        after: Cursor,
    ) -> Result<Self> {
        let named = filter
            .search
            .as_ref()
            .map_or(&[][..], |search| &search.named);
        let few = found.and_then(|found| narrowest(found, named));
        let (people, workflows) = match (filter.person, few) {
            (Some(person), _) => (Some(vec![person]), Vec::new()),
            (None, Some((people, workflows))) => (Some(people), workflows),
            (None, None) => (None, Vec::new()),
        };
        let places = places(filter);
        let rows = match people {
            Some(people) => of_people(db, &people, &places, after)?,
            None => None,
        };
        let workflows = match (&rows, filter.workflow) {
            (Some(_), _) => workflows,
            (None, Some(workflow)) => vec![workflow],
            (None, None) => with_runs(db)?,
        };
        let chunk = AT_FIRST / (workflows.len() * places.len()).max(1);
        let mut stretches: Vec<_> = rows
            .map(|rows| Stretch::read(rows, after))
            .into_iter()
            .collect();
        for workflow in workflows {
            let of_it = places.iter().map(|place| Stretch {
                index: Some((*place, workflow)),
                ahead: VecDeque::new(),
                after,
                chunk: chunk.max(AT_LEAST),
            });
            stretches.extend(of_it);
        }
        let last = None;
        Ok(Self { stretches, last })
    }

    /// The next run of all of them.
    pub(super) fn next(&mut self, db: &Connection) -> Result<Option<Seen>> {
        loop {
            for stretch in &mut self.stretches {
                stretch.fill(db)?;
            }
            self.stretches.retain(|stretch| !stretch.ahead.is_empty());
            let newest = self
                .stretches
                .iter_mut()
                .max_by_key(|stretch| stretch.next());
            let Some(one) = newest.and_then(|stretch| stretch.ahead.pop_front()) else {
                return Ok(None);
            };
            if self.last.replace(one.place()) != Some(one.place()) {
                return Ok(Some(one));
            }
        }
    }
}

impl Stretch {
    /// One of which all was read.
    fn read(ahead: VecDeque<Seen>, after: Cursor) -> Self {
        Self {
            index: None,
            ahead,
            after,
            chunk: 0,
        }
    }

    /// The news and the number of its next run.
    fn next(&self) -> Option<(i64, i64)> {
        let one = self.ahead.front()?;
        Some((one.last_news_at, one.no.0))
    }

    fn fill(&mut self, db: &Connection) -> Result<()> {
        let Some((place, workflow)) = self.index.filter(|_| self.ahead.is_empty()) else {
            return Ok(());
        };
        let chunk = self.chunk;
        let bounds = params![place, self.after.key, self.after.no, chunk as i64, workflow];
        self.ahead = sql::all(db, BY_WORKFLOW, bounds, read)?.into();
        self.chunk = (chunk * GROWTH).min(AT_MOST);
        if self.ahead.len() < chunk {
            self.index = None;
        }
        if let Some(last) = self.ahead.back() {
            self.after = last.place();
        }
        Ok(())
    }
}

/// The workflows that have runs: one look for each, however many runs it has.
fn with_runs(db: &Connection) -> Result<Vec<WorkflowNo>> {
    let mut found: Vec<WorkflowNo> = Vec::new();
    loop {
        let last = found.last().map_or(i64::MIN, |workflow| workflow.0);
        match sql::one(db, NEXT_WORKFLOW, [last], |row| Ok(row.get(0)?))? {
            Some(next) => found.push(next),
            None => return Ok(found),
        }
    }
}

/// The people and workflows of one word, when these are few: no run of others can be found.
fn narrowest(found: &Found, named: &[Named]) -> Option<(Vec<PersonNo>, Vec<WorkflowNo>)> {
    let workflows = |word: usize| -> BTreeSet<i64> {
        let named = named.get(word).into_iter();
        named
            .flat_map(|named| {
                let of_steps = named.steps.iter().map(|(workflow, _, _)| workflow.0);
                named.workflows.iter().map(|no| no.0).chain(of_steps)
            })
            .collect()
    };
    let (word, people) = found.few(|word| workflows(word).len() <= OF_WORKFLOWS)?;
    let workflows = workflows(word).into_iter().map(WorkflowNo);
    Some((people, workflows.collect()))
}

/// All runs of these people behind a place, when they are not too many.
fn of_people(
    db: &Connection,
    people: &[PersonNo],
    places: &[i64],
    after: Cursor,
) -> Result<Option<VecDeque<Seen>>> {
    let mut runs = Vec::new();
    for person in people {
        let room = OF_PEOPLE + 1 - runs.len();
        runs.extend(sql::all(db, BY_PERSON, params![person, room as i64], read)?);
        if runs.len() > OF_PEOPLE {
            return Ok(None);
        }
    }
    runs.retain(|one| {
        let is_behind = (one.last_news_at, one.no.0) < (after.key, after.no);
        is_behind && places.contains(&one.status)
    });
    runs.sort_unstable_by_key(|one| std::cmp::Reverse((one.last_news_at, one.no.0)));
    Ok(Some(runs.into()))
}

pub(super) fn read(row: &Row<'_>) -> Result<Seen> {
    let step: Option<Compact> = row.get(6)?;
    let kind = row.get_ref(5)?.as_str().ok().and_then(of_word);
    Ok(Seen {
        no: row.get(0)?,
        workflow: row.get(1)?,
        version: row.get(2)?,
        person: row.get(3)?,
        status: row.get(4)?,
        at: kind.unwrap_or(WhereKind::Moving),
        step: step.and_then(|step| step.read("step_", "runs.where_step").ok()),
        started_at: row.get(7)?,
        last_news_at: row.get(8)?,
    })
}
