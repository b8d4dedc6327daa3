//! Calls that no run has wanted yet: they wait while a run may still get their value (C6, 4).

use std::rc::Rc;

use baton_core::StepId;
use baton_core::call::match_key;
use baton_core::document::NobodyMatches;
use baton_core::matching::DispositionKind;
use baton_core::matching::moving::{Move, still_unmatched, takes_early};
use baton_core::problem::Kind;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::{EntryOf, Unmatched};
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::jobs::Work;
use baton_store::table::runs::RunRow;
use baton_store::{AddressNo, CallNo, Lenient, RunNo};

use super::{all_are_readable, newest_version, rules_of, write_problem};
use crate::Error;
use crate::turn::Turn;
use crate::work;

/// So many calls are settled together with what settles them.
const AT_ONCE: usize = 32;

/// The run's value is known: the calls that waited for it are taken, in stored order. They are
/// to be bound. What is more than a few is left to a job.
pub(crate) fn take_early(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    value: &str,
) -> Result<Option<(AddressNo, Vec<EntryOf>)>, Error> {
    let value = match_key(value);
    let Some(wait) = turn.tx.awaits().get(row.no, step)? else {
        return Ok(None);
    };
    turn.tx.awaits().set_value(row.no, step, Some(&value))?;
    if row.try_out {
        return Ok(None);
    }
    let taken = takes(turn, row, wait.address, &value, EntryOf::FIRST, AT_ONCE)?;
    for entry in &taken {
        let awaits = turn.tx.awaits();
        awaits.remove_unmatched(wait.address, &value, *entry)?;
    }
    if taken.len() == AT_ONCE {
        let further = Work::TakeUnmatched {
            run: row.no,
            step: step.clone(),
            address: wait.address,
            value,
        };
        work::ask(turn, further)?;
    }
    Ok(Some((wait.address, taken)))
}

/// Leaves calls that were taken for a run to a job, which takes them in stored order once what they say
/// was read.
pub(crate) fn leave_early(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    value: &str,
    left: &[EntryOf],
) -> Result<(), Error> {
    let value = match_key(value);
    let Some(wait) = turn.tx.awaits().get(row.no, step)? else {
        return Ok(());
    };
    for entry in left {
        let awaits = turn.tx.awaits();
        awaits.add_unmatched(wait.address, &value, *entry)?;
    }
    let taking = Work::TakeUnmatched {
        run: row.no,
        step: step.clone(),
        address: wait.address,
        value,
    };
    work::ask(turn, taking)
}

/// Whether a job gives a run the calls that waited for its value at a step just now: what comes in
/// time for that does not count before they do.
pub(crate) fn is_being_taken(
    turn: &Turn<'_, '_>,
    run: RunNo,
    step: &StepId,
) -> Result<bool, Error> {
    let wait = turn.tx.awaits().get(run, step)?;
    match wait.and_then(|wait| Some((wait.address, wait.value?))) {
        Some((address, value)) => Ok(turn.tx.jobs().is_being_taken(address, &value)?),
        None => Ok(false),
    }
}

/// The first calls behind an entry that waited for a run's value and are not from before it.
pub(crate) fn takes(
    turn: &Turn<'_, '_>,
    row: &RunRow,
    address: AddressNo,
    value: &str,
    behind: EntryOf,
    most: usize,
) -> Result<Vec<EntryOf>, Error> {
    let own = row.call.map(|call| EntryOf { call, place: -1 });
    let behind = own.filter(|own| own.call > behind.call).unwrap_or(behind);
    let awaits = turn.tx.awaits();
    let waiting = awaits.unmatched_with(address, value, behind, most)?;
    let waiting = waiting.into_iter();
    let taken = waiting.filter(|entry| takes_early(row.call.as_ref(), &entry.call));
    Ok(taken.collect())
}

/// Unmatched calls that no run can want any more are a problem, or only recorded (C6, 5). What is
/// more than a few is left to a job. With care, what cannot be settled takes nothing with it of what
/// made this be asked: a job does it alone, and says that it could not.
pub(crate) fn settle_unmatched(turn: &mut Turn<'_, '_>, address: AddressNo) -> Result<(), Error> {
    if !turn.careful {
        return settle_some(turn, address);
    }
    match turn.apart(|turn| settle_some(turn, address))? {
        Ok(()) => Ok(()),
        Err(_) => work::ask(turn, Work::SettleUnmatched { address }),
    }
}

fn settle_some(turn: &mut Turn<'_, '_>, address: AddressNo) -> Result<(), Error> {
    let left = nobodys(turn, address, EntryOf::FIRST, AT_ONCE)?;
    if left.is_empty() {
        return Ok(());
    }
    let row = turn.address(address)?;
    if let Err(error) = rules_of(turn, &row)
        && !error.is_of_the_store()
    {
        // Whoever made this be asked is not to blame for the newest version; the calls wait on.
        tracing::warn!(address = %row.id, "calls that nobody wants are not settled");
        return Ok(());
    }
    if left.len() == AT_ONCE {
        work::ask(turn, Work::SettleUnmatched { address })?;
    }
    for (entry, value) in left {
        match value {
            Ok(value) => settle_apart(turn, address, &value, entry)?,
            Err(_) => work::ask(turn, Work::SettleUnmatched { address })?,
        }
    }
    Ok(())
}

/// With care, one that cannot be settled takes no other with it.
fn settle_apart(
    turn: &mut Turn<'_, '_>,
    address: AddressNo,
    value: &str,
    entry: EntryOf,
) -> Result<(), Error> {
    if !turn.careful {
        return settle_one(turn, address, value, entry);
    }
    match turn.apart(|turn| settle_one(turn, address, value, entry))? {
        Ok(()) => Ok(()),
        Err(_) => work::ask(turn, Work::SettleUnmatched { address }),
    }
}

/// It is known again who may still be started: what was not settled meanwhile is, in a job.
pub(crate) fn settle_all(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    work::ask(turn, Work::SettleAll)
}

/// Unmatched calls of an address behind an entry that no run can want any more, in stored order:
/// later ones may find a run that was there before them, or that is about to be started. One whose
/// value cannot be read is among them.
pub(crate) fn nobodys(
    turn: &mut Turn<'_, '_>,
    address: AddressNo,
    behind: EntryOf,
    most: usize,
) -> Result<Vec<Unmatched>, Error> {
    let awaits = turn.tx.awaits();
    let last = CallNo(i64::MAX);
    if awaits.unmatched_until(address, behind, last, 1)?.is_empty() {
        return Ok(Vec::new());
    }
    let first = awaits.first_without_value(address)?;
    let workflow = turn.address(address)?.workflow;
    let starting = turn.runtime.lists.may_start_from(workflow);
    let until = first.into_iter().chain(starting).min().unwrap_or(last);
    let awaits = turn.tx.awaits();
    Ok(awaits.unmatched_until(address, behind, until, most)?)
}

/// One of them is settled by the newest rule.
pub(crate) fn settle_one(
    turn: &mut Turn<'_, '_>,
    address: AddressNo,
    value: &str,
    entry: EntryOf,
) -> Result<(), Error> {
    // Their run is known, and a job gives them to it.
    if turn.tx.jobs().is_taken(address, value)? {
        return Ok(());
    }
    let row: Rc<AddressRow> = turn.address(address)?;
    let rules = rules_of(turn, &row)?;
    match still_unmatched::<RunNo>(&rules, false) {
        Move::Nobody(rule) => {
            turn.tx.awaits().remove_unmatched(address, value, entry)?;
            nobody(turn, &row, entry, value, rule)
        }
        Move::Unmatched | Move::Bind(_) | Move::WhichRun(_) | Move::ArrivedAfterwards(_) => Ok(()),
    }
}

/// An entry of a call waits for no run any more.
pub(crate) fn forget_unmatched(
    turn: &Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
) -> Result<(), Error> {
    let known = turn.tx.dispositions().get(entry.call, entry.place)?;
    let unmatched = known.filter(|known| known.kind == DispositionKind::Unmatched);
    if let Some(value) = unmatched.and_then(|known| known.value) {
        let awaits = turn.tx.awaits();
        awaits.remove_unmatched(address.no, &match_key(&value), entry)?;
    }
    Ok(())
}

/// No run can want an entry of a call (C6, 5).
pub(crate) fn nobody(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    entry: EntryOf,
    value: &str,
    rule: NobodyMatches,
) -> Result<(), Error> {
    match rule_now(turn, address, rule)? {
        NobodyMatches::KeepUnderProblems => {
            let trouble = Kind::NobodyMatches.into();
            write_problem(turn, address, entry, Some(value), trouble)
        }
        NobodyMatches::OnlyRecord => {
            let detail = [("by", "Baton"), ("why", "nobody_matches")];
            let detail = detail.map(|(name, text)| (name.to_owned(), text.to_owned()));
            turn.tx.dispositions().set(&NewDisposition {
                value: Some(value.to_owned()),
                detail: Some(Lenient::of(&detail.into())),
                ..NewDisposition::new(entry.call, entry.place, DispositionKind::Ignored, turn.now)
            })?;
            Ok(())
        }
    }
}

/// What becomes of a call that nobody wants: it is not only recorded while a version that somebody is
/// part-way in cannot be read, for they may want it.
fn rule_now(
    turn: &mut Turn<'_, '_>,
    address: &AddressRow,
    rule: NobodyMatches,
) -> Result<NobodyMatches, Error> {
    if matches!(rule, NobodyMatches::KeepUnderProblems) {
        return Ok(rule);
    }
    let newest = newest_version(turn, address)?;
    match all_are_readable(turn, address, newest) {
        Ok(()) => Ok(rule),
        Err(error) if error.is_of_the_store() => Err(error),
        Err(_unread) => Ok(NobodyMatches::KeepUnderProblems),
    }
}
