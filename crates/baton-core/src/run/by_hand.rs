//! What an admin does to a run. Whether it is possible says `verdict`, nothing here.

use super::asked::Asked;
use super::change::{Change, Then, by_and_why, params, path_and_name};
use super::event::ChangedData;
use super::progress::{enter, follow, go_on_after, leave, never_reached};
use super::reason::Reason;
use super::state::{RunStatus, StepState, StepStatus};
use super::verb::Verb;
use super::verdict::{may_stop, permitted};
use crate::document::Definition;
use crate::document::walk::insides;
use crate::history::Kind;
use crate::ids::StepId;
use crate::json::Json;
use crate::steps::Step;
use crate::template::Prepared;

pub(super) fn skip(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    (by, why): (&str, &str),
) -> Result<(), Reason> {
    let step = permitted(&change.run, Verb::Skip, &Asked::by_id(definition, id))?;
    if change.state(id).own.is_done_again() {
        // The step stays done; only the message that was made after its success is given up.
        change.note(Some(id), Kind::NewMessageDropped, by_and_why(by, why));
        stop_doing_again(change, step);
        return Ok(());
    }
    change.note(Some(id), Kind::StepSkipped, by_and_why(by, why));
    step.own().called_off(change, id);
    leave(change, step, StepStatus::Skipped);
    go_on_after(change, definition, id);
    Ok(())
}

pub(super) fn mark_received(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    (by, why): (&str, &str),
    data: Option<&Json>,
) -> Result<(), Reason> {
    let step = permitted(
        &change.run,
        Verb::MarkReceived,
        &Asked::by_id(definition, id),
    )?;
    if let Some(data) = data {
        change.keep(id, data);
    }
    change.note(Some(id), Kind::MarkedReceived, by_and_why(by, why));
    follow(change, definition, step, Then::Passed);
    Ok(())
}

pub(super) fn send_again(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    (by, why): (&str, &str),
    changed: Option<&ChangedData>,
) -> Result<(), Reason> {
    let step = permitted(&change.run, Verb::SendAgain, &Asked::by_id(definition, id))?;
    // What was changed by hand is a new message, whether one was made before or none could be (C8).
    if let Some(changed) = changed {
        let own = step.own();
        return own.send_changed(change, id, by_and_why(by, why), changed);
    }
    if step.own().send_again(change, id, by_and_why(by, why)) {
        return Ok(());
    }
    change.note(Some(id), Kind::TriedAgain, by_and_why(by, why));
    change.close_problem(id);
    let then = enter(change, step);
    follow(change, definition, step, then);
    Ok(())
}

/// The settings of the version stand in the definition already; the step is left where it is.
pub(super) fn use_settings(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    version: i64,
    (by, why): (&str, &str),
) -> Result<(), Reason> {
    let step = permitted(
        &change.run,
        Verb::UseSettings,
        &Asked::by_id(definition, id),
    )?;
    step.own()
        .send_with_settings(change, id, version, by_and_why(by, why))
}

pub(super) fn send_new(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    (by, why): (&str, &str),
    before: Option<&Prepared>,
) -> Result<(), Reason> {
    let step = permitted(&change.run, Verb::SendNew, &Asked::by_id(definition, id))?;
    if step
        .own()
        .send_new(change, id, by_and_why(by, why), before)?
    {
        return Ok(());
    }
    send_again(change, definition, id, (by, why), None)
}

/// The path is the admin's choice where it could not be told; *otherwise* is the step's own id.
pub(super) fn take_path(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    path: &StepId,
    (by, why): (&str, &str),
) -> Result<(), Reason> {
    let step = permitted(&change.run, Verb::TakePath, &Asked::by_id(definition, id))?;
    let chosen = insides(step).find(|inside| inside.path == path);
    let chosen = chosen.ok_or(Reason::UnknownPath)?;
    let mut details = by_and_why(by, why);
    details.extend(path_and_name(&chosen));
    change.note(Some(id), Kind::PathChosen, details);
    change.close_problem(id);
    follow(change, definition, step, Then::Takes(vec![chosen.index]));
    Ok(())
}

pub(super) fn skip_ahead(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    by: &str,
) -> Result<(), Reason> {
    let step = permitted(&change.run, Verb::SkipAhead, &Asked::by_id(definition, id))?;
    let details = params([("by", by.to_owned())]);
    change.note(Some(id), Kind::SkippedAhead, details);
    follow(change, definition, step, Then::Passed);
    Ok(())
}

pub(super) fn stop(
    change: &mut Change<'_>,
    definition: &Definition,
    (by, why): (&str, &str),
) -> Result<(), Reason> {
    may_stop(&change.run)?;
    change.note(None, Kind::RunStopped, by_and_why(by, why));
    for step in steps_with(change, definition, StepState::is_at_work) {
        step.own().called_off(change, &step.id);
        leave(change, step, StepStatus::Stopped);
    }
    for step in steps_with(change, definition, |state| state.own.is_done_again()) {
        stop_doing_again(change, step);
    }
    // What is left are the steps that own the paths: the innermost first.
    let owners = steps_with(change, definition, |state| state.status.is_under_way());
    for step in owners.into_iter().rev() {
        leave(change, step, StepStatus::Stopped);
    }
    never_reached(change, &definition.steps);
    change.run.settling = None;
    change.run.status = RunStatus::Stopped;
    Ok(())
}

fn steps_with<'d>(
    change: &Change<'_>,
    definition: &'d Definition,
    holds: impl Fn(&StepState) -> bool,
) -> Vec<&'d Step> {
    let steps = definition.all_steps().into_iter().map(|place| place.step);
    let state = |step: &&Step| change.run.step(&step.id).is_some_and(&holds);
    steps.filter(state).collect()
}

/// Nothing of what was made after the step's success is open any more.
fn stop_doing_again(change: &mut Change<'_>, step: &Step) {
    step.own().called_off(change, &step.id);
    change.close_problem(&step.id);
    step.own().done_again_over(change, &step.id);
}
