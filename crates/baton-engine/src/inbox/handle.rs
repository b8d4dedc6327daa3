//! Stored calls, handled in their order: each by whom its address belongs to.
//!
//! A call about many goes on from turn to turn, and short calls come between its slices, so that a
//! long list holds nobody up. What stays in order are the calls about one person or one value of a
//! workflow (C6): a later call waits while an earlier list is still to come to whom it names.

use std::sync::Arc;

use baton_core::history::Params;
use baton_core::matching::Trouble;
use baton_core::problem::Kind;
use baton_store::table::addresses::Owner;
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::{Begun, SHORT, WaitingCall};
use baton_store::{CallNo, Lane, Tx};

use crate::lists::{Each, List};
use crate::matching::{About, Handled, Slice, write_problem};
use crate::runtime::Runtime;
use crate::triggers::{all_started, read_for_trigger, start_each};
use crate::turn::Turn;
use crate::waits::{move_each, read_for_step};
use crate::{Error, Topic};

/// So many calls that wait behind a list are passed over in one turn.
const MOST_PASSED_OVER: usize = 256;

/// Handles stored calls while there is time; whether some are left.
pub(crate) fn handle_calls(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let runtime = turn.runtime;
    let lists_first = runtime.lists.come_first();
    if lists_first {
        go_on(turn)?;
    }
    let left = handle_new(turn, most)?;
    if !lists_first && !turn.tx.out_of_time() {
        go_on(turn)?;
    }
    runtime.lists.handling(None);
    Ok(left || runtime.lists.any())
}

/// Calls that are not under way, in stored order; whether some are left.
fn handle_new(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let (mut after, mut handled, mut passed_over) = (CallNo(0), 0, 0);
    turn.runtime.lists.begin_to_look();
    loop {
        let waiting = turn.tx.calls().waiting(after, most)?;
        for one in &waiting {
            let too_many = passed_over >= MOST_PASSED_OVER;
            if too_many || (turn.tx.out_of_time() && handled > 0) {
                return Ok(true);
            }
            after = one.call.no;
            match turn.runtime.lists.has(after) {
                true => {}
                false if begin(turn, one)? => handled += 1,
                false => passed_over += 1,
            }
        }
        if waiting.len() < most {
            turn.runtime.lists.looked();
            return Ok(passed_over > 0);
        }
        if most == 1 || turn.tx.out_of_time() {
            return Ok(true);
        }
    }
}

/// Begins to handle a call; whether that led anywhere.
fn begin(turn: &mut Turn<'_, '_>, waiting: &WaitingCall) -> Result<bool, Error> {
    let runtime = turn.runtime;
    let call = &waiting.call;
    let address = turn.address(call.address)?;
    if call.size > SHORT && !runtime.lists.have_room(call.size) {
        runtime.lists.leave_out(call.no, address.workflow);
        return Ok(false);
    }
    runtime.lists.handling(Some(call.no));
    turn.hint(Topic::Call, &address.id);
    let content = match &waiting.content {
        Some(content) => runtime.lists.contents().read(call.no, content),
        None => {
            let content = turn.tx.calls().content(call.no)?.unwrap_or_default();
            runtime.lists.contents().read(call.no, &content)
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
        turn.tx.calls().handled(call.no)?;
        return Ok(true);
    };
    let slice = Slice {
        call,
        address: &address,
        from: waiting.entry,
        too_many: too_many.as_ref(),
    };
    match handle(turn, &slice, version, &each)? {
        Handled::Whole => {
            turn.tx.calls().handled(call.no)?;
            Ok(true)
        }
        Handled::Until(place) => {
            let at = waiting.begun.map_or(turn.now, |begun| begun.at);
            let begun = Begun { version, at };
            if place > waiting.entry {
                turn.tx.calls().handled_until(call.no, place, begun)?;
            }
            if each.count() > 1 && runtime.lists.have_room(call.size) {
                let list = List::new(call.clone(), address.workflow, begun, each, too_many);
                list.is_handled_until(waiting.entry);
                runtime.lists.keep(list);
            }
            Ok(place > waiting.entry)
        }
    }
}

/// The list whose turn it is goes on.
fn go_on(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let runtime = turn.runtime;
    let Some(list) = runtime.lists.next() else {
        return Ok(());
    };
    let call = &list.call;
    runtime.lists.handling(Some(call.no));
    let Some(from) = turn.tx.calls().waits_from(call.no)? else {
        runtime.lists.ended(call.no);
        return Ok(());
    };
    list.is_handled_until(from);
    let address = turn.address(call.address)?;
    let slice = Slice {
        call,
        address: &address,
        from,
        too_many: list.too_many.as_ref(),
    };
    match handle(turn, &slice, list.begun.version, &list.each)? {
        Handled::Whole => {
            turn.tx.calls().handled(call.no)?;
            runtime.lists.ended(call.no);
            if list.each.starts() {
                all_started(turn, &address)?;
            }
        }
        Handled::Until(place) if place > from => {
            turn.tx.calls().handled_until(call.no, place, list.begun)?;
        }
        Handled::Until(_) => {}
    }
    turn.hint(Topic::Call, &address.id);
    Ok(())
}

fn handle(
    turn: &mut Turn<'_, '_>,
    slice: &Slice<'_>,
    version: i64,
    each: &Each,
) -> Result<Handled, Error> {
    match each {
        Each::People(people) => start_each(turn, slice, version, people),
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
