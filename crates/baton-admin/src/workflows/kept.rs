//! Calls that a trigger kept while its workflow was off: nothing starts by itself (C2). Whom each
//! is about is read as the version would read it that starts runs now.

use baton_core::WorkflowId;
use baton_engine::{Actor, Engine, commands};
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::JobState;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{AddressNo, CallNo, Cursor, Snapshot};

use super::became::{Followed, became};
use super::kept_call::{Starting, kept_call, kept_from};
use super::views::{KeptCall, KeptStartInput, KeptStarted};
use super::{present, shown};
use crate::{Code, Outcome, Page, PageQuery, Refusal, damaged, jobs, stored};

/// A page ends after so many bytes of calls.
const PAGE_BYTES: u64 = 4 * 1024 * 1024;
/// What became of more calls is not waited for.
const FOLLOWED: usize = 200;

/// Lists the calls that the trigger kept, in the order in which they came, each with its people.
pub async fn kept(engine: &Engine, id: WorkflowId, query: PageQuery) -> Outcome<Page<KeptCall>> {
    let (after, limit) = (query.cursor(), query.rows());
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let Some(address) = kept_at(snapshot, &row)? else {
            return Ok(Page::whole(Vec::new()));
        };
        let live = stored::live_definition(snapshot, &row)?;
        let starting = Starting::read(snapshot, live.as_ref(), computer)?;
        let after = CallNo(after.map_or(0, |place| place.no));
        let mut numbers = snapshot
            .shelf()
            .calls_after(address, Shelf::Kept, after, limit + 1)?
            .into_iter();
        let mut page = Page::whole(Vec::new());
        let (mut bytes, mut last) = (0, after);
        for no in numbers.by_ref().take(limit) {
            last = no;
            let call = kept_row(snapshot, &row, &starting, no);
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
    starting: &Starting<'_>,
    no: CallNo,
) -> Outcome<(KeptCall, u64)> {
    let call = snapshot.calls().by_no(no)?;
    let missing = || Refusal::new(Code::Damaged, "a call is kept that is not there");
    let call = call.ok_or_else(missing)?;
    let size = call.size;
    Ok((kept_call(snapshot, row, starting, call)?, size))
}
