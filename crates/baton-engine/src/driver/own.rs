//! What the driver changes without an admin, as audit rows in Baton's name (C14).
//!
//! A run has its history; only what outlives it stands here: people and connections.

use baton_core::Json;
use baton_store::table::connections::{LastProblem, WhyStopped};
use baton_store::table::people::Person;

use super::trigger::TriggerCall;
use super::turn::Turn;
use crate::Error;
use crate::audit::{Action, Record, record_own};
use crate::outbox::Ready;

/// The only status that stops a connection (C8).
pub(super) const GONE: u16 = 410;

impl Turn<'_, '_> {
    /// Begins the row of what a call did to a person.
    pub(super) fn record_person(
        &mut self,
        action: Action,
        person: &Person,
        trigger: &TriggerCall<'_>,
    ) -> Result<Record, Error> {
        let workflow = self.flow(trigger.address.workflow)?;
        let mut record = record_own(action, "call");
        record
            .on("person", &person.id)
            .on("call", &trigger.waiting.call.id)
            .on("workflow", &workflow.id)
            .text("name", person.display_name.as_str());
        Ok(record)
    }

    /// Stops the connection of a message whose tool says that the address is gone.
    pub(super) fn stop_connection(
        &mut self,
        message: &Ready,
        problem: LastProblem,
    ) -> Result<(), Error> {
        let Some(id) = &message.prepared.connection else {
            return Ok(());
        };
        let before = self.tx.connections().get(id)?;
        self.tx
            .connections()
            .set_stopped(id, Some(&WhyStopped::Gone(problem)))?;
        self.after.connections_changed = true;
        // Messages that were under way get the same answer; the connection stops once.
        let Some(stopped) = before.filter(|row| !row.stopped) else {
            return Ok(());
        };
        record_own(Action::ConnectionStopped, "answer")
            .on("connection", id)
            .on("message", &message.id)
            .text("name", stopped.connection.name)
            .text("status", GONE.to_string())
            .write(self.tx)
    }
}

/// The names in which a person's details differ.
pub(super) fn differing(before: &Json, after: &Json) -> Vec<String> {
    let mut names = Vec::new();
    compare(before, after, "", &mut names);
    names
}

fn compare(before: &Json, after: &Json, within: &str, names: &mut Vec<String>) {
    let Json::Object(members) = after else { return };
    for (name, value) in members {
        let known = before.get(name);
        match (known, value) {
            (Some(known), _) if known == value => {}
            (Some(known @ Json::Object(_)), Json::Object(_)) if within.is_empty() => {
                compare(known, value, &format!("{name}/"), names);
            }
            _differs => names.push(format!("{within}{name}")),
        }
    }
}
