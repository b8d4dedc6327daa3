//! One event on one run.

use jiff::Timestamp;

use super::asked::{Asked, current_step, open_step, sending_step};
use super::by_hand;
use super::change::{Change, params};
use super::effect::Effect;
use super::event::{Event, Happened, Try};
use super::needed;
use super::progress::{begin, follow};
use super::reason::Reason;
use super::state::RunState;
use crate::call::Entry;
use crate::document::Definition;
use crate::history::{HistoryEntry, Kind};

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
    run: &RunState,
    event: &Event<'_>,
    now: Timestamp,
) -> Transition {
    let mut change = Change::new(definition, run, event.details, now);
    match dispatch(&mut change, definition, &event.happened) {
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
        Happened::AnswerReceived {
            step,
            occurrence,
            answer,
            tries,
        } => {
            let step = sending_step(&change.run, Asked::by_id(definition, step))?;
            let kind = step.own();
            let then = kind.answered(change, &step.id, *occurrence, answer, *tries)?;
            follow(change, definition, step, then);
            Ok(())
        }
        Happened::TryFailed {
            step,
            occurrence,
            failure,
            tries,
            last,
        } => {
            let step = sending_step(&change.run, Asked::by_id(definition, step))?;
            let report = Try::new(*failure, *tries, *last);
            step.own().try_failed(change, &step.id, *occurrence, report)
        }
        Happened::CallBound { step, call, data } => {
            let step = open_step(&change.run, Asked::by_id(definition, step))?;
            let then = step.own().called(change, &step.id, call, data)?;
            follow(change, definition, step, then);
            Ok(())
        }
        Happened::DeadlinePassed { step, which } => {
            let step = current_step(&change.run, Asked::by_id(definition, step))?;
            step.own().deadline_passed(change, &step.id, *which)
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
        Happened::SentAgain { step, by, why } => {
            by_hand::send_again(change, definition, step, (by, why))
        }
        Happened::SentNew {
            step,
            by,
            why,
            before,
        } => by_hand::send_new(change, definition, step, (by, why), before.as_deref()),
        Happened::Stopped { by, why } => by_hand::stop(change, definition, (by, why)),
    }
}

fn started(
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
    begin(change, definition);
    Ok(())
}
