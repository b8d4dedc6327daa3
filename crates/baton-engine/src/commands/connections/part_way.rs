//! Who is part-way with an address that was replaced.

use baton_core::document::{Definition, Segment};
use baton_core::{ConnectionId, StepId, WorkflowId};
use baton_store::{Snapshot, WorkflowNo};

use crate::Error;

/// The people who are part-way in versions whose step an address can be replaced for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartWay {
    /// The workflow in its file; none when it is not there.
    pub(crate) workflow: Option<WorkflowNo>,
    /// The versions they are in.
    pub(crate) versions: Vec<i64>,
    /// How many people.
    pub people: u64,
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
        if can_be_replaced(&stored.definition.read()?, step, connection) {
            found.versions.push(version);
            found.people += u64::try_from(people).unwrap_or_default();
        }
    }
    Ok(found)
}

fn can_be_replaced(definition: &Definition, step: &StepId, connection: &ConnectionId) -> bool {
    let places = definition.all_steps();
    let place = places.iter().find(|place| place.step.id == *step);
    let request = place.and_then(|place| place.step.kind().request());
    request.is_some_and(|request| {
        let mut details = request.path.iter().filter_map(Segment::reference);
        request.connection == Some(connection) && details.next().is_none()
    })
}
