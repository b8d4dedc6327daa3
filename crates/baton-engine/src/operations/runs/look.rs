//! Making views of stored runs.

use baton_core::RunState;
use baton_core::definition::Definition;
use baton_store::Snapshot;
use baton_store::table::runs::{RunRow, RunStatus as StoredStatus};
use baton_store::table::runs_list::RunLine;

use super::steps::steps_of;
use super::views::{
    Run, RunPerson, RunStatus, RunSummary, RunWorkflow, StartedBy, StartedByKind, Where, WhereKind,
};
use crate::operations::workflows::definition_of;
use crate::operations::{Code, Outcome, Params, Refusal};

/// A run as lists show it.
pub(super) fn summary(look: &Snapshot<'_>, line: RunLine) -> Outcome<RunSummary> {
    let step_name = step_name(look, &line.run)?;
    Ok(short(line, step_name))
}

/// A whole run.
pub(super) fn whole(look: &Snapshot<'_>, row: RunRow) -> Outcome<Run> {
    let (definition, state) = (definition(look, &row)?, state(&row)?);
    let workflow = look.workflows().by_no(row.workflow)?;
    let call = match row.call {
        Some(no) => look.calls().id(no)?,
        None => None,
    };
    let steps = steps_of(look, &row, &definition, &state)?;
    let started_by = started_by(&row.started_by, call);
    let finished_at = row.now.finished_at;
    let name = row
        .now
        .place
        .step
        .as_ref()
        .and_then(|id| named(&definition, id));
    let short = short(look.runs().line(row)?, name);
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
        current_version: workflow.and_then(|row| row.live_version).map(number),
        definition,
        started_by,
        finished_at,
        steps,
    })
}

/// The definition that a run is pinned to.
pub(crate) fn definition(look: &Snapshot<'_>, row: &RunRow) -> Outcome<Definition> {
    let stored = look.versions().get(row.workflow, row.version)?;
    let stored = stored.ok_or_else(|| Refusal::not_found("version", row.version))?;
    definition_of(&stored.definition)
}

/// The machine's state of a run.
pub(crate) fn state(row: &RunRow) -> Outcome<RunState> {
    serde_json::from_str(&row.now.state).map_err(|error| {
        Refusal::new(
            Code::Internal,
            format!("a stored run cannot be read: {error}"),
        )
    })
}

fn short(line: RunLine, step_name: Option<String>) -> RunSummary {
    let run = line.run;
    let params = run
        .now
        .place
        .params
        .as_deref()
        .and_then(|json| serde_json::from_str(json).ok());
    RunSummary {
        id: run.id,
        person: RunPerson {
            id: line.person_id,
            name: line.person_name,
        },
        workflow: RunWorkflow {
            id: line.workflow_id,
            name: line.workflow_name,
        },
        version: number(run.version),
        status: status(run.now.status),
        whereabouts: Where {
            kind: place(&run.now.place.kind),
            params: params.unwrap_or_default(),
            step: run.now.place.step,
            step_name,
        },
        last_news_at: run.now.last_news_at,
        started_at: run.started_at,
        try_out: run.try_out,
    }
}

/// The name of the step a run is at, from the version it is pinned to.
fn step_name(look: &Snapshot<'_>, row: &RunRow) -> Outcome<Option<String>> {
    match &row.now.place.step {
        Some(step) => Ok(named(&definition(look, row)?, step)),
        None => Ok(None),
    }
}

fn named(definition: &Definition, id: &baton_core::StepId) -> Option<String> {
    definition.step(id).map(|step| step.name.clone())
}

/// A place by the word it is stored under.
pub(super) fn place(word: &str) -> WhereKind {
    let value = serde_json::Value::from(word);
    serde_json::from_value(value).unwrap_or(WhereKind::Moving)
}

fn started_by(json: &str, call: Option<baton_core::CallId>) -> StartedBy {
    let stored: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
    let kind = match stored["kind"].as_str() {
        Some("hand") => StartedByKind::Hand,
        Some("try_out") => StartedByKind::TryOut,
        Some(_) | None => StartedByKind::Call,
    };
    let params: Params = serde_json::from_value(stored["params"].clone()).unwrap_or_default();
    StartedBy { kind, call, params }
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
