//! What starts runs: calls to a trigger, for each person the call names, a run, or the reason why not
//! (C2, C4); and what is new about people.

mod by_hand;
mod came_before;
mod news;
mod starting;

use baton_core::call::Entry;
use baton_core::document::StartsByCall;
use baton_core::matching::starting::{meant, people};
use baton_core::matching::{DispositionKind, Reading};
use baton_store::WorkflowNo;
use baton_store::table::addresses::AddressRow;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{Begun, CallRow, WaitingCall};

pub(crate) use by_hand::{people_by_hand, start_again, start_as_begun, start_chosen};
pub(crate) use news::start_by_news;
use starting::start_one;

use crate::lists::Each;
use crate::matching::{
    About, Handled, Slice, dispose_rest, each_entry, leave_out, settle_unmatched, stored,
    write_problem,
};
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
            address: self.address,
            settings: &self.settings,
        }
    }
}

/// What a call to a trigger is about; none when it is handled as a whole. One of which a part is
/// handled is read as it was begun, for as long as the workflow is live.
pub(crate) fn read_for_trigger(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Option<About>, Error> {
    let flow = turn.flow(address.workflow)?;
    let Some(version) = flow.version_that_takes_calls() else {
        return keep_rest(turn, waiting, address);
    };
    let version = waiting.begun.map_or(version, |begun| begun.version);
    let edition = turn.edition(address.workflow, version)?;
    let Some(settings) = edition.definition.trigger.kind().starts_by_call() else {
        return keep_rest(turn, waiting, address);
    };
    let today = turn.today_at(waiting.begun.map(|begun| begun.at))?;
    let content = turn.content_of_waiting(waiting, &[settings.person])?;
    let about = match people(&settings, &stored(&waiting.call, &content, &today)) {
        Reading::About(about) => about,
        Reading::ConditionNotMet => {
            let not_met = DispositionKind::ConditionNotMet;
            dispose_rest(turn, waiting.rest(), not_met)?;
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
        each: Each::People(about.each),
    }))
}

/// Starts whom a part of a call names.
pub(crate) fn start_each(
    turn: &mut Turn<'_, '_>,
    slice: &Slice<'_>,
    people: &[Entry],
) -> Result<Handled, Error> {
    let flow = turn.flow(slice.address.workflow)?;
    if flow.version_that_takes_calls().is_none() {
        let begun = (slice.from > 0).then_some(slice.begun);
        keep(turn, slice.call, slice.from, begun, slice.address)?;
        return Ok(Handled::Whole);
    }
    let version = slice.begun.version;
    let edition = turn.edition(slice.address.workflow, version)?;
    let owner = &edition.definition.trigger;
    let settings = owner.kind().starts_by_call().ok_or(Error::CallNotUsable)?;
    let trigger = TriggerCall {
        call: slice.call,
        address: slice.address,
        version,
        name: &owner.name,
        settings,
    };
    let today = turn.today_at(Some(slice.begun.at))?;
    each_entry(
        turn,
        slice,
        people,
        |entry| &entry.value,
        |turn, at, entry| match meant(&trigger.settings, entry, &today) {
            Ok(part) => start_one(turn, &trigger, at, &part),
            Err(why) => leave_out(turn, trigger.address, at, &entry.value, why),
        },
    )
}

/// A call about many to a trigger is handled: what waited for somebody whom it might have started
/// waits no more (C6, 5).
pub(crate) fn all_started(turn: &mut Turn<'_, '_>, workflow: WorkflowNo) -> Result<(), Error> {
    for other in turn.tx.addresses().of_workflow(workflow)? {
        settle_unmatched(turn, other.no)?;
    }
    Ok(())
}

fn keep_rest(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Option<About>, Error> {
    keep(turn, &waiting.call, waiting.entry, waiting.begun, address)?;
    Ok(None)
}

/// Keeps a call, or what is left of it as it was begun, until the admin starts it.
fn keep(
    turn: &mut Turn<'_, '_>,
    call: &CallRow,
    from: i64,
    begun: Option<Begun>,
    address: &AddressRow,
) -> Result<(), Error> {
    let shelf = turn.tx.shelf();
    shelf.put(address.no, Shelf::Kept, call.no)?;
    turn.tx
        .dispositions()
        .keep(call.no, from, begun, turn.now)?;
    let flow = turn.flow(address.workflow)?;
    turn.hint(Topic::Workflow, &flow.id);
    Ok(())
}
