//! Calls to a step: the run that a call moves takes it, at once or when it is there (C6).

use baton_core::Happened;
use baton_core::StepId;
use baton_core::call::Entry;
use baton_core::history::Params;
use baton_core::matching::moving::{Move, Named, values, values_anyway};
use baton_core::matching::{DispositionKind, Reading, Trouble};
use baton_core::problem::Kind;
use baton_store::RunNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{BodyRow, CallRow, WaitingCall};
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::matching::{
    Handled, Looked, bind, dispose_about, dispose_whole, each_entry, find_anyway, find_run, nobody,
    rules_of, stored, too_late, whole_problem, write_problem,
};
use crate::runs::Moved;
use crate::runs::{advance, live};
use crate::turn::Turn;

/// Handles a call to a step, or as many of its entries as there is time for.
pub(crate) fn step_called(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Handled, Error> {
    let call = waiting.call.no;
    let head = waiting.content.head.read();
    let rules = rules_of(turn, address)?;
    let today = turn.today()?;
    let as_stored = stored(&waiting.call, &waiting.content, &head, &today);
    match values(&rules, &as_stored) {
        Reading::About(named) => {
            each_entry(turn, call, waiting.entry, &named, |turn, entry, one| {
                move_one(turn, address, entry, one)
            })
        }
        Reading::ConditionNotMet => {
            dispose_whole(turn, call, DispositionKind::ConditionNotMet)?;
            Ok(Handled::Whole)
        }
        Reading::Problem(trouble) => {
            whole_problem(turn, address, call, trouble)?;
            Ok(Handled::Whole)
        }
    }
}

fn move_one(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    named: &Named,
) -> Result<(), Error> {
    let value = &*named.entry.value;
    let mut looked = Looked::default();
    match find_run(turn, address, entry.call, named, &mut looked)? {
        Move::Bind(run) => {
            let run = looked.run(run)?.clone();
            let about = Some(named.entry.clone());
            use_for(turn, run, &address.owner_id, entry, about).map(|_| ())
        }
        Move::WhichRun(runs) => which_run(turn, address, entry, value, &runs, &looked),
        Move::ArrivedAfterwards(run) => {
            let late = DispositionKind::ArrivedAfterwards;
            dispose_about(turn, entry, value, late, Some(looked.run(run)?))
        }
        Move::Unmatched => {
            let key = baton_core::call::match_key(value);
            turn.tx.awaits().add_unmatched(address.no, &key, entry)?;
            dispose_about(turn, entry, value, DispositionKind::Unmatched, None)
        }
        Move::Nobody(rule) => nobody(turn, address, entry, value, rule),
    }
}

/// Gives a call to its run whatever the condition says, or asks which of several; whether that
/// led anywhere.
pub(crate) fn match_anyway(
    turn: &mut Turn<'_, '_>,
    row: &CallRow,
    content: &BodyRow,
    address: &AddressRow,
) -> Result<bool, Error> {
    let head = content.head.read();
    let rules = rules_of(turn, address)?;
    let today = turn.today()?;
    let named = values_anyway(&rules, &stored(row, content, &head, &today));
    let mut used = false;
    for (place, one) in named.map_err(|_| Error::CallNotUsable)?.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let entry = EntryOf {
            call: row.no,
            place,
        };
        used |= move_anyway(turn, address, entry, one)?;
    }
    Ok(used)
}

fn move_anyway(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    named: &Named,
) -> Result<bool, Error> {
    let mut looked = Looked::default();
    match find_anyway(turn, address, entry.call, named, &mut looked)? {
        Move::Bind(run) => {
            let run = looked.run(run)?.clone();
            let about = Some(named.entry.clone());
            use_for(turn, run, &address.owner_id, entry, about)
        }
        Move::WhichRun(runs) => {
            which_run(turn, address, entry, &named.entry.value, &runs, &looked)?;
            Ok(true)
        }
        Move::ArrivedAfterwards(_) | Move::Unmatched | Move::Nobody(_) => Ok(false),
    }
}

/// Gives an entry of a call to a run: used at once, or bound until the run is there.
pub(crate) fn use_for(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    step: &StepId,
    entry: EntryOf,
    about: Option<Entry>,
) -> Result<bool, Error> {
    let Some(happened) = bind(turn, &run, step, entry, about)? else {
        return Ok(false);
    };
    let Happened::CallBound { call: bound, .. } = &happened else {
        return Ok(false);
    };
    let bound = bound.clone();
    let live = live(turn, run.clone())?;
    match advance(turn, live, happened, None)? {
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
