//! Stored calls, handled in their order: each by whom its address belongs to.
//!
//! A call about many goes on from turn to turn, and others come between its slices, so that a long
//! list holds nobody up. What stays in order are the calls about one person or one value of a
//! workflow (C6): a later call waits while an earlier one is still to come to whom it names. A call
//! that waits is not read again before what it waits for is over.

use std::sync::Arc;

use baton_core::history::Params;
use baton_core::matching::Trouble;
use baton_core::problem::Kind;
use baton_store::table::addresses::Owner;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{Begun, CallRow, SHORT, WaitingCall};
use baton_store::{CallNo, Lane, Tx, WorkflowNo};

use crate::lists::{Behind, CatchUp, Each, List, Room, Wait};
use crate::matching::{About, Handled, Slice, settle_all, write_problem};
use crate::runtime::Runtime;
use crate::triggers::{all_started, read_for_trigger, start_each};
use crate::turn::Turn;
use crate::waits::{move_each, read_for_step};
use crate::{Error, Topic};

/// So many numbers of calls are looked through in one statement for those of one workflow.
const STRETCH: i64 = 512;

/// Handles stored calls while there is time; whether some are left that can go on.
pub(crate) fn handle_calls(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let lists = &turn.runtime.lists;
    let lists_first = lists.come_first();
    if lists_first {
        go_on(turn)?;
    }
    let left = handle_others(turn, most)?;
    if !lists_first && !turn.tx.out_of_time() {
        go_on(turn)?;
    }
    lists.handling(None);
    for workflow in lists.with(|lines| lines.take_freed()) {
        all_started(turn, workflow)?;
    }
    Ok(left || lists.with(|lines| lines.any()))
}

/// Calls that are not under way: those that waited, and those that were never looked at.
fn handle_others(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    if turn.runtime.lists.again_first() {
        handle_again(turn, most)?;
        return handle_new(turn, most);
    }
    let left = handle_new(turn, most)?;
    if !turn.tx.out_of_time() {
        handle_again(turn, most)?;
    }
    Ok(left)
}

/// Calls that were never looked at, in stored order; whether some are left.
fn handle_new(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let lists = &turn.runtime.lists;
    loop {
        let after = lists.with(|lines| lines.until());
        let waiting = turn.tx.calls().waiting(after, most)?;
        for one in &waiting {
            let workflow = turn.address(one.call.address)?.workflow;
            // A line that stands comes to it when it comes on.
            if !lists.with(|lines| lines.stands(workflow)) {
                begin(turn, one)?;
            }
            lists.with(|lines| lines.looked_at(one.call.no));
            if turn.tx.out_of_time() {
                return Ok(true);
            }
        }
        if waiting.len() < most {
            if lists.with(|lines| lines.looked_through()) {
                settle_all(turn)?;
            }
            return Ok(false);
        }
    }
}

/// Calls that need not wait any longer: those behind others, and those of lines that come on.
fn handle_again(turn: &mut Turn<'_, '_>, most: usize) -> Result<(), Error> {
    let lists = &turn.runtime.lists;
    while let Some(call) = lists.with(|lines| lines.next_behind()) {
        match turn.tx.calls().waiting_one(call)? {
            Some(waiting) => {
                begin(turn, &waiting)?;
            }
            None => lists.with(|lines| lines.ended(call)),
        }
        if turn.tx.out_of_time() {
            return Ok(());
        }
    }
    while let Some(part) = lists.with(|lines| lines.to_catch_up()) {
        catch_up(turn, part, most)?;
        if turn.tx.out_of_time() {
            return Ok(());
        }
    }
    Ok(())
}

/// A line comes on by a few calls, until it stands again.
fn catch_up(turn: &mut Turn<'_, '_>, part: CatchUp, most: usize) -> Result<(), Error> {
    let (lists, workflow) = (&turn.runtime.lists, part.workflow);
    let last = CallNo(part.until.0.min(part.from.0.saturating_add(STRETCH)));
    let waiting = turn
        .tx
        .calls()
        .waiting_of(workflow, part.from..=last, most)?;
    for one in &waiting {
        let call = one.call.no;
        lists.with(|lines| lines.come_on(workflow, call));
        if !lists.with(|lines| lines.has(call)) && !begin(turn, one)? {
            return Ok(());
        }
        lists.with(|lines| lines.come_on(workflow, behind(call)));
        if turn.tx.out_of_time() {
            return Ok(());
        }
    }
    if waiting.len() < most {
        lists.with(|lines| lines.come_on(workflow, behind(last)));
    }
    Ok(())
}

/// The number behind a call's.
fn behind(call: CallNo) -> CallNo {
    CallNo(call.0.saturating_add(1))
}

/// Begins to handle a call, or goes on with what is left of it. Whether its line comes on: where
/// there is no room for it, that stands still.
fn begin(turn: &mut Turn<'_, '_>, waiting: &WaitingCall) -> Result<bool, Error> {
    let (lists, call) = (&turn.runtime.lists, &waiting.call);
    let address = turn.address(call.address)?;
    if call.size > SHORT && !has_room(turn, call, address.workflow) {
        return Ok(false);
    }
    lists.handling(Some(call.no));
    turn.hint(Topic::Call, &address.id);
    let content = match &waiting.content {
        Some(content) => lists.contents().read(call.no, content),
        None => {
            let content = turn.tx.calls().content(call.no)?.unwrap_or_default();
            lists.contents().read(call.no, &content)
        }
    };
    let about = match address.owner {
        Owner::Trigger => read_for_trigger(turn, waiting, &content, &address)?,
        Owner::Step | Owner::Source => read_for_step(turn, waiting, &content, &address)?,
    };
    let Some(About {
        version,
        each,
        too_many,
    }) = about
    else {
        handled(turn, call.no)?;
        return Ok(true);
    };
    let begun = Begun {
        version,
        at: waiting.begun.map_or(turn.now, |begun| begun.at),
    };
    let slice = Slice {
        call,
        address: &address,
        from: waiting.entry,
        begun,
        too_many: too_many.as_ref(),
    };
    let done = handle(turn, &slice, &each)?;
    let place = match &done {
        Handled::Whole => {
            handled(turn, call.no)?;
            return Ok(true);
        }
        Handled::Until(place) | Handled::Behind { place, .. } => *place,
    };
    if place > waiting.entry {
        turn.tx.calls().handled_until(call.no, place, begun)?;
    }
    let list = List::new(call.clone(), address.workflow, begun, each, too_many);
    list.is_handled_until(place);
    Ok(keep(turn, list, done))
}

/// Keeps what is left of a call until it goes on; whether there was room.
fn keep(turn: &Turn<'_, '_>, list: List, done: Handled) -> bool {
    let (lists, call, workflow) = (&turn.runtime.lists, list.call.no, list.workflow);
    let wait = match done {
        Handled::Behind { keys, wait, .. } if list.each.count() == 1 => {
            let starts = list.each.starts();
            let one = Behind {
                workflow,
                starts,
                keys,
                wait,
            };
            return lists.with(|lines| lines.put_behind(call, one));
        }
        Handled::Behind { wait, .. } => Some(wait),
        Handled::Until(_) | Handled::Whole => None,
    };
    let room = has_room(turn, &list.call, workflow);
    if room {
        lists.with(|lines| lines.keep(list, wait));
    }
    room
}

/// Whether there is room for a call; where there is none, its line stands still.
fn has_room(turn: &Turn<'_, '_>, call: &CallRow, workflow: WorkflowNo) -> bool {
    turn.runtime.lists.with(|lines| {
        let room = lines.room(call.no, workflow, call.size);
        match room {
            Room::Enough => return true,
            Room::NoneForOne => lines.stand(workflow, call.no, false),
            Room::NoneAtAll => lines.stand(workflow, call.no, true),
        }
        false
    })
}

/// A call is handled to its end.
fn handled(turn: &mut Turn<'_, '_>, call: CallNo) -> Result<(), Error> {
    turn.tx.calls().handled(call)?;
    turn.runtime.lists.with(|lines| lines.ended(call));
    Ok(())
}

/// The list whose turn it is goes on.
fn go_on(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let lists = &turn.runtime.lists;
    let Some(list) = lists.with(|lines| lines.next()) else {
        return Ok(());
    };
    let call = &list.call;
    lists.handling(Some(call.no));
    let Some(from) = turn.tx.calls().waits_from(call.no)? else {
        lists.with(|lines| lines.ended(call.no));
        return Ok(());
    };
    list.is_handled_until(from);
    let address = turn.address(call.address)?;
    let slice = Slice {
        call,
        address: &address,
        from,
        begun: list.begun,
        too_many: list.too_many.as_ref(),
    };
    turn.hint(Topic::Call, &address.id);
    let (place, wait): (i64, Option<Wait>) = match handle(turn, &slice, &list.each)? {
        Handled::Whole => return handled(turn, call.no),
        Handled::Until(place) => (place, None),
        Handled::Behind { place, wait, .. } => (place, Some(wait)),
    };
    if place > from {
        turn.tx.calls().handled_until(call.no, place, list.begun)?;
        list.is_handled_until(place);
    }
    lists.with(|lines| lines.waits(call.no, wait));
    Ok(())
}

fn handle(turn: &mut Turn<'_, '_>, slice: &Slice<'_>, each: &Each) -> Result<Handled, Error> {
    match each {
        Each::People(people) => start_each(turn, slice, people),
        Each::Values(values) => move_each(turn, slice, values),
    }
}

/// The call that made a turn fail is shown as a problem, so that the others go on; whether there
/// was one, and that could be stored.
pub(crate) async fn set_call_aside(runtime: &Arc<Runtime>, error: &Error) -> bool {
    let Some(call) = runtime.lists.blamed() else {
        return false;
    };
    let why = error.to_string();
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| set_aside(&mut Turn::new(tx, &runtime_in), call, why);
    if let Err(error) = runtime.store.write(Lane::Driver, write).await {
        tracing::error!(%error, "a call that cannot be handled holds up the others");
        return false;
    }
    true
}

fn set_aside(turn: &mut Turn<'_, '_>, call: CallNo, why: String) -> Result<(), Error> {
    let Some(place) = turn.tx.calls().waits_from(call)? else {
        return Ok(());
    };
    let row = turn.tx.calls().by_no(call)?.ok_or(Error::Missing("call"))?;
    let address = turn.address(row.address)?;
    let trouble = Trouble {
        kind: Kind::Unreadable,
        params: Params::from([("why".to_owned(), why)]),
    };
    let rest = EntryOf { call, place };
    write_problem(turn, &address, rest, None, trouble)?;
    Ok(turn.tx.calls().handled(call)?)
}
