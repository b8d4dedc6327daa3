//! Stored calls, handled in their order: each by whom its address belongs to.
//!
//! A call about many goes on from turn to turn, and others come between its slices, so that a long
//! list holds nobody up. What stays in order are the calls about one person or one value of a
//! workflow (C6): a later call waits while an earlier one is still to come to whom it names. A call
//! that waits is not read again before what it waits for is over.

use baton_core::matching::DispositionKind;
use baton_store::table::addresses::{AddressRow, Owner};
use baton_store::table::calls::{Begun, CallRow, SHORT, WaitingCall};
use baton_store::table::set_aside::Item;
use baton_store::{CallNo, WorkflowNo};

use crate::lists::{Behind, CatchUp, Each, List, Room, Wait};
use crate::matching::{About, Handled, Slice, dispose_rest, gone_on, settle_all};
use crate::triggers::{all_started, read_for_trigger, start_each};
use crate::turn::Turn;
use crate::waits::{move_each, read_for_step};
use crate::{Error, Topic};

/// So many numbers of calls are looked through in one statement for those of one workflow.
const STRETCH: i64 = 512;

/// Handles stored calls while there is time; whether some are left that can go on.
pub(crate) fn handle_calls(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let lists = &turn.runtime.lists;
    let Some(left) = handle_some(turn, most)? else {
        return Ok(true);
    };
    for workflow in lists.with(|lines| lines.take_freed()) {
        all_started(turn, workflow)?;
    }
    Ok(left || lists.with(|lines| lines.any()))
}

/// Lists that are under way, and others. None when a call was set aside: then the inbox is looked
/// through from its beginning, as what was known of the calls in it is forgotten.
fn handle_some(turn: &mut Turn<'_, '_>, most: usize) -> Result<Option<bool>, Error> {
    let lists_first = turn.runtime.lists.come_first();
    if lists_first && go_on(turn)?.is_none() {
        return Ok(None);
    }
    let Some(left) = handle_others(turn, most)? else {
        return Ok(None);
    };
    if !lists_first && !turn.tx.out_of_time() && go_on(turn)?.is_none() {
        return Ok(None);
    }
    Ok(Some(left))
}

/// Calls that are not under way: those that waited, and those that were never looked at.
fn handle_others(turn: &mut Turn<'_, '_>, most: usize) -> Result<Option<bool>, Error> {
    if turn.runtime.lists.again_first() {
        return match handle_again(turn, most)? {
            Some(()) => handle_new(turn, most),
            None => Ok(None),
        };
    }
    let left = handle_new(turn, most)?;
    if left.is_some() && !turn.tx.out_of_time() && handle_again(turn, most)?.is_none() {
        return Ok(None);
    }
    Ok(left)
}

/// Calls that were never looked at, in stored order; whether some are left.
fn handle_new(turn: &mut Turn<'_, '_>, most: usize) -> Result<Option<bool>, Error> {
    let lists = &turn.runtime.lists;
    loop {
        let after = lists.with(|lines| lines.until());
        let waiting = waiting(turn, after, most)?;
        for one in &waiting {
            let call = one.no();
            if about_call(turn, call, |turn| one.look_at(turn))?.is_none() {
                return Ok(None);
            }
            lists.with(|lines| lines.looked_at(call));
            if turn.tx.out_of_time() {
                return Ok(Some(true));
            }
        }
        if waiting.len() < most {
            if lists.with(|lines| lines.looked_through()) {
                settle_all(turn)?;
            }
            return Ok(Some(false));
        }
    }
}

/// Does what is to be done about a call. None when it was set aside, or done the second time only:
/// then what is known of the calls in the inbox is forgotten, for it may be that of the first time.
fn about_call<T>(
    turn: &mut Turn<'_, '_>,
    call: CallNo,
    mut work: impl FnMut(&mut Turn<'_, '_>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    let mut times = 0;
    let done = turn.about(&Item::Call(call), |turn| {
        times += 1;
        work(turn)
    })?;
    let done = done.filter(|_| times == 1);
    if done.is_none() {
        turn.runtime.lists.forget();
    }
    Ok(done)
}

/// A call in the inbox: read together with others, or, with care, when its turn has come.
enum Waiting {
    Read(WaitingCall),
    Unread(CallNo),
}

fn waiting(turn: &Turn<'_, '_>, after: CallNo, most: usize) -> Result<Vec<Waiting>, Error> {
    let calls = turn.tx.calls();
    Ok(match turn.careful {
        true => {
            let numbers = calls.numbers_waiting(after, most)?.into_iter();
            numbers.map(Waiting::Unread).collect()
        }
        false => {
            let read = calls.waiting(after, most)?.into_iter();
            read.map(Waiting::Read).collect()
        }
    })
}

impl Waiting {
    fn no(&self) -> CallNo {
        match self {
            Self::Read(waiting) => waiting.call.no,
            Self::Unread(no) => *no,
        }
    }

    fn look_at(&self, turn: &mut Turn<'_, '_>) -> Result<(), Error> {
        match self {
            Self::Read(waiting) => look_at(turn, waiting),
            Self::Unread(no) => {
                let waiting = turn.tx.calls().waiting_one(*no)?;
                look_at(turn, &waiting.ok_or(Error::Missing("call"))?)
            }
        }
    }
}

fn look_at(turn: &mut Turn<'_, '_>, waiting: &WaitingCall) -> Result<(), Error> {
    let workflow = turn.address(waiting.call.address)?.workflow;
    // A line that stands comes to it when it comes on.
    if !turn.runtime.lists.with(|lines| lines.stands(workflow)) {
        begin(turn, waiting)?;
    }
    Ok(())
}

/// Calls that need not wait any longer: those behind others, and those of lines that come on. None
/// when one was set aside.
fn handle_again(turn: &mut Turn<'_, '_>, most: usize) -> Result<Option<()>, Error> {
    let lists = &turn.runtime.lists;
    while let Some(call) = lists.with(|lines| lines.next_behind()) {
        if about_call(turn, call, |turn| handle_behind(turn, call))?.is_none() {
            return Ok(None);
        }
        if turn.tx.out_of_time() {
            return Ok(Some(()));
        }
    }
    // Lines come on by calls that are read together; with care that waits for the next turn.
    while !turn.careful
        && let Some(part) = lists.with(|lines| lines.to_catch_up())
    {
        catch_up(turn, part, most)?;
        if turn.tx.out_of_time() {
            break;
        }
    }
    Ok(Some(()))
}

fn handle_behind(turn: &mut Turn<'_, '_>, call: CallNo) -> Result<(), Error> {
    match turn.tx.calls().waiting_one(call)? {
        Some(waiting) => {
            begin(turn, &waiting)?;
        }
        None => turn.runtime.lists.with(|lines| lines.ended(call)),
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
    let call = &waiting.call;
    let address = turn.address(call.address)?;
    if call.size > SHORT && !has_room(turn, call, address.workflow) {
        return Ok(false);
    }
    turn.hint(Topic::Call, &address.id);
    let lists = &turn.runtime.lists;
    let about = read(turn, waiting, &address);
    // One that is kept, or could not be handled, is read from its row when somebody wants it.
    lists.brought.take(&call.id);
    if let Err(Error::Unread(_)) = about {
        // Nothing was written yet, and others go on while it is read.
        turn.unread.take();
        lists.stand_until_read(address.workflow, call.no);
        return Ok(false);
    }
    lists.is_past(address.workflow, call.no);
    let Some(About {
        version,
        each,
        too_many,
    }) = about?
    else {
        handled(turn, call.no)?;
        return Ok(true);
    };
    let each = gone_on(turn, waiting, each)?;
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

/// What a call is about; none when it is handled as a whole.
fn read(
    turn: &mut Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<Option<About>, Error> {
    if is_only_a_test(turn, waiting, address)? {
        dispose_rest(turn, waiting.rest(), DispositionKind::OnlyATest)?;
        return Ok(None);
    }
    match address.owner {
        Owner::Trigger => read_for_trigger(turn, waiting, address),
        Owner::Step | Owner::Source => read_for_step(turn, waiting, address),
    }
}

/// Whether a call is only a test of its sender, in whatever state the workflow is (C1). One of which a
/// part was handled is none.
fn is_only_a_test(
    turn: &Turn<'_, '_>,
    waiting: &WaitingCall,
    address: &AddressRow,
) -> Result<bool, Error> {
    let settings = address.settings.read();
    if settings.tests.is_empty() || waiting.begun.is_some() {
        return Ok(false);
    }
    let content = turn.content_of_waiting(waiting, &[])?;
    Ok(content
        .data
        .is_ok_and(|data| settings.is_only_a_test(&data)))
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

/// The list whose turn it is goes on; none when it was set aside.
fn go_on(turn: &mut Turn<'_, '_>) -> Result<Option<()>, Error> {
    match turn.runtime.lists.with(|lines| lines.next()) {
        Some(list) => about_call(turn, list.call.no, |turn| go_on_with(turn, &list)),
        None => Ok(Some(())),
    }
}

fn go_on_with(turn: &mut Turn<'_, '_>, list: &List) -> Result<(), Error> {
    let (lists, call) = (&turn.runtime.lists, &list.call);
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
