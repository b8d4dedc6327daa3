//! Runs in a transaction: an event applied, the next state and its effects as rows.

use std::collections::VecDeque;
use std::sync::Arc;

use baton_core::history::Kind;
use baton_core::run::Event;
use baton_core::{Details, Happened, Outcome, Reason, RunId, RunState, Transition, apply};
use baton_store::table::people::PersonRow;
use baton_store::table::runs::{NewRun, RunNow, RunRow, RunStatus, StartedBy};
use baton_store::{CallNo, Lenient, Unread, WorkflowNo};

use jiff::Timestamp;

use super::effects::follow_effect;
use super::problems::Doing;
use super::standing::place;
use crate::addresses;
use crate::editions::Edition;
use crate::matching::{note_values, note_waiting, note_waits, settle_unmatched, too_late};
use crate::people;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// A run to be started.
pub(crate) struct Start<'a> {
    pub(crate) workflow: WorkflowNo,
    pub(crate) version: i64,
    pub(crate) person: &'a PersonRow,
    pub(crate) call: Option<CallNo>,
    pub(crate) try_out: bool,
    pub(crate) started_by: StartedBy,
    pub(crate) by: Option<&'a str>,
}

/// What an event did to a run.
#[derive(Debug)]
pub(crate) enum Moved {
    /// On; its next state is stored.
    On,
    /// Nothing, and why.
    Not(Reason),
}

/// What a run had before an event.
struct Before {
    messages: i64,
    problem: bool,
}

/// A run with its state parsed.
pub(crate) struct Live {
    pub(crate) row: RunRow,
    pub(crate) state: RunState,
    pub(crate) edition: Arc<Edition>,
}

/// Starts a run and does what follows at once.
pub(crate) fn start(
    turn: &mut Turn<'_, '_>,
    start: Start<'_>,
    about: Option<baton_core::call::Entry>,
) -> Result<RunRow, Error> {
    let edition = turn.edition(start.workflow, start.version)?;
    let unique = unique();
    let id = match start.try_out {
        true => RunId::try_out_from_bytes(unique),
        false => RunId::from_bytes(unique),
    };
    let details = details_of(turn, start.workflow, start.person, &edition)?;
    let event = Event {
        happened: Happened::Started { about },
        details: &details,
    };
    let transition = apply(
        &edition.definition,
        &RunState::new(id.clone()),
        &event,
        turn.now,
    );
    let Outcome::Next(state) = &transition.outcome else {
        return Err(Error::Missing("start of a run"));
    };
    let now = now_of(turn, state, None);
    let new = NewRun {
        id,
        workflow: start.workflow,
        version: start.version,
        person: start.person.no,
        call: start.call,
        try_out: start.try_out,
        started_by: Lenient::of(&start.started_by),
        at: turn.now,
        now: now.clone(),
    };
    let no = turn.tx.runs().insert(&new)?;
    let row = RunRow {
        no,
        id: new.id,
        workflow: new.workflow,
        version: new.version,
        person: new.person,
        call: new.call,
        try_out: new.try_out,
        messages: now.messages,
        now,
        started_by: new.started_by,
        started_at: turn.now,
        revision: 1,
    };
    note_waits(turn, &row, &edition)?;
    let before = Before {
        messages: 0,
        problem: false,
    };
    finish_move(turn, row, transition, edition, before, &details, start.by)
}

/// Reads a run's state.
pub(crate) fn live(turn: &mut Turn<'_, '_>, row: RunRow) -> Result<Live, Error> {
    let state = row.now.state.read()?;
    let edition = turn.edition_of(&row, &state)?;
    Ok(Live {
        row,
        state,
        edition,
    })
}

/// Applies an event to a run, and the events that follow from it.
pub(crate) fn advance(
    turn: &mut Turn<'_, '_>,
    live: Live,
    happened: Happened,
    by: Option<&str>,
) -> Result<Moved, Error> {
    let Live {
        row,
        state,
        edition,
    } = live;
    let person = turn
        .tx
        .people()
        .by_no(row.person)?
        .ok_or(Error::Missing("person"))?;
    #[cfg(feature = "faults")]
    super::faults::panic_at_poison(turn, &person);
    let details = details_of(turn, row.workflow, &person, &edition)?;
    let event = Event {
        happened,
        details: &details,
    };
    let transition = apply(&edition.definition, &state, &event, turn.now);
    #[cfg(feature = "faults")]
    let transition = super::faults::forget_withdrawn(turn, &state, transition);
    let next = match &transition.outcome {
        Outcome::Next(next) => next,
        Outcome::Ignored(reason) => return Ok(Moved::Not(*reason)),
    };
    let now = now_of(turn, next, Some(&row));
    let saved = turn
        .tx
        .runs()
        .save(&row, &now)?
        .ok_or(Error::Missing("revision of a run"))?;
    let before = Before {
        messages: row.messages,
        problem: has_problem(&state),
    };
    let row = RunRow {
        revision: saved,
        messages: now.messages,
        now,
        ..row
    };
    finish_move(turn, row, transition, edition, before, &details, by)?;
    Ok(Moved::On)
}

fn finish_move(
    turn: &mut Turn<'_, '_>,
    row: RunRow,
    transition: Transition,
    edition: Arc<Edition>,
    before: Before,
    details: &Details,
    by: Option<&str>,
) -> Result<RunRow, Error> {
    let mut row = row;
    append_history(turn, &row, &transition, by)?;
    let settles = settles_values(&transition);
    let Outcome::Next(mut state) = transition.outcome else {
        return Ok(row);
    };
    let doing = Doing {
        history: &transition.history,
        by,
    };
    let mut place = before.messages;
    let mut follow = VecDeque::new();
    for effect in transition.effects {
        follow_effect(turn, &row, effect, doing, &mut place, &mut follow)?;
    }
    if settles {
        note_values(turn, &row, &state, &edition)?;
    }
    note_waiting(turn, &row, &state, &edition)?;
    while let Some(happened) = follow.pop_front() {
        let event = Event { happened, details };
        let transition = apply(&edition.definition, &state, &event, turn.now);
        let Happened::CallBound { step, call, .. } = &event.happened else {
            continue;
        };
        let Outcome::Next(next) = &transition.outcome else {
            too_late(turn, &row, step, call)?;
            continue;
        };
        let now = now_of(turn, next, Some(&row));
        let saved = turn.tx.runs().save(&row, &now)?;
        let revision = saved.ok_or(Error::Missing("revision of a run"))?;
        place = row.messages;
        row = RunRow {
            revision,
            messages: now.messages,
            now,
            ..row
        };
        append_history(turn, &row, &transition, None)?;
        let settles = settles_values(&transition);
        state = next.clone();
        let (history, by) = (&*transition.history, None);
        for effect in transition.effects {
            let doing = Doing { history, by };
            follow_effect(turn, &row, effect, doing, &mut place, &mut follow)?;
        }
        if settles {
            note_values(turn, &row, &state, &edition)?;
        }
        note_waiting(turn, &row, &state, &edition)?;
    }
    let solved = before.problem && !has_problem(&state);
    finish_run(turn, &row, &edition, solved.then_some(doing))?;
    turn.hint(Topic::Run, &row.id);
    Ok(row)
}

fn append_history(
    turn: &Turn<'_, '_>,
    row: &RunRow,
    transition: &Transition,
    by: Option<&str>,
) -> Result<(), Error> {
    if transition.history.is_empty() {
        return Ok(());
    }
    let entries = &transition.history;
    let history = turn.tx.history();
    Ok(history.append(row.no, row.revision, turn.now, by, entries)?)
}

/// What a run's row holds of its state.
fn now_of(turn: &Turn<'_, '_>, state: &RunState, before: Option<&RunRow>) -> RunNow {
    let status = status_of(state);
    let wakes_at = state.wakes_at();
    #[cfg(feature = "faults")]
    let wakes_at = super::faults::deadline(turn, wakes_at);
    RunNow {
        status,
        place: place(state, before.map(|row| &row.now.place)),
        last_news_at: turn.now,
        finished_at: state.finished_at,
        deadline_at: wakes_at,
        messages: i64::from(state.messages),
        state: Unread::of(state),
    }
}

fn details_of(
    turn: &mut Turn<'_, '_>,
    workflow: WorkflowNo,
    row: &PersonRow,
    edition: &Edition,
) -> Result<Details, Error> {
    let flow = turn.flow(workflow)?;
    let managed = edition.managed.iter().map(String::as_str);
    let managers = people::managers(&turn.tx.snapshot(), managed)?;
    Ok(Details {
        person: people::person_details(turn, row)?,
        sensitive: people::sensitive(&*turn.custom()?),
        company: turn.company()?,
        workflow_name: flow.name.clone(),
        time: turn.company_time()?,
        managers: Arc::new(managers),
    })
}

fn finish_run(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    edition: &Edition,
    solved: Option<Doing<'_>>,
) -> Result<(), Error> {
    if !row.now.status.is_finished() {
        return Ok(());
    }
    if !edition.waits.is_empty() {
        turn.tx.awaits().end(row.no)?;
        for (_, address) in &edition.waits {
            settle_unmatched(turn, *address)?;
        }
    }
    close_addresses(turn, row, edition)?;
    if let Some(doing) = solved.filter(|_| !row.try_out) {
        let ended = doing.ends(None);
        turn.tx
            .problems()
            .close_run(row.no, None, ended.as_ref(), turn.now)?;
    }
    Ok(())
}

/// The last run of an earlier version is over: a wait that only it had takes no calls (C2).
fn close_addresses(turn: &mut Turn<'_, '_>, row: &RunRow, edition: &Edition) -> Result<(), Error> {
    let is_live = turn.flow(row.workflow)?.live_version == Some(row.version);
    if is_live || edition.waits.is_empty() {
        return Ok(());
    }
    if !turn.tx.runs().is_in_use(row.workflow, row.version)?
        && let Err(refusal) = addresses::settle(turn.tx, row.workflow)
    {
        tracing::warn!(?refusal, "an address without an owner stays open");
    }
    Ok(())
}

/// Passes over a deadline that the machine does not know, to the one after it.
pub(crate) fn set_deadline(
    turn: &Turn<'_, '_>,
    row: &RunRow,
    next: Option<Timestamp>,
) -> Result<(), Error> {
    let now = RunNow {
        deadline_at: next,
        ..row.now.clone()
    };
    turn.tx.runs().save(row, &now)?;
    Ok(())
}

fn has_problem(state: &RunState) -> bool {
    state.steps.values().any(|step| step.problem.is_some())
}

fn status_of(state: &RunState) -> RunStatus {
    use baton_core::run::RunStatus as Core;
    match state.status {
        Core::Running => RunStatus::Running,
        Core::Waiting => RunStatus::Waiting,
        Core::NeedsYou => RunStatus::NeedsYou,
        Core::Done => RunStatus::Done,
        Core::Stopped => RunStatus::Stopped,
    }
}

/// Whether a step's answer is known after that, or known never to come.
fn settles_values(transition: &Transition) -> bool {
    let mut kinds = transition.history.iter().map(|entry| entry.kind);
    kinds.any(|kind| {
        matches!(
            kind,
            Kind::RunStarted
                | Kind::MessageAccepted
                | Kind::CallUsed
                | Kind::StepSkipped
                | Kind::MarkedReceived
                | Kind::PathTaken
                | Kind::PathChosen
                | Kind::FirstDone
        )
    })
}
