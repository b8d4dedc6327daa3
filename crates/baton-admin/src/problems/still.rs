//! Who still needs an admin after messages were sent again: what kept theirs from being made.

use baton_core::StepId;
use baton_engine::Engine;
use baton_store::table::problems::ProblemRow;
use baton_store::{RunNo, Snapshot};

use super::shown::params;
use super::views::StillNeeds;
use crate::{Outcome, stored};

/// Of so many people it is looked up what became of them, ...
const LOOKED_AT: usize = 200;
/// ... and so many are named.
const NAMED: usize = 3;

/// The messages that are to be sent again.
pub(super) struct Sending {
    step: Option<StepId>,
    runs: Vec<RunNo>,
}

/// The first messages behind a problem, before they are sent again.
pub(super) fn of(snapshot: &Snapshot<'_>, problem: &ProblemRow) -> Outcome<Sending> {
    let items = snapshot
        .problems()
        .items(problem.no, true, None, LOOKED_AT)?;
    let runs = items.items.into_iter();
    Ok(Sending {
        step: problem.step.clone(),
        runs: runs.filter_map(|item| item.about.run).collect(),
    })
}

/// Whom of them nothing was sent to, and what lacks.
pub(super) async fn needing(engine: &Engine, sending: Sending) -> Outcome<Vec<StillNeeds>> {
    stored::read(engine, move |snapshot| {
        let mut still = Vec::new();
        for run in sending.runs {
            if still.len() == NAMED {
                break;
            }
            still.extend(of_run(snapshot, run, sending.step.as_ref())?);
        }
        Ok(still)
    })
    .await
}

fn of_run(
    snapshot: &Snapshot<'_>,
    run: RunNo,
    step: Option<&StepId>,
) -> Outcome<Option<StillNeeds>> {
    for item in snapshot.problems().of_run(run)? {
        let Some(problem) = snapshot.problems().by_no(item.problem)? else {
            continue;
        };
        if problem.step.as_ref() != step || !problem.kind.keeps_from_being_made() {
            continue;
        }
        let row = snapshot.runs().by_no(run)?;
        let person = match row {
            Some(row) => snapshot.people().by_no(row.person)?,
            None => None,
        };
        if let Some(person) = person {
            return Ok(Some(StillNeeds {
                person: person.person.id,
                person_name: person.person.display_name,
                kind: problem.kind,
                params: params(item.about.detail.as_ref()),
            }));
        }
    }
    Ok(None)
}
