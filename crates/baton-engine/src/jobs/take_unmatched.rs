//! A run got the value that very many calls waited for: the first ones are its own at once, these are
//! the further ones (C6, 4).

use baton_core::StepId;
use baton_store::table::awaits::{AwaitState, EntryOf};
use baton_store::table::jobs::Work;
use baton_store::{AddressNo, Cursor, RunNo};

use super::of_calls::move_now;
use super::{Came, Job, entry_at, place_of};
use crate::audit::Actor;
use crate::matching::takes;
use crate::turn::Turn;
use crate::waits::use_for;
use crate::{Error, work};

/// Gives a run the further calls that waited for its value.
pub(super) struct TakeUnmatched {
    run: RunNo,
    step: StepId,
    address: AddressNo,
    value: String,
}

impl TakeUnmatched {
    /// Of the run's wait at a step, those that came to an address under a value.
    pub(super) fn of(run: RunNo, step: StepId, (address, value): (AddressNo, String)) -> Self {
        Self {
            run,
            step,
            address,
            value,
        }
    }
}

impl Job for TakeUnmatched {
    type Row = EntryOf;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, EntryOf)>, Error> {
        let behind = entry_at(behind);
        let left = match turn.tx.runs().by_no(self.run)? {
            Some(run) => takes(turn, &run, self.address, &self.value, behind, most)?,
            None => Vec::new(),
        };
        let placed = left.into_iter().map(|entry| (place_of(entry), entry));
        let placed: Vec<_> = placed.collect();
        if placed.is_empty() {
            // What it leaves is nobody's, as far as no other run can want it.
            let address = self.address;
            work::ask(turn, Work::SettleUnmatched { address })?;
        }
        Ok(placed)
    }

    fn one(&self, turn: &mut Turn<'_, '_>, entry: EntryOf, _by: &Actor) -> Result<Came, Error> {
        let awaits = turn.tx.awaits();
        awaits.remove_unmatched(self.address, &self.value, entry)?;
        if self.another_wants(turn, entry)? && move_now(turn, entry)? {
            return Ok(Came::Done);
        }
        let run = turn.run(self.run)?;
        match use_for(turn, run, &self.step, entry, None, None)? {
            true => Ok(Came::Done),
            false => Ok(Came::Nothing),
        }
    }
}

impl TakeUnmatched {
    /// Whether the run needs no call any more, and another one with its value does: what came for
    /// the second of two runs of one person is not the first one's.
    fn another_wants(&self, turn: &Turn<'_, '_>, entry: EntryOf) -> Result<bool, Error> {
        let awaits = turn.tx.awaits();
        let own = awaits.get(self.run, &self.step)?;
        let is_open =
            own.is_some_and(|own| matches!(own.state, AwaitState::Ahead | AwaitState::Waiting));
        if is_open {
            return Ok(false);
        }
        let others = awaits.candidates(self.address, &self.value, entry.call)?;
        Ok(others.iter().any(|other| other.run != self.run))
    }
}
