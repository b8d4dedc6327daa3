//! Calls to a trigger: for each person the call names, a run, or the reason why not (C2, C4).

mod by_hand;
mod starting;

use baton_core::call::Entry;
use baton_core::document::StartsByCall;
use baton_core::matching::starting::{people, version_that_takes_calls};
use baton_core::matching::{DispositionKind, Reading};
use baton_store::table::addresses::AddressRow;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{CallRow, WaitingCall};

pub(crate) use by_hand::{start_again, start_chosen};
use starting::start_one;

use crate::matching::{Handled, dispose_whole, each_entry, stored, whole_problem};
use crate::people::FromCall;
use crate::turn::Turn;
use crate::{Error, Topic};

/// A call to a trigger, with what decides about it.
#[derive(Clone, Copy)]
pub(crate) struct TriggerCall<'a> {
    pub(crate) call: &'a CallRow,
    pub(crate) address: &'a AddressRow,
    pub(crate) version: i64,
    pub(crate) name: &'a str,
    pub(crate) settings: StartsByCall<'a>,
}

impl TriggerCall<'_> {
    /// What it says about people.
    fn brings(&self) -> FromCall<'_> {
        FromCall {
            call: &self.call.id,
            workflow: self.address.workflow,
            settings: &self.settings,
        }
    }
}

/// Handles a call to a trigger, or as many of its entries as there is time for.
pub(crate) fn trigger_called(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Handled, Error> {
    let flow = turn.flow(address.workflow)?;
    let version = version_that_takes_calls(flow.state, flow.live_version, flow.is_deleted);
    let Some(version) = version else {
        return keep(turn, waiting, address);
    };
    let edition = turn.edition(address.workflow, version)?;
    let owner = &edition.definition.trigger;
    let Some(settings) = owner.kind().starts_by_call() else {
        return keep(turn, waiting, address);
    };
    let trigger = TriggerCall {
        call: &waiting.call,
        address,
        version,
        name: &owner.name,
        settings,
    };
    let head = waiting.content.head.read();
    let call = waiting.call.no;
    let today = turn.today()?;
    let as_stored = stored(&waiting.call, &waiting.content, &head, &today);
    match people(&settings, &as_stored) {
        Reading::About(people) => {
            let each =
                |turn: &mut Turn<'_, '_>, at, entry: &Entry| start_one(turn, &trigger, at, entry);
            each_entry(turn, call, waiting.entry, &people, each)
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

fn keep(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Handled, Error> {
    let shelf = turn.tx.shelf();
    shelf.put(address.no, Shelf::Kept, waiting.call.no)?;
    dispose_whole(turn, waiting.call.no, DispositionKind::Kept)?;
    let flow = turn.flow(address.workflow)?;
    turn.hint(Topic::Workflow, &flow.id);
    Ok(Handled::Whole)
}
