//! Calls that a trigger kept while its workflow was off: nothing starts by itself (C2). Whom each
//! is about is read as the version would read it that starts runs now.

use std::sync::Arc;

use baton_core::WorkflowId;
use baton_core::call;
use baton_core::document::{Definition, StartsByCall, UnknownPerson};
use baton_core::json::Json;
use baton_core::matching::DispositionKind;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::calls::CallRow;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::JobState;
use baton_store::table::people::PersonStatus;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{AddressNo, CallNo, Cursor, Snapshot};

use super::became::{Followed, became};
use super::views::{KeptCall, KeptPerson, KeptStartInput, KeptStarted};
use super::{present, shown};
use crate::sender::sender_of;
use crate::{Code, Outcome, Page, PageQuery, Refusal, damaged, jobs, stored};

/// So many people of a call are named.
const NAMED: usize = 5;
/// A longer call is not read for its people's names.
const READ_BYTES: u64 = 256 * 1024;
/// A page ends after so many bytes of calls.
const PAGE_BYTES: u64 = 4 * 1024 * 1024;
/// What became of more calls is not waited for.
const FOLLOWED: usize = 200;

/// Lists the calls that the trigger kept, in the order in which they came, each with its people.
pub async fn kept(engine: &Engine, id: WorkflowId, query: PageQuery) -> Outcome<Page<KeptCall>> {
    let (after, limit) = (query.cursor(), query.rows());
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let Some(address) = kept_at(snapshot, &row)? else {
            return Ok(Page::whole(Vec::new()));
        };
        let starting = shown::live_definition(snapshot, &row)?;
        let after = CallNo(after.map_or(0, |place| place.no));
        let mut numbers = snapshot
            .shelf()
            .calls_after(address, Shelf::Kept, after, limit + 1)?
            .into_iter();
        let mut page = Page::whole(Vec::new());
        let (mut bytes, mut last) = (0, after);
        for no in numbers.by_ref().take(limit) {
            last = no;
            let call = kept_row(snapshot, &row, starting.as_ref(), no);
            let call = damaged::shown("calls", no.0, call, &mut page.unreadable)?;
            bytes += call.as_ref().map_or(0, |(_, size)| *size);
            page.items.extend(call.map(|(call, _)| call));
            if bytes > PAGE_BYTES {
                break;
            }
        }
        let place = Cursor { key: 0, no: last.0 };
        page.next = numbers.next().map(|_| place.to_string());
        Ok(page)
    })
    .await
}

/// How many calls a workflow kept.
pub(super) async fn count_of(engine: &Engine, id: WorkflowId) -> Outcome<u64> {
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        shown::kept_count(snapshot, row.no)
    })
    .await
}

/// Hands kept calls to the engine, in the order in which they came, and says what became of them.
pub async fn start_kept(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    input: KeptStartInput,
) -> Outcome<KeptStarted> {
    let chosen = chosen(engine, id.clone(), &input).await?;
    let changes = engine.changes();
    let job = commands::calls::start_kept(engine, actor, id, input.calls).await?;
    let row = jobs::soon(engine, &job).await?;
    let goes_on = row.state == JobState::UnderWay;
    let became = match chosen.filter(|_| !goes_on) {
        Some(calls) => became(engine, changes, calls).await?,
        None => None,
    };
    Ok(KeptStarted {
        started: jobs::count(row.done),
        could_not: jobs::count(row.could_not),
        became,
        job: goes_on.then_some(row.id),
    })
}

/// The calls that are to be started, unless they are too many to be followed.
async fn chosen(
    engine: &Engine,
    id: WorkflowId,
    input: &KeptStartInput,
) -> Outcome<Option<Vec<Followed>>> {
    let named = input.calls.clone();
    let found = stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let Some(address) = kept_at(snapshot, &row)? else {
            return Ok(Vec::new());
        };
        let shelf = snapshot.shelf();
        let numbers = match named {
            None => shelf.calls_after(address, Shelf::Kept, CallNo(0), FOLLOWED + 1)?,
            Some(named) => {
                let mut numbers = Vec::new();
                for id in named.iter().take(FOLLOWED + 1) {
                    numbers.extend(snapshot.calls().get(id)?.map(|row| row.no));
                }
                numbers
            }
        };
        let numbers = numbers.into_iter();
        numbers
            .map(|no| Ok((no, kept_from(snapshot, no)?)))
            .collect()
    })
    .await?;
    Ok((found.len() <= FOLLOWED).then_some(found))
}

/// Where the trigger's calls come in.
fn kept_at(snapshot: &Snapshot<'_>, row: &WorkflowRow) -> Outcome<Option<AddressNo>> {
    let trigger = row.draft.read()?.trigger.id;
    let address = snapshot.addresses().of_owner(row.no, &trigger)?;
    Ok(address.map(|address| address.no))
}

/// A kept call, and how long it is.
fn kept_row(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    starting: Option<&Definition>,
    no: CallNo,
) -> Outcome<(KeptCall, u64)> {
    let call = snapshot.calls().by_no(no)?;
    let missing = || Refusal::new(Code::Damaged, "a call is kept that is not there");
    let call = call.ok_or_else(missing)?;
    let size = call.size;
    Ok((kept_call(snapshot, row, starting, call)?, size))
}

fn kept_call(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    starting: Option<&Definition>,
    call: CallRow,
) -> Outcome<KeptCall> {
    let starts = starting.and_then(|definition| definition.trigger.kind().starts_by_call());
    let values = match starts.filter(|_| call.size <= READ_BYTES) {
        Some(starts) => values_of(snapshot, &call, &starts)?,
        None => None,
    };
    let count = values.as_ref().map(|values| values.len() as u64);
    let mut people = Vec::new();
    for value in values.unwrap_or_default().into_iter().take(NAMED) {
        people.push(person_of(snapshot, row, starts, value)?);
    }
    Ok(KeptCall {
        from: sender_of(snapshot, &call)?,
        id: call.id,
        at: call.at,
        people,
        count,
    })
}

/// Whom a call names that were not handled before it was kept; none when it cannot be read.
fn values_of(
    snapshot: &Snapshot<'_>,
    row: &CallRow,
    starts: &StartsByCall<'_>,
) -> Outcome<Option<Vec<String>>> {
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(None);
    };
    let body = content.body.as_deref().unwrap_or_default();
    let head = content.head.read();
    let Ok(data) = call::read(head.content_type(), body).map(Arc::<Json>::new) else {
        return Ok(None);
    };
    let handled = usize::try_from(kept_from(snapshot, row.no)?).unwrap_or_default();
    let named = call::entries(&data, starts.person).entries.into_iter();
    Ok(Some(named.skip(handled).map(|entry| entry.value).collect()))
}

/// From which entry on a call is kept.
fn kept_from(snapshot: &Snapshot<'_>, call: CallNo) -> Outcome<i64> {
    let from = snapshot
        .dispositions()
        .first_of(call, &[DispositionKind::Kept])?;
    Ok(from.unwrap_or_default())
}

fn person_of(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    starts: Option<StartsByCall<'_>>,
    value: String,
) -> Outcome<KeptPerson> {
    let Some(known) = snapshot.people().by_email(&value)? else {
        let adds = starts.is_some_and(|starts| starts.unknown_person == UnknownPerson::AddPerson);
        return Ok(KeptPerson {
            starts: adds && call::is_email(&value),
            value,
            person: None,
            name: None,
            has_left: false,
            in_it: false,
        });
    };
    let starts_left = starts.is_some_and(|starts| starts.start_left);
    let has_left = known.person.status == PersonStatus::Left && !starts_left;
    let in_it = snapshot.runs().is_in(row.no, known.no)?.is_some();
    Ok(KeptPerson {
        value,
        has_left,
        in_it,
        starts: !has_left && !in_it,
        person: Some(known.person.id),
        name: Some(known.person.display_name),
    })
}
