//! Calls to a step: the run that a call moves takes it, at once or when it is there (C6).

use baton_core::Happened;
use baton_core::StepId;
use baton_core::call::{Entry, match_key};
use baton_core::condition::Today;
use baton_core::history::Params;
use baton_core::matching::moving::{Move, Named, values, values_anyway};
use baton_core::matching::{DispositionKind, LeftOut, Reading, StoredCall, Trouble};
use baton_core::problem::Kind;
use baton_store::RunNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::WaitingCall;
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::lists::Each;
use crate::matching::{
    About, Handled, Looked, Slice, all_are_readable, bind, dispose_about, dispose_rest, each_entry,
    find_anyway, find_run, leave_out, newest_version, nobody, rules_until, stored, too_late,
    write_problem,
};
use crate::runs::Moved;
use crate::runs::{advance, live};
use crate::turn::Turn;

/// What a call to a step is about; none when it is handled as a whole. One of which a part is
/// handled is read as it was begun.
pub(crate) fn read_for_step(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Option<About>, Error> {
    let newest = newest_version(turn, address)?;
    let version = waiting.begun.map_or(newest, |begun| begun.version);
    let rules = rules_until(turn, address, version)?;
    let today = turn.today_at(waiting.begun.map(|begun| begun.at))?;
    let fields: Vec<_> = rules.iter().map(|rule| rule.field()).collect();
    let content = turn.content_of_waiting(waiting, &fields)?;
    let about = match values(&rules, &stored(&waiting.call, &content, &today)) {
        Reading::About(about) => about,
        Reading::ConditionNotMet => {
            all_are_readable(turn, address, version)?;
            dispose_rest(turn, waiting.rest(), DispositionKind::ConditionNotMet)?;
            return Ok(None);
        }
        Reading::Problem(trouble) => {
            write_problem(turn, address, waiting.rest(), None, trouble)?;
            return Ok(None);
        }
    };
    Ok(Some(About {
        version,
        too_many: about.too_many(),
        each: Each::Values(about.each),
    }))
}

/// Moves the runs that a part of a call means.
pub(crate) fn move_each(
    turn: &mut Turn<'_, '_>,
    slice: &Slice<'_>,
    values: &[Named],
) -> Result<Handled, Error> {
    let today = turn.today_at(Some(slice.begun.at))?;
    let (address, version) = (slice.address, slice.begun.version);
    each_entry(
        turn,
        slice,
        values,
        |named| &named.entry.value,
        |turn, entry, one| move_one(turn, address, (version, &today), entry, one),
    )
}

/// Moves the run that an entry of a call means, or says why not: by a version, on a day.
pub(crate) fn move_one(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    (version, today): (i64, &Today),
    entry: EntryOf,
    named: &Named,
) -> Result<(), Error> {
    let value = &*named.entry.value;
    let named = match named.meant(today) {
        Ok(named) => named,
        Err(why) => {
            if why == LeftOut::ConditionNotMet {
                all_are_readable(turn, address, version)?;
            }
            return leave_out(turn, address, entry, value, why);
        }
    };
    let mut looked = Looked::default();
    match find_run(turn, address, entry.call, &named, &mut looked)? {
        // A job gives it those that came earlier, and then this one.
        Move::Bind(run) if is_given_earlier_ones(turn, address, value, run)? => {
            wait_for_run(turn, address, entry, value)
        }
        Move::Bind(run) => {
            let run = looked.run(run)?.clone();
            let about = Some(named.said_to(run.version, today));
            use_for(turn, run, &address.owner_id, entry, about, None).map(|_| ())
        }
        Move::WhichRun(runs) => which_run(turn, address, entry, value, &runs, &looked),
        Move::ArrivedAfterwards(run) => {
            let late = DispositionKind::ArrivedAfterwards;
            dispose_about(turn, entry, value, late, Some(looked.run(run)?))
        }
        Move::Unmatched => wait_for_run(turn, address, entry, value),
        Move::Nobody(rule) => nobody(turn, address, entry, value, rule),
    }
}

/// Whether a job is under way that gives this run the calls that waited for its value. One that was
/// set aside holds nothing up.
fn is_given_earlier_ones(
    turn: &Turn<'_, '_>,
    address: &AddressRow,
    value: &str,
    run: RunNo,
) -> Result<bool, Error> {
    let taker = turn.tx.jobs().taker(address.no, &match_key(value))?;
    Ok(taker == Some(run))
}

/// An entry of a call waits until a run takes it.
fn wait_for_run(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    value: &str,
) -> Result<(), Error> {
    let awaits = turn.tx.awaits();
    awaits.add_unmatched(address.no, &match_key(value), entry)?;
    dispose_about(turn, entry, value, DispositionKind::Unmatched, None)
}

/// What a call to a step names by a version, whatever its condition says.
pub(crate) fn named_anyway(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    version: i64,
    stored: &StoredCall<'_>,
) -> Result<Vec<Named>, Error> {
    let rules = rules_until(turn, address, version)?;
    let named = values_anyway(&rules, stored);
    Ok(named.map_err(|_| Error::CallNotUsable)?.each)
}

/// What a call names under the rules whose condition it meets, as when it is handled.
pub(crate) fn named_as_handled(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    version: i64,
    stored: &StoredCall<'_>,
) -> Result<Vec<Named>, Error> {
    let rules = rules_until(turn, address, version)?;
    match values(&rules, stored) {
        Reading::About(about) => Ok(about.each),
        Reading::ConditionNotMet | Reading::Problem(_) => Err(Error::CallNotUsable),
    }
}

/// Gives an entry of a call to its run, or asks which of several; whether that led anywhere.
pub(crate) fn move_anyway(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    named: &Named,
) -> Result<bool, Error> {
    let mut looked = Looked::default();
    match find_anyway(turn, address, named, &mut looked)? {
        Move::Bind(run) => {
            let run = looked.run(run)?.clone();
            let today = turn.today_at(None)?;
            let about = Some(named.said_to(run.version, &today));
            use_for(turn, run, &address.owner_id, entry, about, None)
        }
        Move::WhichRun(runs) => {
            which_run(turn, address, entry, &named.entry.value, &runs, &looked)?;
            Ok(true)
        }
        Move::ArrivedAfterwards(_) | Move::Unmatched | Move::Nobody(_) => Ok(false),
    }
}

/// Gives an entry of a call to a run: used at once, or bound until the run is there. Whoever said
/// that it is this run is told of in the run.
pub(crate) fn use_for(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    step: &StepId,
    entry: EntryOf,
    about: Option<Entry>,
    by: Option<&str>,
) -> Result<bool, Error> {
    let Some(happened) = bind(turn, &run, step, entry, about)? else {
        return Ok(false);
    };
    let Happened::CallBound { call: bound, .. } = &happened else {
        return Ok(false);
    };
    let bound = bound.clone();
    let live = live(turn, run.clone())?;
    match advance(turn, live, happened, by)? {
        Moved::On => Ok(true),
        Moved::Not(_) => {
            too_late(turn, &run, step, &bound)?;
            Ok(false)
        }
    }
}

fn which_run(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    value: &str,
    runs: &[RunNo],
    looked: &Looked,
) -> Result<(), Error> {
    let ids = runs.iter().map(|run| Ok(looked.run(*run)?.id.to_string()));
    let ids = ids.collect::<Result<Vec<_>, Error>>()?;
    let trouble = Trouble {
        kind: Kind::WhichRun,
        params: Params::from([("runs".to_owned(), ids.join(" "))]),
    };
    write_problem(turn, address, entry, Some(value), trouble)
}
