//! *Wait for time*: when it is over, that it is never early, and that it follows the person.

mod clock;
mod following;
mod oracle;
mod settling;

use baton_core::calendar::CompanyTime;
use baton_core::document::Definition;
use baton_core::{Details, Event, Happened, Outcome, RunState, apply};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::fixture::{definition, maria, run_id, step_id, workflow};

/// A step that waits for a moment.
pub(crate) fn wait_until(id: &str, until: &Value) -> Value {
    json!({"id": format!("step_{id}"), "name": id, "action": {
        "kind": "wait_for_time", "until": until, "weekend_rule": "as_it_is",
        "already_past": "go_on"}})
}

/// Days before, on or after a date of the person, at nine.
fn by_date(amount: u32, side: &str, detail: &str) -> Value {
    json!({"kind": "date", "amount": amount, "unit": "days", "side": side, "detail": detail,
        "at": "09:00"})
}

fn alone(step: Value) -> Definition {
    definition(workflow(vec![step]))
}

/// Maria with these details in place of hers, in a company with this time.
fn person(details: &str, time: &CompanyTime) -> Details {
    Details {
        person: crate::fixture::read(details),
        time: time.clone(),
        ..maria()
    }
}

/// The next state; none when the event is ignored.
fn after(
    definition: &Definition,
    run: &RunState,
    happened: Happened,
    details: &Details,
    now: Timestamp,
) -> Option<RunState> {
    let event = Event { happened, details };
    match apply(definition, (&run_id(), run), &event, now).outcome {
        Outcome::Next(next) => Some(next),
        Outcome::Ignored(_) => None,
    }
}

fn started(definition: &Definition, details: &Details, now: Timestamp) -> RunState {
    let start = Happened::Started { about: None };
    after(definition, &RunState::default(), start, details, now).unwrap()
}

fn until(run: &RunState) -> Option<Timestamp> {
    let step = run.step(&step_id("wait"))?;
    step.own.wakes_at(baton_core::run::Deadline::Due)
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}
