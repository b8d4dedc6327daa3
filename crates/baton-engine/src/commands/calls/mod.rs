//! Calls that Baton did not use: used anyway, chosen, left alone, started later.

mod choose_person;
mod choose_run;
mod ignore;
mod release;
mod settle;
mod start_kept;
mod use_anyway;

use baton_core::CallId;
use baton_core::call;
use baton_core::matching::DispositionKind;
use baton_store::CallNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{BodyRow, CallRow};

use crate::turn::Turn;
use crate::{Error, Topic};

pub use choose_person::{add_person, choose_person};
pub use choose_run::choose_run;
pub use ignore::Ignore;
pub(super) use settle::settle;
pub use start_kept::start_kept;
pub use use_anyway::UseAnyway;

/// A call that is there.
fn of(turn: &Turn<'_, '_>, call: &CallId) -> Result<CallRow, Error> {
    turn.tx.calls().get(call)?.ok_or(Error::Missing("call"))
}

/// A call's content, which must be there.
fn content_of(turn: &Turn<'_, '_>, row: &CallRow) -> Result<BodyRow, Error> {
    let content = turn.tx.calls().content_of(row)?;
    let content = content.filter(|content| content.body.is_some());
    content.ok_or(Error::CallNotUsable)
}

fn close_items(turn: &mut Turn<'_, '_>, call: CallNo, place: Option<i64>) -> Result<(), Error> {
    for item in turn.tx.problems().of_call(call)? {
        if place.is_none() || item.about.place == place {
            turn.tx.problems().close_item(&item, None, turn.now)?;
        }
    }
    turn.hint(Topic::Problem, "");
    Ok(())
}

fn forget_unmatched(turn: &Turn<'_, '_>, row: &CallRow, address: &AddressRow) -> Result<(), Error> {
    for one in turn.tx.dispositions().of_call(row.no)? {
        let Some(value) = one.value.filter(|_| one.kind == DispositionKind::Unmatched) else {
            continue;
        };
        let entry = EntryOf {
            call: row.no,
            place: one.place,
        };
        turn.tx
            .awaits()
            .remove_unmatched(address.no, &call::match_key(&value), entry)?;
    }
    Ok(())
}
