//! Making views of stored calls.

use baton_core::matching::DispositionKind as StoredDisposition;
use baton_core::run::WhereKind;
use baton_core::sensitive::MASK;
use baton_store::table::calls::dispositions::DispositionRow;
use baton_store::table::calls::head::KeptHead;
use baton_store::table::calls::{CallKind as StoredKind, CallRow};
use baton_store::table::runs::RunRow;
use baton_store::{CallNo, Lenient, RunNo, Snapshot};

use super::views::{Became, CallKind, CallSummary, Disposition, DispositionKind};
use crate::given::{Given, named};
use crate::marked::Taken;
use crate::sender::{read_head, sender_by};
use crate::{Outcome, Params, Refusal, says};

/// How many entries of one call are listed.
const LISTED: usize = 100;

pub(super) fn summary(
    snapshot: &Snapshot<'_>,
    taken: &mut Taken,
    row: CallRow,
) -> Outcome<CallSummary> {
    let missing = || Refusal::not_found("address of call", &row.id);
    let address = snapshot
        .addresses()
        .by_no(row.address)?
        .ok_or_else(missing)?;
    let workflow = snapshot
        .workflows()
        .by_no(address.workflow)?
        .ok_or_else(missing)?;
    let duplicate_of = match row.duplicate_of {
        Some(first) => snapshot.calls().id(first)?,
        None => None,
    };
    let stored = snapshot.dispositions().of_call_from(row.no, 0, LISTED)?;
    let value = stored.first().and_then(|stored| stored.value.clone());
    let mut dispositions = Vec::new();
    for disposition in stored {
        dispositions.push(view(snapshot, taken, &row, disposition)?);
    }
    if dispositions.is_empty() {
        dispositions.extend(silent(snapshot, &row)?);
    }
    let says = says(snapshot, &row, &dispositions, value.as_deref())?;
    let became = became(snapshot, row.no, &dispositions)?;
    let head = snapshot.calls().head(row.no)?;
    let can_use = has_data(snapshot, &row, head.as_ref())?
        && row.readable
        && became.iter().all(|one| usable(one.kind));
    Ok(CallSummary {
        from: sender_by(&read_head(head.as_ref()), &row),
        network: row.sender,
        id: row.id,
        address: address.id,
        workflow: workflow.id,
        at: row.at,
        size: row.size,
        kind: kind(row.kind),
        readable: row.readable,
        duplicate_of,
        dispositions,
        became,
        says,
        can_use,
    })
}

/// Whom a call that nobody was found for names itself; nothing of one about several, or that was
/// refused at the door.
fn says(
    snapshot: &Snapshot<'_>,
    row: &CallRow,
    dispositions: &[Disposition],
    value: Option<&str>,
) -> Outcome<Params> {
    let is_taken = matches!(row.kind, StoredKind::Accepted | StoredKind::Sample);
    let is_known = dispositions.iter().any(|one| one.person.is_some());
    match is_taken && !is_known && dispositions.len() <= 1 {
        true => says::whom(snapshot, row, value),
        false => Ok(Params::new()),
    }
}

/// How many entries came to what; those that are listed where these are all.
fn became(snapshot: &Snapshot<'_>, call: CallNo, listed: &[Disposition]) -> Outcome<Vec<Became>> {
    let counted: Vec<_> = if listed.len() < LISTED {
        listed.iter().map(|one| (one.kind, 1)).collect()
    } else {
        let counts = snapshot.dispositions().counts(call)?.into_iter();
        let each = counts.map(|(kind, count)| (disposition_kind(kind), count.unsigned_abs()));
        each.collect()
    };
    let mut became = Vec::<Became>::new();
    for (kind, count) in counted {
        match became.iter_mut().find(|one| one.kind == kind) {
            Some(same) => same.count += count,
            None => became.push(Became { kind, count }),
        }
    }
    Ok(became)
}

/// A call without a row of its own for what became of it: the common cases cost nothing.
fn silent(snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<Option<Disposition>> {
    let kind = match (row.kind, row.duplicate_of) {
        (
            StoredKind::WrongToken
            | StoredKind::TooBig
            | StoredKind::Compressed
            | StoredKind::Opened,
            _,
        ) => DispositionKind::Refused,
        (StoredKind::Handshake, _) => DispositionKind::OnlyATest,
        (StoredKind::Sample, _) => DispositionKind::Sample,
        (StoredKind::Accepted, Some(_)) => DispositionKind::Duplicate,
        (StoredKind::Accepted, None) if snapshot.calls().is_waiting(row.no)? => {
            DispositionKind::WaitingToBeHandled
        }
        (StoredKind::Accepted, None) => return Ok(None),
    };
    Ok(Some(Disposition {
        kind,
        person: None,
        person_name: None,
        run: None,
        step: None,
        detail: Params::new(),
    }))
}

/// Who gave a call to its run by hand, and whom it names: that need not be the run's person.
fn given(snapshot: &Snapshot<'_>, call: &CallRow, run: RunNo) -> Outcome<Params> {
    let given = Given::to(snapshot, run)?;
    let Some(by) = given.by(&call.id) else {
        return Ok(Params::new());
    };
    let mut told = named(snapshot, call, run)?;
    told.insert("given_by".to_owned(), by.clone());
    Ok(told)
}

fn view(
    snapshot: &Snapshot<'_>,
    taken: &mut Taken,
    call: &CallRow,
    row: DispositionRow,
) -> Outcome<Disposition> {
    let person = match row.person {
        Some(no) => snapshot.people().by_no(no)?,
        None => None,
    };
    let run = match row.run {
        Some(no) => snapshot.runs().by_no(no)?,
        None => None,
    };
    let person = match (person, &run) {
        (None, Some(run)) => snapshot.people().by_no(run.person)?,
        (person, _) => person,
    };
    let mut detail: Params = row.detail.map(|detail| detail.read()).unwrap_or_default();
    if let Some(value) = row.value {
        let told = told(snapshot, taken, call, &value)?;
        detail.insert("value".to_owned(), told);
    }
    if let Some(run) = row.run {
        detail.extend(given(snapshot, call, run)?);
    }
    if let Some(problem) = row.problem
        && let Some(problem) = snapshot.problems().by_no(problem)?
    {
        detail.insert("problem".to_owned(), problem.kind.code());
        detail.insert("problem_id".to_owned(), problem.id.to_string());
    }
    if let Some(other) = row.other_call
        && let Some(other) = snapshot.calls().id(other)?
    {
        detail.insert("call".to_owned(), other.to_string());
    }
    let (person, person_name) = person
        .map(|row| (row.person.id, row.person.display_name))
        .unzip();
    let kind = match run.as_ref().and_then(settles_until) {
        Some(until) if is_part_of_run(row.kind) => {
            detail.insert("until".to_owned(), until);
            DispositionKind::Settling
        }
        Some(_) | None => disposition_kind(row.kind),
    };
    Ok(Disposition {
        kind,
        person,
        person_name,
        run: run.map(|run| run.id),
        step: row.step,
        detail,
    })
}

/// Whether a run was made of the entry.
fn is_part_of_run(kind: StoredDisposition) -> bool {
    matches!(kind, StoredDisposition::Started | StoredDisposition::Merged)
}

/// Until when a run waits for more about its person; none of one that has begun.
fn settles_until(run: &RunRow) -> Option<String> {
    let place = &run.now.place;
    let params = place.params.as_ref()?.read();
    let until = params.get("until").cloned();
    until.filter(|_| place.kind == WhereKind::Settling)
}

/// What a call had in place of somebody, without what is not shown.
fn told(
    snapshot: &Snapshot<'_>,
    taken: &mut Taken,
    call: &CallRow,
    value: &str,
) -> Outcome<String> {
    match snapshot.addresses().by_no(call.address)? {
        Some(owner) => {
            let of = (owner.workflow, Some(&owner.owner_id));
            taken.told(snapshot, of, value)
        }
        None => Ok(MASK.to_owned()),
    }
}

/// Whether there is data to use; an identical repeat has the first call's.
fn has_data(
    snapshot: &Snapshot<'_>,
    row: &CallRow,
    head: Option<&(Lenient<KeptHead>, bool)>,
) -> Outcome<bool> {
    let own = head.is_some_and(|(_, has_body)| *has_body);
    match row.duplicate_of {
        Some(first) if !own => Ok(snapshot.calls().head(first)?.is_some_and(|(_, has)| has)),
        Some(_) | None => Ok(own),
    }
}

fn usable(kind: DispositionKind) -> bool {
    match kind {
        DispositionKind::ConditionNotMet
        | DispositionKind::AlreadyInTheWorkflow
        | DispositionKind::Duplicate
        | DispositionKind::Kept
        | DispositionKind::Problem
        | DispositionKind::Ignored
        | DispositionKind::Refused
        | DispositionKind::OnlyATest => true,
        // Past its step a run takes no call: there is nothing left to move.
        DispositionKind::ArrivedAfterwards
        | DispositionKind::NotNeeded
        | DispositionKind::WaitingToBeHandled
        | DispositionKind::Sample
        | DispositionKind::Bound
        | DispositionKind::Unmatched
        | DispositionKind::StartedRun
        | DispositionKind::Settling
        | DispositionKind::Merged
        | DispositionKind::MovedRun => false,
    }
}

fn kind(kind: StoredKind) -> CallKind {
    match kind {
        StoredKind::Accepted | StoredKind::Sample => CallKind::Accepted,
        StoredKind::WrongToken => CallKind::WrongToken,
        StoredKind::TooBig => CallKind::TooBig,
        StoredKind::Compressed => CallKind::Compressed,
        StoredKind::Handshake => CallKind::Handshake,
        StoredKind::Opened => CallKind::Opened,
    }
}

fn disposition_kind(kind: StoredDisposition) -> DispositionKind {
    match kind {
        StoredDisposition::Waiting => DispositionKind::WaitingToBeHandled,
        StoredDisposition::Bound => DispositionKind::Bound,
        StoredDisposition::Unmatched => DispositionKind::Unmatched,
        StoredDisposition::Sample => DispositionKind::Sample,
        StoredDisposition::Started => DispositionKind::StartedRun,
        StoredDisposition::Moved => DispositionKind::MovedRun,
        StoredDisposition::ConditionNotMet => DispositionKind::ConditionNotMet,
        StoredDisposition::AlreadyInWorkflow => DispositionKind::AlreadyInTheWorkflow,
        StoredDisposition::Duplicate => DispositionKind::Duplicate,
        StoredDisposition::ArrivedAfterwards => DispositionKind::ArrivedAfterwards,
        StoredDisposition::NotNeeded => DispositionKind::NotNeeded,
        StoredDisposition::Kept => DispositionKind::Kept,
        StoredDisposition::Problem => DispositionKind::Problem,
        StoredDisposition::Ignored => DispositionKind::Ignored,
        StoredDisposition::OnlyATest => DispositionKind::OnlyATest,
        StoredDisposition::Merged => DispositionKind::Merged,
    }
}
