//! What follows from something that was done, or from the time: Baton's own, which nobody is shown.

use baton_store::table::awaits::Unmatched;
use baton_store::table::calls::shelf::{ForAWhile, Shelf};
use baton_store::{AddressNo, Cursor, PersonNo, RunNo};
use jiff::{SignedDuration, Timestamp};

use super::{Came, Job, entry_at, number_of, numbered, place_of};
use crate::Error;
use crate::audit::Actor;
use crate::matching::{nobodys, settle_one, settle_unmatched};
use crate::runs::follow_apart;
use crate::turn::Turn;

/// Samples are kept for so long (C2).
const SAMPLES_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Refused calls are kept for so long (C1).
const REFUSED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Further runs of a person follow a change of their details.
pub(super) struct FollowPerson {
    pub(super) person: PersonNo,
}

impl Job for FollowPerson {
    type Row = RunNo;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, RunNo)>, Error> {
        let behind = RunNo(number_of(behind, 0));
        let runs = turn.tx.runs().unfinished_of(self.person, behind, most)?;
        Ok(runs.into_iter().map(|run| (numbered(run.0), run)).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, run: RunNo, _by: &Actor) -> Result<Came, Error> {
        let Some(person) = turn.tx.people().by_no(self.person)? else {
            return Ok(Came::Nothing);
        };
        follow_apart(turn, &person, run)?;
        Ok(Came::Done)
    }
}

/// Calls of an address that no run can want any more.
pub(super) struct SettleUnmatched {
    pub(super) address: AddressNo,
}

impl Job for SettleUnmatched {
    type Row = Unmatched;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error> {
        let left = nobodys(turn, self.address, entry_at(behind), most)?.into_iter();
        Ok(left.map(|one| (place_of(one.0), one)).collect())
    }

    fn one(
        &self,
        turn: &mut Turn<'_, '_>,
        (entry, value): Self::Row,
        _by: &Actor,
    ) -> Result<Came, Error> {
        let value = value.map_err(|unread| baton_store::Error::Damaged {
            column: format!("{}.value", unread.table),
            why: unread.why,
        })?;
        settle_one(turn, self.address, &value, entry)?;
        Ok(Came::Done)
    }
}

/// Such calls of all addresses.
pub(super) struct SettleAll;

impl Job for SettleAll {
    type Row = AddressNo;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, AddressNo)>, Error> {
        let behind = AddressNo(number_of(behind, 0));
        let addresses = turn.tx.awaits().with_unmatched(behind, most)?;
        Ok(addresses
            .into_iter()
            .map(|no| (numbered(no.0), no))
            .collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, address: AddressNo, _by: &Actor) -> Result<Came, Error> {
        settle_unmatched(turn, address)?;
        Ok(Came::Done)
    }
}

/// Samples and refused calls that have outlived their use, and what is remembered of jobs.
pub(super) struct DropOld;

/// How long a job is remembered after its end, ...
const JOBS_FOR: SignedDuration = SignedDuration::from_hours(24);
/// ... and one on many runs: what came of it is looked at days later, too.
pub const JOBS_ON_RUNS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// So many of them are forgotten in one slice.
const JOBS_AT_ONCE: usize = 64;

impl Job for DropOld {
    type Row = ForAWhile;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, ForAWhile)>, Error> {
        let (forgotten, of_runs) = (ago(turn, JOBS_FOR), ago(turn, JOBS_ON_RUNS_FOR));
        turn.tx.jobs().forget(forgotten, of_runs, JOBS_AT_ONCE)?;
        Ok(turn.tx.shelf().kept_for_a_while(behind, most)?)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, row: ForAWhile, _by: &Actor) -> Result<Came, Error> {
        let kept_for = match row.kind {
            Shelf::Sample => SAMPLES_FOR,
            Shelf::Refused | Shelf::Asked => REFUSED_FOR,
            Shelf::Kept => return Ok(Came::Nothing),
        };
        let shelf = turn.tx.shelf();
        let Some(came_at) = turn.tx.calls().came_at(row.call)? else {
            // It was used, and has another number since: nothing of it is to lie there.
            shelf.take(row.address, row.kind, row.call)?;
            return Ok(Came::Done);
        };
        if came_at >= ago(turn, kept_for) {
            return Ok(Came::Nothing);
        }
        shelf.drop_call(row.address, row.kind, row.call)?;
        Ok(Came::Done)
    }
}

fn ago(turn: &Turn<'_, '_>, span: SignedDuration) -> Timestamp {
    turn.now.checked_sub(span).unwrap_or(Timestamp::MIN)
}

/// Keys of calls that count as the same no longer, a stretch of them at a time.
pub(super) struct SweepKeys;

impl Job for SweepKeys {
    type Row = (Option<Cursor>, Cursor);

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        _most: usize,
    ) -> Result<Vec<(Cursor, Self::Row)>, Error> {
        let stretch = turn.tx.dedupe().stretch(behind)?;
        Ok(stretch
            .map(|last| (last, (behind, last)))
            .into_iter()
            .collect())
    }

    fn one(
        &self,
        turn: &mut Turn<'_, '_>,
        (behind, last): Self::Row,
        _by: &Actor,
    ) -> Result<Came, Error> {
        turn.tx.dedupe().sweep(behind, last, turn.now)?;
        Ok(Came::Done)
    }
}
