//! Problems of runs: what groups them, and what closes them.

use baton_core::history::{HistoryEntry, Params};
use baton_core::problem::{EndedHow, Kind};
use baton_core::{ConnectionId, ProblemId, StepId, word};
use baton_store::Lenient;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::table::runs::RunRow;

use crate::matching::open_problem;
use crate::people::{TakenOver, ask_again, asked_by_step, asks_for_a_value};
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// What was found, or lacks beside it, and a date with its moment: that is of one person; the cause
/// is of all whom it hits.
const OF_ONE_PERSON: [&str; 5] = ["found", "also", "date", "until", "zone"];

/// Opens a run's problem at a step; another cause at the same step ends with it.
pub(crate) fn open_run_problem(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    kind: Kind,
    params: &Params,
) -> Result<(), Error> {
    if row.try_out {
        return Ok(());
    }
    let connection = connection_of(turn, row, step)?;
    let leads = connection.as_ref().map_or("", ConnectionId::as_str);
    let mut shared = params.clone();
    shared.retain(|name, _| !OF_ONE_PERSON.contains(&name.as_str()));
    let mut cause = Cause {
        id: ProblemId::from_bytes(unique()),
        group_key: format!(
            "{}|{}|{step}|{leads}{}",
            kind.code(),
            row.workflow.0,
            to_blame(kind, params)
        ),
        kind,
        params: shared,
        workflow: Some(row.workflow),
        step: Some(step.clone()),
        connection,
    };
    let is_told = close_others(turn, row, &cause)?;
    let mut own = params.clone();
    // A run that is in the problem already says what it said.
    let taken = match is_told {
        true => None,
        false => said_unread(turn, row, kind, params)?,
    };
    if let Some(taken) = taken {
        taken.write(&mut own);
    }
    let item = NewItem {
        run: Some(row.no),
        person: Some(row.person),
        detail: Some(Lenient::of(&own)),
        ..NewItem::default()
    };
    open_problem(turn, &mut cause, &item)?;
    turn.hint(Topic::Problem, &cause.id);
    Ok(())
}

/// What a transition wrote down, and whose doing it is; none is Baton's.
#[derive(Clone, Copy)]
pub(crate) struct Doing<'a> {
    pub(crate) history: &'a [HistoryEntry],
    pub(crate) by: Option<&'a str>,
}

impl Doing<'_> {
    /// By what and whom it ends a problem of a step; none where its history does not tell.
    pub(crate) fn ends(&self, step: Option<&StepId>) -> Option<Params> {
        let how = EndedHow::of(self.history, step, self.by.is_some())?;
        let how = Some(("how", word(&how)));
        let said = how.into_iter().chain(self.by.map(|by| ("by", by)));
        let said = said.map(|(name, text)| (name.to_owned(), text.to_owned()));
        Some(said.collect())
    }
}

pub(crate) fn close_run_problem(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    kind: Kind,
    doing: Doing<'_>,
) -> Result<(), Error> {
    let (only, ended) = (Some((step, kind)), doing.ends(Some(step)));
    if close_run(turn, row, only, ended.as_ref())? > 0 {
        turn.hint(Topic::Problem, "");
    }
    Ok(())
}

/// Closes what a run asks for: of this kind at this step, or all; how many that were. What was asked
/// about its person before is asked again where nobody answered it.
pub(super) fn close_run(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    only: Option<(&StepId, Kind)>,
    ended: Option<&Params>,
) -> Result<usize, Error> {
    let problems = turn.tx.problems();
    let closed = problems.close_run(row.no, only, ended, turn.now)?;
    for item in &closed {
        ask_again(turn, item)?;
    }
    Ok(closed.len())
}

/// What a call said of a detail that is empty now, as nobody could read it: one question is asked
/// about it, and filling it in here lets the step go on as well.
fn said_unread(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    kind: Kind,
    params: &Params,
) -> Result<Option<TakenOver>, Error> {
    match params.get("detail").filter(|_| asks_for_a_value(kind)) {
        Some(detail) => asked_by_step(turn, row.person, detail),
        None => Ok(None),
    }
}

/// What one detail lacks is a cause of its own, as it is mended by itself, and so is a redirect to
/// another host: what is said of one names it.
fn to_blame(kind: Kind, params: &Params) -> String {
    let blamed = if matches!(kind, Kind::ValueMissing | Kind::ValueUnusable) {
        params.get("detail")
    } else if kind == Kind::Redirected {
        params.get("host")
    } else {
        None
    };
    blamed.map_or_else(String::new, |blamed| format!("|{blamed}"))
}

/// Ends what the run asks for otherwise at this step; whether it is in the problem already.
fn close_others(turn: &mut Turn<'_, '_>, row: &RunRow, cause: &Cause) -> Result<bool, Error> {
    let mut is_told = false;
    for item in turn.tx.problems().of_run(row.no)? {
        let problem = turn.tx.problems().readable(item.problem)?;
        // What cannot be read may be another step's, which still needs somebody.
        let Some(problem) = problem else { continue };
        if problem.group_key == cause.group_key {
            is_told = true;
        } else if problem.step == cause.step {
            turn.tx.problems().close_item(&item, turn.now)?;
            ask_again(turn, &item)?;
        }
    }
    Ok(is_told)
}

fn connection_of(
    turn: &Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
) -> Result<Option<ConnectionId>, Error> {
    let edition = turn.edition_of(row, &row.now.state.read()?)?;
    Ok(edition
        .definition
        .step(step)
        .and_then(|step| step.kind().connections().first().map(|id| (*id).clone())))
}
