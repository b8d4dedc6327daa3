//! Calls that a trigger kept while its workflow was off: nothing starts by itself (C2). Whom each
//! is about is read as the version would read it that starts runs now. What came to a problem by how
//! the trigger was set then, and begins a run as it is set now, is listed with them.

use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::{StepId, WorkflowId, WorkflowState};
use baton_engine::{Actor, Engine, commands};
use baton_store::table::addresses::AddressRow;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::JobState;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{AddressNo, CallNo, Cursor, Snapshot};

use super::became::{Followed, became};
use super::kept_call::{Starting, kept_call, kept_from};
use super::views::{KeptCall, KeptComesTo, KeptPage, KeptStartInput, KeptStarted};
use super::{present, shown};
use crate::{Code, Outcome, Page, PageQuery, Refusal, damaged, jobs, stored};

/// A page ends after so many bytes of calls.
const PAGE_BYTES: u64 = 4 * 1024 * 1024;
/// What became of more calls is not waited for.
const FOLLOWED: usize = 200;

/// What a place in the list says besides a call's number.
const KEPT: i64 = 0;
const UNDER_PROBLEMS: i64 = 1;

/// Lists the calls that the trigger kept, in the order in which they came, each with its people;
/// behind them those under Problems by which a run begins as the trigger is set now.
pub async fn kept(engine: &Engine, id: WorkflowId, query: PageQuery) -> Outcome<KeptPage> {
    let (after, limit) = (query.cursor(), query.rows());
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let Some(address) = kept_at(snapshot, &row)? else {
            return Ok(counted(Page::whole(Vec::new()), 0));
        };
        let live = shown::readable_live(snapshot, &row)?;
        let starting = Starting::read(snapshot, live.as_ref(), computer)?;
        let listed = Listed {
            snapshot,
            row: &row,
            starting: &starting,
        };
        let after = after.unwrap_or(Cursor { key: KEPT, no: 0 });
        let mut page = Page::whole(Vec::new());
        if after.key == KEPT {
            listed.on_shelf(&mut page, address.no, CallNo(after.no), limit)?;
        }
        if page.next.is_none() {
            let behind = match after.key {
                UNDER_PROBLEMS => CallNo(after.no),
                _kept => CallNo(0),
            };
            listed.under_problems(&mut page, &address.owner_id, behind, limit)?;
        }
        Ok(counted(page, shown::kept_count(snapshot, row.no)?))
    })
    .await
}

fn counted(page: Page<KeptCall>, kept: u64) -> KeptPage {
    let Page {
        items,
        next,
        unreadable,
    } = page;
    KeptPage {
        items,
        next,
        unreadable,
        kept,
    }
}

/// Calls of one workflow, as its trigger would start them now.
struct Listed<'a> {
    snapshot: &'a Snapshot<'a>,
    row: &'a WorkflowRow,
    starting: &'a Starting<'a>,
}

impl Listed<'_> {
    /// Adds the calls that were kept, behind one of them.
    fn on_shelf(
        &self,
        page: &mut Page<KeptCall>,
        address: AddressNo,
        after: CallNo,
        limit: usize,
    ) -> Outcome<()> {
        let mut numbers = self
            .snapshot
            .shelf()
            .calls_after(address, Shelf::Kept, after, limit + 1)?
            .into_iter();
        let (mut bytes, mut last) = (0, after);
        for no in numbers.by_ref().take(limit) {
            last = no;
            let call = damaged::shown("calls", no.0, self.one(no), &mut page.unreadable)?;
            bytes += call.as_ref().map_or(0, |(_, size)| *size);
            page.items.extend(call.map(|(call, _)| call));
            if bytes > PAGE_BYTES {
                break;
            }
        }
        page.next = numbers.next().map(|_| place(KEPT, last));
        Ok(())
    }

    /// Adds those of the calls under Problems by which a run begins, while the workflow is live.
    fn under_problems(
        &self,
        page: &mut Page<KeptCall>,
        trigger: &StepId,
        after: CallNo,
        limit: usize,
    ) -> Outcome<()> {
        if self.row.state != WorkflowState::Live {
            return Ok(());
        }
        let problems = self.snapshot.problems();
        let start = (self.row.no, trigger);
        let numbers = problems.calls_of_start(start, after, FOLLOWED + 1)?;
        let (mut bytes, mut last) = (0, after);
        for (looked_at, no) in numbers.into_iter().enumerate() {
            if page.items.len() >= limit || bytes > PAGE_BYTES || looked_at == FOLLOWED {
                page.next = Some(place(UNDER_PROBLEMS, last));
                break;
            }
            last = no;
            let call = damaged::shown("calls", no.0, self.one(no), &mut page.unreadable)?;
            bytes += call.as_ref().map_or(0, |(_, size)| *size);
            let begins = call.filter(|(call, _)| begins_something(call));
            page.items.extend(begins.map(|(call, _)| KeptCall {
                was_problem: true,
                ..call
            }));
        }
        Ok(())
    }

    /// A call, and how long it is.
    fn one(&self, no: CallNo) -> Outcome<(KeptCall, u64)> {
        let call = self.snapshot.calls().by_no(no)?;
        let missing = || Refusal::new(Code::Damaged, "a call is kept that is not there");
        let call = call.ok_or_else(missing)?;
        let size = call.size;
        let call = kept_call(self.snapshot, self.row, self.starting, call)?;
        Ok((call, size))
    }
}

fn place(key: i64, last: CallNo) -> String {
    Cursor { key, no: last.0 }.to_string()
}

/// How many calls of a workflow can be started: those that it kept, and of those under Problems the
/// first by which a run begins.
pub(super) async fn count_of(engine: &Engine, id: WorkflowId) -> Outcome<u64> {
    let computer = engine.options().computer_zone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot.workflows().get(&id)?, &id)?;
        let kept = shown::kept_count(snapshot, row.no)?;
        let live = shown::readable_live(snapshot, &row)?;
        let starting = Starting::read(snapshot, live.as_ref(), computer)?;
        let listed = Listed {
            snapshot,
            row: &row,
            starting: &starting,
        };
        let mut found = Page::whole(Vec::new());
        if let Some(address) = kept_at(snapshot, &row)? {
            listed.under_problems(&mut found, &address.owner_id, CallNo(0), usize::MAX)?;
        }
        Ok(kept + found.items.len() as u64)
    })
    .await
}

/// Whether a run begins by a call under Problems if it is started now.
pub(crate) fn begins_now(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    live: &Definition,
    computer: Zone,
    no: CallNo,
) -> Outcome<bool> {
    let trigger = &live.trigger.id;
    let before = CallNo(no.0.saturating_sub(1));
    let start = (row.no, trigger);
    let first = snapshot.problems().calls_of_start(start, before, 1)?;
    if row.state != WorkflowState::Live || first != [no] {
        return Ok(false);
    }
    let starting = Starting::read(snapshot, Some(live), computer)?;
    let starting = &starting;
    let listed = Listed {
        snapshot,
        row,
        starting,
    };
    Ok(begins_something(&listed.one(no)?.0))
}

/// Whether a run begins by a call for somebody whom it names, as far as they were looked at.
fn begins_something(call: &KeptCall) -> bool {
    let is_cut = call.count.is_some_and(|count| count > call.looked_at);
    call.comes_to == KeptComesTo::EachPerson && (is_cut || call.begin + call.again > 0)
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
            None => shelf.calls_after(address.no, Shelf::Kept, CallNo(0), FOLLOWED + 1)?,
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
fn kept_at(snapshot: &Snapshot<'_>, row: &WorkflowRow) -> Outcome<Option<AddressRow>> {
    let trigger = row.draft.read()?.trigger.id;
    Ok(snapshot.addresses().of_owner(row.no, &trigger)?)
}
