//! Problems as a whole: send all again, leave alone, say who it is.

mod choose_person;
mod ignore;
mod learn_word;
mod send_again;
mod try_again;
mod use_settings;

use baton_core::{JobId, ProblemId};
use baton_store::CallNo;
use baton_store::table::jobs::Work;
use baton_store::table::people::PersonRow;
use baton_store::table::problems::{ProblemRow, ProblemState};

use crate::audit::{Actor, Record};
use crate::commands::NotDone;
use crate::turn::Turn;
use crate::{Error, work};

pub use choose_person::{add_person, choose_person};
pub use ignore::ignore;
pub use learn_word::learn_word;
pub use send_again::send_again;
pub use try_again::try_again;
pub use use_settings::use_settings;

/// A problem that is still open.
fn open_problem(turn: &Turn<'_, '_>, id: &ProblemId) -> Result<ProblemRow, Error> {
    let row = turn
        .tx
        .problems()
        .get(id)?
        .ok_or(Error::Missing("problem"))?;
    if row.state == ProblemState::Open {
        Ok(row)
    } else {
        Err(Error::Missing("open problem"))
    }
}

/// Begins a job, and lets the audit's row name it.
pub(super) fn begin(
    turn: &mut Turn<'_, '_>,
    record: &mut Record,
    by: &Actor,
    work: Work,
    total: i64,
) -> Result<JobId, Error> {
    let job = work::begin(turn, by, work, total)?;
    record.on("job", &job);
    Ok(job)
}

/// The calls of a problem are to be used for a person (C4). A workflow that is not live starts
/// nobody.
pub(super) fn use_for(
    turn: &mut Turn<'_, '_>,
    record: &mut Record,
    by: &Actor,
    problem: &ProblemRow,
    person: &PersonRow,
    call: Option<(CallNo, Option<i64>)>,
) -> Result<JobId, Error> {
    // Calls that name nobody may each be about somebody else, and so may the entries of a list.
    let nameless = problem.kind.is_of_nameless_calls();
    if nameless && call.is_none() && problem.calls > 1 {
        return Err(NotDone::WhichCall.into());
    }
    let (only, place) = call.filter(|_| nameless).unzip();
    let place = place.flatten();
    if let Some(call) = only.filter(|_| place.is_none()) {
        one_entry(turn, call)?;
    }
    if let Some(workflow) = problem.workflow {
        let takes = turn.flow(workflow)?.version_that_takes_calls();
        takes.ok_or(Error::NotLive)?;
    }
    let work = Work::UseForPerson {
        problem: problem.no,
        until: turn.tx.problems().newest_item()?,
        person: person.no,
        only,
        place,
    };
    let total = only.map_or(problem.calls, |_| 1);
    begin(turn, record, by, work, total)
}

/// Of a call with several open entries it is to be said which one is meant.
fn one_entry(turn: &Turn<'_, '_>, call: CallNo) -> Result<(), Error> {
    match turn.tx.problems().several_of_call(call)? {
        true => Err(NotDone::WhichCall.into()),
        false => Ok(()),
    }
}
