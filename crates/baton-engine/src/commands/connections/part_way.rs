//! Who is part-way with an address that is replaced, and giving them the new one.

use baton_core::document::{Definition, Segment};
use baton_core::template::Part;
use baton_core::{ConnectionId, StepId, WorkflowId};
use baton_store::table::workflows::step_addresses::StepAddressRow;
use baton_store::{Snapshot, Unread, WorkflowNo};

use crate::audit::Record;
use crate::commands::NotDone;
use crate::destinations::PartWay as Leads;
use crate::turn::Turn;
use crate::{Error, Topic};

/// The people who are part-way in versions whose step an address can be replaced for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartWay {
    /// The workflow in its file; none when it is not there.
    pub(crate) workflow: Option<WorkflowNo>,
    /// The versions they are in.
    pub(crate) versions: Vec<InVersion>,
    /// How many people.
    pub people: u64,
}

/// The people of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InVersion {
    version: i64,
    people: u64,
    /// Path and query of the version itself.
    path: Vec<Part>,
}

/// A step that goes by a connection.
pub(super) struct Place<'a> {
    pub(super) workflow: &'a WorkflowId,
    pub(super) step: &'a StepId,
    pub(super) connection: &'a ConnectionId,
}

/// Looks them up: the step is there, goes by the same connection, and has no detail of the person
/// in its address, which a pasted one cannot have.
pub fn part_way(
    tables: &Snapshot<'_>,
    workflow: &WorkflowId,
    step: &StepId,
    connection: &ConnectionId,
) -> Result<PartWay, Error> {
    let Some(row) = tables.workflows().get(workflow)? else {
        return Ok(PartWay::default());
    };
    let mut found = PartWay {
        workflow: Some(row.no),
        ..PartWay::default()
    };
    for (version, people) in tables.runs().part_way(row.no)? {
        let Some(stored) = tables.versions().get(row.no, version)? else {
            continue;
        };
        if let Some(path) = path_of(&stored.definition.read()?, step, connection) {
            let people = u64::try_from(people).unwrap_or_default();
            found.people += people;
            found.versions.push(InVersion {
                version,
                people,
                path,
            });
        }
    }
    Ok(found)
}

/// The path of a step that can be replaced.
fn path_of(definition: &Definition, step: &StepId, connection: &ConnectionId) -> Option<Vec<Part>> {
    let places = definition.all_steps();
    let place = places.iter().find(|place| place.step.id == *step)?;
    let request = place.step.kind().request()?;
    let is_by = request.connection == Some(connection);
    let path = request.path.iter().map(as_part);
    path.collect::<Option<_>>().filter(|_| is_by)
}

/// A piece of an address; none for a detail of the person.
pub fn as_part(segment: &Segment) -> Option<Part> {
    match segment {
        Segment::Text { text } => Some(Part::Text(text.clone())),
        Segment::Secret { slot } => Some(Part::Secret(slot.clone())),
        Segment::Detail { .. } => None,
    }
}

/// Gives those who are part-way what takes the place of their path; gives how many have it now.
pub(super) fn give(
    turn: &mut Turn<'_, '_>,
    place: &Place<'_>,
    next: impl Fn(Vec<Part>) -> Option<Vec<Part>>,
    by: &str,
    record: &mut Record,
) -> Result<u64, Error> {
    let Place {
        workflow,
        step,
        connection,
    } = *place;
    let found = part_way(&turn.tx.snapshot(), workflow, step, connection)?;
    let no = found.workflow;
    let no = no.ok_or_else(|| NotDone::no_such("workflow", workflow))?;
    let mut given = 0;
    for one in found.versions {
        let of = (no, one.version);
        let destinations = &turn.runtime.destinations;
        let before = match destinations.path_for(of, step, Some(connection)) {
            Leads::Given(path) => path,
            Leads::Own | Leads::Unread => one.path,
        };
        let Some(path) = next(before) else {
            continue;
        };
        turn.tx.step_addresses().set(&StepAddressRow {
            workflow: no,
            version: one.version,
            step: step.clone(),
            connection: connection.clone(),
            path: Unread::of(&path),
            by: by.to_owned(),
            at: turn.now,
        })?;
        given += one.people;
    }
    record.on("workflow", workflow).on("step", step);
    record.text("people", given.to_string());
    turn.hint(Topic::Workflow, workflow);
    Ok(given)
}
