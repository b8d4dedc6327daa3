//! One event on one run.

mod settling;

use jiff::Timestamp;

use super::asked::{Asked, current_step, open_step, sending_step, unfinished, withdrawn_step};
use super::by_hand;
use super::change::{Change, params};
use super::effect::{Deadline, Effect};
use super::event::{Answer, Ended, Event, Happened, Try, Updated};
use super::needed;
use super::progress::{begin, follow};
use super::reason::Reason;
use super::state::{RunState, StepState};
use crate::call::Entry;
use crate::document::Definition;
use crate::history::{HistoryEntry, Kind};
use crate::ids::{CallId, RunId, StepId};

/// What an event did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The next state, or why there is none.
    pub outcome: Outcome,
    /// What the host has to do, in order; rows before they are requests.
    pub effects: Vec<Effect>,
    /// What is written down.
    pub history: Vec<HistoryEntry>,
}

/// Whether an event changed the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did; store this.
    Next(RunState),
    /// It did not.
    Ignored(Reason),
}

/// Applies one event. Total: every event in every state has an answer.
#[must_use]
pub fn apply(
    definition: &Definition,
    run: (&RunId, &RunState),
    event: &Event<'_>,
    now: Timestamp,
) -> Transition {
    let mut change = Change::new(definition, run, Some(event.details), now);
    let done = dispatch(&mut change, definition, &event.happened);
    transition(change, done)
}

/// Applies one event of which the host has read no details yet; none where the answer hangs on
/// them. So what is not asked for is not read.
#[must_use]
pub fn apply_unread(
    definition: &Definition,
    run: (&RunId, &RunState),
    happened: &Happened,
    now: Timestamp,
) -> Option<Transition> {
    let mut change = Change::new(definition, run, None, now);
    let done = dispatch(&mut change, definition, happened);
    (!change.lacks_details()).then(|| transition(change, done))
}

fn transition(change: Change<'_>, done: Result<(), Reason>) -> Transition {
    match done {
        Ok(()) => {
            let (next, effects, history) = change.finish();
            Transition {
                outcome: Outcome::Next(next),
                effects,
                history,
            }
        }
        Err(reason) => Transition {
            outcome: Outcome::Ignored(reason),
            effects: Vec::new(),
            history: Vec::new(),
        },
    }
}

fn dispatch(
    change: &mut Change<'_>,
    definition: &Definition,
    happened: &Happened,
) -> Result<(), Reason> {
    match happened {
        Happened::Started { about } => started(change, definition, about.as_ref()),
        Happened::StartedToSettle { about, until } => waits(change, definition, about, *until),
        Happened::CallMerged { call, about } => settling::merge(change, definition, (call, about)),
        Happened::Settled => settling::end(change, definition),
        Happened::StartedNow { by } => settling::start_now(change, definition, by),
        Happened::AnotherCallCame { call } => another_call(change, call),
        Happened::AnswerReceived {
            step,
            occurrence,
            answer,
            tries,
        } => answered(change, definition, step, (*occurrence, *tries), answer),
        Happened::TryFailed {
            step,
            occurrence,
            failure,
            tries,
            last,
            leads_to,
        } => {
            let report = Try {
                failure: *failure,
                number: *tries,
                last: *last,
                leads_to: leads_to.as_deref(),
            };
            try_failed(change, definition, step, *occurrence, report)
        }
        Happened::CallBound { step, call, about } => bound(change, definition, step, call, about),
        Happened::PersonUpdated { step, updated } => {
            person_updated(change, definition, step, updated)
        }
        Happened::DeadlinePassed { step, which } => {
            deadline_passed(change, definition, step, *which)
        }
        Happened::StepSkipped { step, by, why } => {
            by_hand::skip(change, definition, step, (by, why))
        }
        Happened::MarkedReceived {
            step,
            by,
            why,
            data,
        } => by_hand::mark_received(change, definition, step, (by, why), data.as_ref()),
        Happened::SentAgain {
            step,
            by,
            why,
            changed,
        } => by_hand::send_again(change, definition, step, (by, why), changed.as_deref()),
        Happened::SettingsUsed {
            step,
            version,
            by,
            why,
        } => by_hand::use_settings(change, definition, step, *version, (by, why)),
        Happened::SentNew {
            step,
            by,
            why,
            before,
        } => by_hand::send_new(change, definition, step, (by, why), before.as_deref()),
        Happened::PathChosen {
            step,
            path,
            by,
            why,
        } => by_hand::take_path(change, definition, step, path, (by, why)),
        Happened::SkippedAhead { step, by } => by_hand::skip_ahead(change, definition, step, by),
        Happened::DetailsChanged => details_changed(change, definition),
        Happened::Stopped { by, why } => by_hand::stop(change, definition, (by, why)),
    }
}

fn person_updated(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    updated: &Updated,
) -> Result<(), Reason> {
    let step = current_step(&change.run, &Asked::by_id(definition, id))?;
    let then = step.own().person_updated(change, id, updated)?;
    follow(change, definition, step, then);
    Ok(())
}

fn deadline_passed(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    which: Deadline,
) -> Result<(), Reason> {
    let step = current_step(&change.run, &Asked::by_id(definition, id))?;
    let then = step.own().deadline_passed(change, id, which)?;
    follow(change, definition, step, then);
    Ok(())
}

/// A call at the start that came while the run was under way is told, and changes nothing.
fn another_call(change: &mut Change<'_>, call: &CallId) -> Result<(), Reason> {
    unfinished(&change.run)?;
    let call = params([("call", call.to_string())]);
    change.note(None, Kind::AnotherEventCame, call);
    Ok(())
}

fn bound(
    change: &mut Change<'_>,
    definition: &Definition,
    step: &StepId,
    call: &CallId,
    about: &Entry,
) -> Result<(), Reason> {
    let step = open_step(&change.run, &Asked::by_id(definition, step))?;
    let then = step.own().called(change, &step.id, call, about)?;
    follow(change, definition, step, then);
    Ok(())
}

fn answered(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    (occurrence, tries): (u32, u32),
    answer: &Answer,
) -> Result<(), Reason> {
    let asked = Asked::by_id(definition, id);
    if let Some(step) = withdrawn_step(&change.run, &asked) {
        let ended = Ended::Answered(answer.status);
        return step.own().ended_afterwards(change, id, occurrence, &ended);
    }
    let step = sending_step(&change.run, &asked)?;
    let then = step.own().answered(change, id, occurrence, answer, tries)?;
    follow(change, definition, step, then);
    Ok(())
}

fn try_failed(
    change: &mut Change<'_>,
    definition: &Definition,
    id: &StepId,
    occurrence: u32,
    report: Try<'_>,
) -> Result<(), Reason> {
    let asked = Asked::by_id(definition, id);
    if let Some(step) = withdrawn_step(&change.run, &asked) {
        let ended = Ended::Failed(report.failure);
        return step.own().ended_afterwards(change, id, occurrence, &ended);
    }
    let step = sending_step(&change.run, &asked)?;
    step.own().try_failed(change, id, occurrence, report)
}

/// Lets every step under way look again, in the order of the document; what one of them moves on
/// may end the others.
fn details_changed(change: &mut Change<'_>, definition: &Definition) -> Result<(), Reason> {
    unfinished(&change.run)?;
    let mut changed = Err(Reason::NothingChanged);
    for place in definition.all_steps() {
        let step = place.step;
        if change.run.step(&step.id).is_some_and(StepState::is_at_work)
            && let Ok(then) = step.own().details_changed(change, &step.id)
        {
            changed = Ok(());
            follow(change, definition, step, then);
        }
    }
    changed
}

fn started(
    change: &mut Change<'_>,
    definition: &Definition,
    about: Option<&Entry>,
) -> Result<(), Reason> {
    arrives(change, definition, about)?;
    begin(change, definition);
    Ok(())
}

/// The run is there, and does not begin before it has waited for more about its person.
fn waits(
    change: &mut Change<'_>,
    definition: &Definition,
    about: &Entry,
    until: Timestamp,
) -> Result<(), Reason> {
    arrives(change, definition, Some(about))?;
    settling::wait(change, until);
    Ok(())
}

fn arrives(
    change: &mut Change<'_>,
    definition: &Definition,
    about: Option<&Entry>,
) -> Result<(), Reason> {
    if change.run.started_at.is_some() {
        return Err(Reason::AlreadyStarted);
    }
    change.run.started_at = Some(change.now);
    if let Some(entry) = about {
        change.run.trigger = needed::of_trigger(definition, |at| entry.find(at));
    }
    change.note(None, Kind::RunStarted, params([]));
    Ok(())
}
