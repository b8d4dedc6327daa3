//! Making views of stored workflows.

use std::collections::{BTreeMap, BTreeSet};

use baton_core::ConnectionId;
use baton_core::WorkflowState as StoredState;
use baton_core::document::Definition;
use baton_core::of_word;
use baton_core::triggers::StartKind;
use baton_core::validation::{self, Connections, Known};
use baton_engine::Samples;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::runs::RunStatus;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{Snapshot, WorkflowNo};
use jiff::Timestamp;

use super::changes;
use super::views::{PartWay, Start, ToFillIn, Workflow, WorkflowState, WorkflowSummary};
use crate::addresses::{self, Base};
use crate::jobs::count;
use crate::{Code, Outcome, Refusal, connections, damaged, samples, stored};

const DONE_DAYS: i64 = 30;

pub(super) fn summary(snapshot: &Snapshot<'_>, row: &WorkflowRow) -> Outcome<WorkflowSummary> {
    Ok(WorkflowSummary {
        id: row.id.clone(),
        name: row.name.clone(),
        state: state_of(row.state),
        live_version: row.live_version.map(number),
        live_unreadable: is_unread(row, readable_live(snapshot, row)?.as_ref()),
        draft_changed: row.draft_changed,
        start: Start {
            kind: start_kind(row)?,
        },
        in_it: in_it(snapshot, row.no)?,
        done_30d: done_30d(snapshot, row.no)?,
        updated_at: row.updated_at,
        steps_count: number(row.steps),
        kept_count: kept_count(snapshot, row.no)?,
    })
}

/// What runs, or ran last, where it can be read: a version that cannot be takes nothing with it
/// that stands beside it.
pub(super) fn readable_live(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
) -> Outcome<Option<Definition>> {
    Ok(damaged::readable(stored::live_definition(snapshot, row))?.flatten())
}

/// Whether what runs, or ran last, cannot be read.
fn is_unread(row: &WorkflowRow, live: Option<&Definition>) -> bool {
    row.live_version.is_some() && live.is_none()
}

fn start_kind(row: &WorkflowRow) -> Outcome<StartKind> {
    let unknown = || {
        Refusal::new(
            Code::Damaged,
            "`workflows.start_kind` holds a kind that this Baton does not know",
        )
    };
    of_word(&row.start_kind).ok_or_else(unknown)
}

pub(super) fn whole(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    row: &WorkflowRow,
    base: &Base,
) -> Outcome<Workflow> {
    let draft = row.draft.read()?;
    let live = readable_live(snapshot, row)?;
    let known = Known {
        samples: samples::of_sent(snapshot, kept, row, &draft)?,
        last_calls: samples::of_called(snapshot, kept, row.no, &draft)?,
        ..connections::known(snapshot, &base.allowed)?
    };
    let problems = validation::validate(&draft, &known);
    let changes = live
        .as_ref()
        .map(|live| changes(live, &draft))
        .unwrap_or_default();
    let to_fill_in = to_fill_in(&draft, &known.connections);
    let short = summary(snapshot, row)?;
    Ok(Workflow {
        id: short.id,
        name: short.name,
        state: short.state,
        live_version: short.live_version,
        live_unreadable: short.live_unreadable,
        draft_changed: short.draft_changed,
        start: short.start,
        in_it: short.in_it,
        done_30d: short.done_30d,
        updated_at: short.updated_at,
        steps_count: short.steps_count,
        draft_revision: u64::try_from(row.draft_revision).unwrap_or_default(),
        draft_saved_at: row.draft_saved_at,
        draft_saved_by: row.draft_saved_by.clone(),
        addresses: addresses::of_workflow(snapshot, row, base)?,
        kept_count: short.kept_count,
        part_way: part_way(snapshot, row.no, short.in_it)?,
        draft,
        live,
        problems,
        changes,
        to_fill_in,
    })
}

/// The connections that a definition uses.
pub(crate) fn connections_of(definition: &Definition) -> BTreeSet<ConnectionId> {
    let places = definition.all_steps();
    let used = places
        .iter()
        .flat_map(|place| place.step.kind().connections());
    used.cloned().collect()
}

/// What a draft lacks: of its connections, and of the secrets that its steps name.
pub(crate) fn to_fill_in(draft: &Definition, known: &Connections) -> Vec<ToFillIn> {
    let used: BTreeMap<_, _> = connections_of(draft)
        .into_iter()
        .filter_map(|id| Some((id.clone(), known.get(&id)?)))
        .collect();
    let open = used
        .into_iter()
        .filter(|(_, known)| !known.needs.is_empty());
    let connections = open.map(|(connection, known)| ToFillIn {
        connection,
        name: known.name.clone(),
        step: None,
        step_name: None,
    });
    let mut missing: Vec<ToFillIn> = connections.collect();
    for place in draft.all_steps() {
        let request = place.step.kind().request();
        let named = request.and_then(|request| Some((request.connection?, request)));
        let Some((id, request)) = named else { continue };
        let Some(known) = known.get(id) else { continue };
        let kept = |slot: &str| {
            known
                .slots
                .as_ref()
                .is_none_or(|slots| slots.contains(slot))
        };
        if request.slots().any(|slot| !kept(slot)) {
            missing.push(ToFillIn {
                connection: id.clone(),
                name: known.name.clone(),
                step: Some(place.step.id.clone()),
                step_name: Some(place.step.name.clone()),
            });
        }
    }
    missing
}

fn in_it(snapshot: &Snapshot<'_>, no: WorkflowNo) -> Outcome<u64> {
    let counts = snapshot.counters().runs(Some(no))?;
    let unfinished = counts
        .iter()
        .filter(|(status, _)| !RunStatus::is_finished(**status));
    Ok(unfinished
        .map(|(_, n)| u64::try_from(*n).unwrap_or_default())
        .sum())
}

fn done_30d(snapshot: &Snapshot<'_>, no: WorkflowNo) -> Outcome<u64> {
    let today = Timestamp::now().as_second().div_euclid(86_400);
    let done = snapshot.counters().done_since(no, today - DONE_DAYS)?;
    Ok(u64::try_from(done).unwrap_or_default())
}

/// How many calls a workflow kept.
pub(super) fn kept_count(snapshot: &Snapshot<'_>, no: WorkflowNo) -> Outcome<u64> {
    Ok(count(snapshot.shelf().count_of(no, Shelf::Kept)?))
}

/// Nobody is counted one by one where all are in one version.
fn part_way(snapshot: &Snapshot<'_>, no: WorkflowNo, in_it: u64) -> Outcome<Vec<PartWay>> {
    let part_way = |version, people| PartWay {
        version: number(version),
        people,
    };
    let in_use = snapshot.runs().versions_in_use(no)?;
    if let [version] = in_use.as_slice() {
        return Ok(Vec::from_iter(
            (in_it > 0).then(|| part_way(*version, in_it)),
        ));
    }
    let counted = snapshot.runs().part_way(no)?.into_iter();
    Ok(counted
        .map(|(version, people)| part_way(version, count(people)))
        .collect())
}

pub(super) fn state_of(state: StoredState) -> WorkflowState {
    match state {
        StoredState::Draft => WorkflowState::Draft,
        StoredState::Live => WorkflowState::Live,
        StoredState::Off => WorkflowState::Off,
        StoredState::Paused => WorkflowState::Paused,
    }
}

pub(super) fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
