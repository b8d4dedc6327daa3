//! Which run a call moves: facts looked up for `baton_core::matching`, decisions written down.
//!
//! The rules are the core's. Here are the rows: what a step says in each version, the runs that
//! wait for a value, calls that are bound to a run or have found none yet, dispositions and
//! problems of calls. A run is not moved from here: who binds a call gets the event of it back.

mod bound;
mod each;
mod find;
mod gone_on;
mod problem;
mod rules;
mod unmatched;
mod values;

use baton_core::condition::Today;
use baton_core::matching::{DispositionKind, LeftOut, StoredCall, Trouble};
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::CallRow;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::runs::RunRow;

pub(crate) use bound::{bind, bound_passed, too_late};
pub(crate) use each::{Handled, Slice, each_entry};
pub(crate) use find::{Looked, find_anyway, find_run};
pub(crate) use gone_on::gone_on;
pub(crate) use problem::{
    close_entry, ignored_by, open_problem, say_ignored, say_used, used_by, write_problem,
};
pub(crate) use rules::{all_are_readable, newest_version, rules_of, rules_until};
pub(crate) use unmatched::{
    forget_unmatched, is_being_taken, leave_early, nobody, nobodys, settle_all, settle_one,
    settle_unmatched, take_early, takes,
};
pub(crate) use values::{note_values, note_waiting, note_waits, person_changed};

use crate::Error;
use crate::lists::{Content, Each};
use crate::turn::Turn;

/// What a call says that is to be handled entry by entry.
pub(crate) struct About {
    /// By which version of its workflow it is handled.
    pub(crate) version: i64,
    /// The entries.
    pub(crate) each: Each,
    /// What it names over the limit.
    pub(crate) too_many: Option<Trouble>,
}

/// A stored call as the core reads it.
pub(crate) fn stored<'a>(call: &CallRow, content: &Content, today: &'a Today) -> StoredCall<'a> {
    StoredCall {
        data: content.data.clone(),
        found: content.found(),
        other_data: call.other_body,
        today,
    }
}

/// Says what became of a call as a whole, or of what is left of it from a place on.
pub(crate) fn dispose_rest(
    turn: &mut Turn<'_, '_>,
    rest: EntryOf,
    kind: DispositionKind,
) -> Result<(), Error> {
    let new = NewDisposition::new(rest.call, rest.place, kind, turn.now);
    Ok(turn.tx.dispositions().set(&new)?)
}

/// Says why one of those in a list is left out.
pub(crate) fn leave_out(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    value: &str,
    why: LeftOut,
) -> Result<(), Error> {
    match why {
        LeftOut::ConditionNotMet => {
            let not_met = DispositionKind::ConditionNotMet;
            dispose_about(turn, entry, value, not_met, None)
        }
        LeftOut::CouldNotTell(trouble) => write_problem(turn, address, entry, Some(value), trouble),
    }
}

/// Says what became of one entry of a call, and about which run that is.
pub(crate) fn dispose_about(
    turn: &mut Turn<'_, '_>,
    entry: EntryOf,
    value: &str,
    kind: DispositionKind,
    run: Option<&RunRow>,
) -> Result<(), Error> {
    turn.tx.dispositions().set(&NewDisposition {
        value: Some(value.to_owned()),
        run: run.map(|run| run.no),
        person: run.map(|run| run.person),
        ..NewDisposition::new(entry.call, entry.place, kind, turn.now)
    })?;
    Ok(())
}
