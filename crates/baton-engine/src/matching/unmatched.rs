//! Calls that no run has wanted yet: they wait while a run may still get their value (C6, 4).

use std::rc::Rc;

use baton_core::StepId;
use baton_core::call::match_key;
use baton_core::document::NobodyMatches;
use baton_core::matching::DispositionKind;
use baton_core::matching::moving::{Move, still_unmatched, takes_early};
use baton_core::problem::Kind;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::runs::RunRow;
use baton_store::{AddressNo, Lenient, RunNo};

use super::{rules_of, write_problem};
use crate::Error;
use crate::turn::Turn;

/// So many calls are settled at once.
const AT_ONCE: usize = 200;

/// The run's value is known: the calls that waited for it are taken, in stored order. They are
/// to be bound.
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
    let mut taken = Vec::new();
    for entry in turn.tx.awaits().take_unmatched(wait.address, &value)? {
        if takes_early(row.call.as_ref(), &entry.call) {
            taken.push(entry);
        } else {
            let awaits = turn.tx.awaits();
            awaits.add_unmatched(wait.address, &value, entry)?;
        }
    }
    Ok(Some((wait.address, taken)))
}

/// Unmatched calls that no run can want any more are a problem, or only recorded (C6, 5).
pub(crate) fn settle_unmatched(turn: &mut Turn<'_, '_>, address: AddressNo) -> Result<(), Error> {
    let left = turn.tx.awaits().unmatched_at(address, AT_ONCE)?;
    if left.is_empty() {
        return Ok(());
    }
    let row: Rc<AddressRow> = turn.address(address)?;
    let rules = rules_of(turn, &row)?;
    for (value, entry) in left {
        let awaits = turn.tx.awaits();
        let may_come = awaits.any_without_value_before(address, entry.call)?;
        match still_unmatched::<RunNo>(&rules, may_come) {
            Move::Nobody(rule) => {
                awaits.remove_unmatched(address, &value, entry)?;
                nobody(turn, &row, entry, &value, rule)?;
            }
            Move::Unmatched | Move::Bind(_) | Move::WhichRun(_) | Move::ArrivedAfterwards(_) => {}
        }
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
    match rule {
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
