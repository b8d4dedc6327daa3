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

/// The people who are part-way in versions whose step goes by a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartWay {
    /// The workflow in its file; none when it is not there.
    pub(crate) workflow: Option<WorkflowNo>,
    /// The versions they are in.
    pub(crate) versions: Vec<InVersion>,
    /// How many people can be given another address.
    pub people: u64,
}

/// The people of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InVersion {
    version: i64,
    people: u64,
    /// Path and query of the version itself; none with a detail of the person in it, which a pasted
    /// one cannot have.
    path: Option<Vec<Part>>,
}

/// A step that goes by a connection.
pub(super) struct Place<'a> {
    pub(super) workflow: &'a WorkflowId,
    pub(super) step: &'a StepId,
    pub(super) connection: &'a ConnectionId,
}

/// Looks them up: the step is there, and goes by the same connection.
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
            found.people += path.as_ref().map_or(0, |_| people);
            found.versions.push(InVersion {
                version,
                people,
                path,
            });
        }
    }
    Ok(found)
}

/// The path of a step that goes by a connection, where it can be replaced.
fn path_of(
    definition: &Definition,
    step: &StepId,
    connection: &ConnectionId,
) -> Option<Option<Vec<Part>>> {
    let places = definition.all_steps();
    let place = places.iter().find(|place| place.step.id == *step)?;
    let request = place.step.kind().request()?;
    let is_by = request.connection == Some(connection);
    let path = request.path.iter().map(as_part);
    is_by.then(|| path.collect())
}

/// A piece of an address; none for a detail of the person.
pub fn as_part(segment: &Segment) -> Option<Part> {
    match segment {
        Segment::Text { text } => Some(Part::Text(text.clone())),
        Segment::Secret { slot } => Some(Part::Secret(slot.clone())),
        Segment::Detail { .. } => None,
    }
}

/// The addresses of a step that are known: the draft's, and those of people part-way. A draft that
/// cannot be read has none.
pub(super) fn paths_of(turn: &Turn<'_, '_>, place: &Place<'_>) -> Result<Vec<Vec<Part>>, Error> {
    let tables = turn.tx.snapshot();
    let Some(row) = tables.workflows().get(place.workflow)? else {
        return Ok(Vec::new());
    };
    let mut paths = Vec::new();
    if let Ok(draft) = row.draft.read() {
        paths.extend(path_of(&draft, place.step, place.connection).flatten());
    }
    let destinations = &turn.runtime.destinations;
    for one in part_way(&tables, place.workflow, place.step, place.connection)?.versions {
        let of = (row.no, one.version);
        match destinations.path_for(of, place.step, Some(place.connection)) {
            Leads::Given(path) => paths.push(path),
            Leads::Own | Leads::Unread => paths.extend(one.path),
        }
    }
    Ok(paths)
}

/// What came of giving people part-way another address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// How many have it now.
    pub people: u64,
    /// How many could not have it: their address is another one.
    pub without: u64,
}

/// Gives those who are part-way what takes the place of their path.
pub(super) fn give(
    turn: &mut Turn<'_, '_>,
    place: &Place<'_>,
    next: impl Fn(Vec<Part>) -> Option<Vec<Part>>,
    by: &str,
    record: &mut Record,
) -> Result<Given, Error> {
    let Place {
        workflow,
        step,
        connection,
    } = *place;
    let found = part_way(&turn.tx.snapshot(), workflow, step, connection)?;
    let no = found.workflow;
    let no = no.ok_or_else(|| NotDone::no_such("workflow", workflow))?;
    let mut given = Given::default();
    for one in found.versions {
        let of = (no, one.version);
        let destinations = &turn.runtime.destinations;
        let before = match destinations.path_for(of, step, Some(connection)) {
            Leads::Given(path) => Some(path),
            Leads::Own | Leads::Unread => one.path,
        };
        let Some(path) = before.and_then(&next) else {
            given.without += one.people;
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
        given.people += one.people;
    }
    record.on("workflow", workflow).on("step", step);
    record.text("people", given.people.to_string());
    turn.hint(Topic::Workflow, workflow);
    Ok(given)
}
