//! Making views of stored runs.

use baton_core::calendar::Zone;
use baton_core::document::Definition;
use baton_core::run::with_settings;
use baton_core::{CallId, StepId};
use baton_store::Snapshot;
use baton_store::lists::runs::RunLine;
use baton_store::table::runs::{RunRow, RunStatus as StoredStatus, StartedBy as StoredStart};

use super::by_hand::{by_hand, stopped};
use super::named::{Here, Names};
use super::newer::Newer;
use super::steps::{steps_of, values_of};
use super::views::{ByHand, Run, RunPerson, RunStatus, RunSummary, RunWorkflow, StartedBy, Where};
use crate::told::Telling;
use crate::{Outcome, Refusal};

/// A run as lists show it.
pub(super) fn summary(
    snapshot: &Snapshot<'_>,
    names: &mut Names,
    telling: &Telling,
    line: RunLine,
) -> Outcome<RunSummary> {
    let here = names.here(snapshot, &line.run)?;
    let stopped = stopped(snapshot, &line.run)?;
    Ok(short(line, here, stopped, telling))
}

/// A whole run.
pub(super) fn whole(snapshot: &Snapshot<'_>, row: RunRow, computer: Zone) -> Outcome<Run> {
    let (definition, state) = (definition(snapshot, &row)?, row.now.state.read()?);
    let workflow = snapshot.workflows().by_no(row.workflow)?;
    let call = match row.call {
        Some(no) => snapshot.calls().id(no)?,
        None => None,
    };
    let by_hand = by_hand(snapshot, &row)?;
    let telling = Telling::read(snapshot)?;
    let newer = Newer::read(snapshot, &row, computer)?;
    let steps = steps_of(
        snapshot,
        &row,
        &definition,
        (&state, &by_hand.steps),
        (&telling, &newer),
    )?;
    let started_by = started_by(row.started_by.read(), call, &telling);
    let finished_at = row.now.finished_at;
    let here = Names::default().here(snapshot, &row)?;
    let line = snapshot.runs().line(row)?;
    let short = short(line, here, by_hand.stopped, &telling);
    Ok(Run {
        id: short.id,
        person: short.person,
        workflow: short.workflow,
        version: short.version,
        status: short.status,
        whereabouts: short.whereabouts,
        last_news_at: short.last_news_at,
        started_at: short.started_at,
        try_out: short.try_out,
        stopped: short.stopped,
        current_version: workflow.and_then(|row| row.live_version).map(number),
        definition,
        started_by,
        finished_at,
        steps,
    })
}

/// The definition by which a run goes: that of its version, with the settings that an admin took from
/// others for some steps.
pub(crate) fn definition(snapshot: &Snapshot<'_>, row: &RunRow) -> Outcome<Definition> {
    let mut own = version(snapshot, row, row.version)?;
    let state = row.now.state.read()?;
    for (step, other) in state.other_settings() {
        own = with_settings(own, step, &version(snapshot, row, other)?);
    }
    Ok(own)
}

/// The definition by which a message of a step was made.
pub(super) fn made_by(
    snapshot: &Snapshot<'_>,
    row: &RunRow,
    step: &StepId,
    other: Option<i64>,
) -> Outcome<Definition> {
    let own = version(snapshot, row, row.version)?;
    Ok(match other {
        Some(other) => with_settings(own, step, &version(snapshot, row, other)?),
        None => own,
    })
}

fn version(snapshot: &Snapshot<'_>, row: &RunRow, version: i64) -> Outcome<Definition> {
    let stored = snapshot.versions().get(row.workflow, version)?;
    let stored = stored.ok_or_else(|| Refusal::not_found("version", version))?;
    Ok(stored.definition.read()?)
}

fn short(line: RunLine, here: Here, stopped: Option<ByHand>, telling: &Telling) -> RunSummary {
    let run = line.run;
    let mut params = values_of(&run.now.place);
    if let Some(at) = here.next_try {
        params.insert("next_try".to_owned(), at.to_string());
    }
    RunSummary {
        id: run.id,
        person: RunPerson {
            id: line.person_id,
            name: line.person_name,
            work_email: line.work_email,
        },
        workflow: RunWorkflow {
            id: line.workflow_id,
            name: line.workflow_name,
        },
        version: number(run.version),
        status: status(run.now.status),
        whereabouts: Where {
            kind: run.now.place.kind,
            params: telling.told(params),
            step: run.now.place.step,
            step_name: here.step,
            tool: here.tool,
            more: run.now.place.more,
        },
        last_news_at: run.now.last_news_at,
        started_at: run.started_at,
        try_out: run.try_out,
        stopped,
    }
}

fn started_by(stored: StoredStart, call: Option<CallId>, telling: &Telling) -> StartedBy {
    let mut params = telling.told(stored.params);
    let detail = params.get("detail");
    // What is marked today decides: of such a detail it is told only that it changed.
    if detail.is_some_and(|detail| telling.hides(detail)) {
        params.insert("hidden".to_owned(), "yes".to_owned());
    }
    StartedBy {
        kind: stored.kind,
        call,
        params,
    }
}

fn status(status: StoredStatus) -> RunStatus {
    match status {
        StoredStatus::Running => RunStatus::Running,
        StoredStatus::Waiting => RunStatus::Waiting,
        StoredStatus::NeedsYou => RunStatus::NeedsYou,
        StoredStatus::Done => RunStatus::Done,
        StoredStatus::Stopped => RunStatus::Stopped,
    }
}

fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
