//! Work over many rows, slice by slice.
//!
//! A job is a row, so that no end of the process loses it: what is to be done, after which row it
//! goes on, what came of those before. It is begun in the transaction of the command that asks for
//! it (`work::begin`); the runner does a few of its rows in each transaction of its own, jobs take
//! turns with each other and with what the driver does, and the last slice tells the audit how
//! many were done.
//!
//! A kind of job says which rows come next and what is done to one of them; how many that are at
//! once is not its to say.

mod act_on_runs;
mod kinds;
mod of_calls;
mod of_problems;
mod runner;
mod start_by_news;
mod start_kept;
mod take_unmatched;
mod try_again;
mod upkeep;

use baton_store::table::awaits::EntryOf;
use baton_store::table::jobs::JobRow;
use baton_store::{CallNo, Cursor};

use crate::Error;
use crate::audit::Actor;
use crate::turn::Turn;

pub(crate) use of_calls::{leave_entry, named_by_hand, use_entry};
pub(crate) use runner::{Place, go_on};
pub(crate) use start_kept::wait_again;
pub use upkeep::JOBS_ON_RUNS_FOR;

/// What came of one row of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// It was done.
    Done,
    /// It could not be.
    CouldNot,
    /// There was nothing to do.
    Nothing,
    /// It was no row, but how far was looked for one.
    NoRow,
}

impl Came {
    /// Whether it was done.
    pub(crate) fn is_done(self) -> bool {
        self == Self::Done
    }
}

/// Whether what is worked on says no, rather than that something is wrong with it.
fn is_refusal(error: &Error) -> bool {
    matches!(
        error,
        Error::CallNotUsable | Error::NotLive | Error::NotPossible(_) | Error::Missing(_)
    )
}

/// One kind of work over many rows.
trait Job {
    /// One of them.
    type Row: Clone;

    /// The next rows behind a place, each with its own, at most so many. None: it is done.
    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error>;

    /// Does it to one row.
    fn one(&self, turn: &mut Turn<'_, '_>, row: Self::Row, by: &Actor) -> Result<Came, Error>;

    /// Whether there is a pause after each row that something was done to.
    fn is_gentle(&self) -> bool {
        false
    }

    /// What the audit is told at its end beside what was done and what could not be.
    fn told(&self, _job: &JobRow) -> Vec<(&'static str, i64)> {
        Vec::new()
    }

    /// A row was passed over, as it could not be read or something broke off there.
    fn passed_over(&self, _turn: &mut Turn<'_, '_>, _row: Self::Row) -> Result<(), Error> {
        Ok(())
    }
}

/// In whose name a job is done.
fn actor_of(row: &JobRow) -> Actor {
    match &row.by {
        Some(by) => Actor::new(by.name.as_str(), by.origin.as_str()),
        None => Actor::new(Actor::BATON, "job"),
    }
}

/// A place by one number.
fn numbered(no: i64) -> Cursor {
    Cursor { key: 0, no }
}

/// The number of a place; before all rows when there is none.
fn number_of(behind: Option<Cursor>, before_all: i64) -> i64 {
    behind.map_or(before_all, |behind| behind.no)
}

/// The place of an entry of a call.
fn place_of(entry: EntryOf) -> Cursor {
    Cursor {
        key: entry.call.0,
        no: entry.place,
    }
}

/// The entry at a place; before all entries when there is none.
fn entry_at(behind: Option<Cursor>) -> EntryOf {
    behind.map_or(EntryOf::FIRST, |behind| EntryOf {
        call: CallNo(behind.key),
        place: behind.no,
    })
}
