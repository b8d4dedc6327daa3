//! What became of a call: one row per person or run it is about (C5, a closed list).

use std::ops::Range;

use baton_core::StepId;
use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Begun;
use crate::ids::{CallNo, Compact, Micros, PersonNo, ProblemNo, RunNo, column};
use crate::table::awaits::EntryOf;
use crate::table::handles;
use crate::{Lenient, Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE dispositions (
  no INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  value TEXT,
  person_no INTEGER,
  run_no INTEGER,
  step ANY,
  problem_no INTEGER,
  other_call INTEGER,
  detail TEXT
) STRICT;
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, kind, at, value, person_no, run_no, step, problem_no, other_call, detail
             FROM dispositions ",
            $rest
        )
    };
}

column! {
    Kind(DispositionKind) {
        Waiting = 0,
        Bound = 1,
        Unmatched = 2,
        Sample = 3,
        Started = 4,
        Moved = 5,
        ConditionNotMet = 6,
        AlreadyInWorkflow = 7,
        Duplicate = 8,
        ArrivedAfterwards = 9,
        NotNeeded = 10,
        Kept = 11,
        Problem = 12,
        Ignored = 13,
        OnlyATest = 14,
        Merged = 15,
    }
}

/// What became of one entry of a call.
#[derive(Clone, Debug)]
pub struct NewDisposition {
    /// The call.
    pub call: CallNo,
    /// Which of its entries, from 0; at most 65,535.
    pub place: i64,
    /// What became of it.
    pub kind: DispositionKind,
    /// When.
    pub at: Timestamp,
    /// The entry's value, such as an e-mail address.
    pub value: Option<String>,
    /// Whom it is about.
    pub person: Option<PersonNo>,
    /// The run it started or moved, or is bound to.
    pub run: Option<RunNo>,
    /// The step it moved, or is bound to.
    pub step: Option<StepId>,
    /// Its problem.
    pub problem: Option<ProblemNo>,
    /// The call it repeats.
    pub other_call: Option<CallNo>,
    /// By whom and why, and what else is shown.
    pub detail: Option<Lenient<Params>>,
}

impl NewDisposition {
    /// One with nothing but its kind.
    #[must_use]
    pub fn new(call: CallNo, place: i64, kind: DispositionKind, at: Timestamp) -> Self {
        Self {
            call,
            place,
            kind,
            at,
            value: None,
            person: None,
            run: None,
            step: None,
            problem: None,
            other_call: None,
            detail: None,
        }
    }
}

/// A disposition as stored.
pub type DispositionRow = NewDisposition;

handles!("dispositions");

impl Read<'_> {
    /// What became of the entries of a call from a place on: a page of them.
    pub fn of_call_from(
        &self,
        call: CallNo,
        place: i64,
        limit: usize,
    ) -> Result<Vec<DispositionRow>> {
        let sql = select!("WHERE no BETWEEN ?1 AND ?2 ORDER BY no LIMIT ?3");
        let (first, last) = (number(call, place), number(call, LAST_PLACE));
        sql::all(self.db, sql, params![first, last, limit as i64], read)
    }

    /// The values of the entries of a call at some places, as far as they can be read.
    pub fn values(&self, call: CallNo, places: Range<i64>) -> Result<Vec<(i64, String)>> {
        sql::readable(
            self.db,
            "SELECT no, value FROM dispositions
             WHERE no >= ?1 AND no < ?2 AND value IS NOT NULL ORDER BY no LIMIT ?3",
            params![
                number(call, places.start),
                number(call, places.end),
                LAST_PLACE
            ],
            |row| Ok((EntryOf::of_no(row.get(0)?).place, row.get(1)?)),
        )
    }

    /// How many entries of a call each came to, all of them.
    pub fn counts(&self, call: CallNo) -> Result<Vec<(DispositionKind, i64)>> {
        sql::all(
            self.db,
            "SELECT kind, count(*) FROM (
               SELECT kind FROM dispositions WHERE no BETWEEN ?1 AND ?2 LIMIT ?3)
             GROUP BY kind",
            params![number(call, 0), number(call, LAST_PLACE), LAST_PLACE + 1],
            |row| Ok((row.get::<_, Kind>(0)?.0, row.get(1)?)),
        )
    }

    /// The entries of a call of which something became, from a place on, whether that can be read
    /// or not.
    pub fn places_from(&self, call: CallNo, place: i64, limit: usize) -> Result<Vec<i64>> {
        let sql = "SELECT no FROM dispositions WHERE no BETWEEN ?1 AND ?2 ORDER BY no LIMIT ?3";
        let (first, last) = (number(call, place), number(call, LAST_PLACE));
        sql::all(self.db, sql, params![first, last, limit as i64], |row| {
            Ok(EntryOf::of_no(row.get(0)?).place)
        })
    }

    /// What became since a moment of the calls that a problem was about until one of its items:
    /// of all of them, or of one.
    pub fn of_problem(
        &self,
        (problem, until): (ProblemNo, i64),
        only: Option<CallNo>,
        since: Timestamp,
    ) -> Result<Vec<(DispositionKind, i64)>> {
        sql::all(
            self.db,
            "SELECT kind, count(*) FROM problem_items AS item
             JOIN dispositions ON dispositions.no = call_no << 16 | coalesce(place, 0)
             WHERE item.problem_no = ?1 AND item.no <= ?2 AND call_no IS NOT NULL
               AND (?3 IS NULL OR call_no = ?3) AND dispositions.at >= ?4 GROUP BY kind",
            params![problem, until, only, Micros(since)],
            |row| Ok((row.get::<_, Kind>(0)?.0, row.get(1)?)),
        )
    }

    /// The first entry of a call that is of one of these kinds, from a place on.
    pub fn first_of(&self, call: CallNo, kinds: &[DispositionKind]) -> Result<Option<i64>> {
        let mut found: Option<i64> = None;
        for kind in kinds {
            let first = sql::one(
                self.db,
                "SELECT no FROM dispositions WHERE no BETWEEN ?1 AND ?2 AND kind = ?3
                 ORDER BY no LIMIT 1",
                params![number(call, 0), number(call, LAST_PLACE), Kind(*kind)],
                |row| Ok(row.get::<_, i64>(0)? & LAST_PLACE),
            )?;
            found = match (found, first) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        Ok(found)
    }

    /// From which entry on a call is kept, and as what was begun that is read; none when it is not.
    pub(crate) fn kept(&self, call: CallNo) -> Result<Option<(i64, Option<Begun>)>> {
        let Some(place) = self.first_of(call, &[DispositionKind::Kept])? else {
            return Ok(None);
        };
        let detail = self.get(call, place)?.and_then(|row| row.detail);
        let begun = detail.and_then(|detail| begun_of(&detail.read()));
        Ok(Some((place, begun)))
    }

    /// What became of one entry.
    pub fn get(&self, call: CallNo, place: i64) -> Result<Option<DispositionRow>> {
        sql::one(
            self.db,
            select!("WHERE no = ?1"),
            [number(call, place)],
            read,
        )
    }
}

impl Write<'_> {
    /// Says what became of one entry of a call.
    pub fn set(&self, new: &NewDisposition) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO dispositions (no, kind, at, value, person_no, run_no, step, problem_no,
               other_call, detail)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (no) DO UPDATE SET kind = excluded.kind, at = excluded.at,
               value = excluded.value, person_no = excluded.person_no, run_no = excluded.run_no,
               step = excluded.step, problem_no = excluded.problem_no,
               other_call = excluded.other_call, detail = excluded.detail",
            params![
                number(new.call, new.place),
                Kind(new.kind),
                Micros(new.at),
                new.value,
                new.person,
                new.run,
                new.step.as_ref().map(Compact::of),
                new.problem,
                new.other_call,
                new.detail
            ],
        )?;
        Ok(())
    }

    /// Says that a call is kept from a place on. What is left of one is read as it was begun.
    pub fn keep(
        &self,
        call: CallNo,
        place: i64,
        begun: Option<Begun>,
        at: Timestamp,
    ) -> Result<()> {
        self.set(&NewDisposition {
            detail: begun.map(|begun| Lenient::of(&detail_of(begun))),
            ..NewDisposition::new(call, place, DispositionKind::Kept, at)
        })
    }

    pub(crate) fn remove(&self, call: CallNo) -> Result<()> {
        sql::execute(
            self.db,
            "DELETE FROM dispositions WHERE no BETWEEN ?1 AND ?2",
            params![number(call, 0), number(call, LAST_PLACE)],
        )?;
        Ok(())
    }
}

/// By which version the handling of a kept rest began, and when, in microseconds.
const BEGUN: [&str; 2] = ["begun_version", "begun_at"];

fn detail_of(begun: Begun) -> Params {
    let values = [begun.version, begun.at.as_microsecond()];
    let named = BEGUN.into_iter().zip(values);
    named
        .map(|(name, value)| (name.to_owned(), value.to_string()))
        .collect()
}

fn begun_of(detail: &Params) -> Option<Begun> {
    let [version, at] = BEGUN.map(|name| detail.get(name)?.parse::<i64>().ok());
    Some(Begun {
        version: version?,
        at: Timestamp::from_microsecond(at?).ok()?,
    })
}

const LAST_PLACE: i64 = EntryOf::LAST_PLACE;

fn number(call: CallNo, place: i64) -> i64 {
    EntryOf { call, place }.no()
}

fn read(row: &Row<'_>) -> Result<DispositionRow> {
    let entry = EntryOf::of_no(row.get(0)?);
    let step: Option<Compact> = row.get(6)?;
    Ok(DispositionRow {
        call: entry.call,
        place: entry.place,
        kind: row.get::<_, Kind>(1)?.0,
        at: row.get::<_, Micros>(2)?.0,
        value: row.get(3)?,
        person: row.get(4)?,
        run: row.get(5)?,
        step: step
            .map(|step| step.read("step_", "dispositions.step"))
            .transpose()?,
        problem: row.get(7)?,
        other_call: row.get(8)?,
        detail: row.get(9)?,
    })
}
