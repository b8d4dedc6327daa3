//! Who still needs an admin after messages were sent again: what kept theirs from being made.

use baton_store::Snapshot;
use baton_store::table::jobs::{JobRow, JobState, Work};
use baton_store::table::problems::ItemRow;

use super::shown::params;
use super::views::StillNeeds;
use crate::Outcome;
use crate::damaged::beside;

/// So many are named.
const NAMED: usize = 3;

/// The first for whom a job that sent again could not, and what they lack; nobody while it goes on.
pub(super) fn of_job(snapshot: &Snapshot<'_>, job: &JobRow) -> Outcome<Vec<StillNeeds>> {
    if job.state == JobState::UnderWay || job.could_not == 0 {
        return Ok(Vec::new());
    }
    let (Work::SendAgain { problem, until, .. } | Work::UseSettings { problem, until, .. }) =
        job.work.read()?
    else {
        return Ok(Vec::new());
    };
    let Some(problem) = snapshot.problems().by_no(problem)? else {
        return Ok(Vec::new());
    };
    let mut still = Vec::new();
    for item in snapshot.problems().unmade_of(&problem, until, NAMED)? {
        still.extend(of_item(snapshot, &item)?);
    }
    Ok(still)
}

fn of_item(snapshot: &Snapshot<'_>, item: &ItemRow) -> Outcome<Option<StillNeeds>> {
    let (Some(run), Some(problem)) = (item.about.run, snapshot.problems().by_no(item.problem)?)
    else {
        return Ok(None);
    };
    let person = match beside(snapshot.runs().by_no(run))? {
        Some(row) => beside(snapshot.people().by_no(row.person))?,
        None => None,
    };
    Ok(person.map(|person| StillNeeds {
        person: person.person.id,
        person_name: person.person.display_name,
        kind: problem.kind,
        params: params(item.about.detail.as_ref()),
    }))
}
