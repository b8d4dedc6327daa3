//! Runs in a transaction: an event applied, the next state and its effects as rows.

mod follow;
mod updating;

use std::collections::VecDeque;
use std::sync::Arc;

use baton_core::history::Kind;
use baton_core::run::Event;
use baton_core::{Happened, Outcome, Reason, RunId, RunState, Transition, apply, apply_unread};
use baton_store::table::people::PersonRow;
use baton_store::table::runs::{NewRun, RunNow, RunRow, RunStatus, StartedBy};
use baton_store::{CallNo, Lenient, Unread, WorkflowNo};

use jiff::Timestamp;

use super::effects::follow_effect;
use super::facts::Facts;
use super::problems::{Doing, close_run};
use super::standing::place;
use crate::addresses;
use crate::editions::Edition;
use crate::matching::{note_values, note_waiting, note_waits, settle_unmatched, too_late};
use crate::queue::Live;
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};
use updating::{follow_updated, happens};

pub(crate) use follow::{follow, follow_apart, follow_company, follow_person};

/// A run to be started.
pub(crate) struct Start<'a> {
    pub(crate) workflow: WorkflowNo,
    pub(crate) version: i64,
    pub(crate) person: &'a PersonRow,
    pub(crate) call: Option<CallNo>,
    pub(crate) try_out: bool,
    pub(crate) started_by: StartedBy,
    pub(crate) by: Option<&'a str>,
    /// Until when what comes about the same person belongs to the run, before it begins.
    pub(crate) settles_until: Option<Timestamp>,
}

/// What an event did to a run.
#[derive(Debug)]
pub(crate) enum Moved {
    /// On; its next state is stored.
    On,
    /// Nothing, and why.
    Not(Reason),
}

/// What came of trying an event on a run that was read before, or held in memory.
enum Tried {
    /// The run is on; its next state is stored.
    On,
    /// The event is none for that state.
    Ignored(Reason, Happened),
    /// The row is another by now: nothing was written.
    Changed(Happened),
}

/// What a run had before an event.
struct Before {
    messages: i64,
    problem: bool,
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
    let of = (start.workflow, start.person.no);
    let mut facts = Facts::of(start.person);
    let event = Event {
        happened: match (about, start.settles_until) {
            (Some(about), Some(until)) => Happened::StartedToSettle { about, until },
            (about, _) => Happened::Started { about },
        },
        details: facts.get(turn, of, &edition)?,
    };
    let transition = apply(
        &edition.definition,
        (&id, &RunState::default()),
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
    finish_move(turn, row, transition, edition, before, facts, start.by)
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
    match try_advance(turn, live, happened, by)? {
        Tried::On => Ok(Moved::On),
        Tried::Ignored(reason, _) => Ok(Moved::Not(reason)),
        Tried::Changed(_) => Err(Error::Missing("revision of a run")),
    }
}

/// The same of a run as it was when a message of it was handed over. Where its row has changed since,
/// or the event is none for the run as it was, the row is read and decides.
pub(crate) fn advance_as_it_was(
    turn: &mut Turn<'_, '_>,
    was: Live,
    happened: Happened,
) -> Result<Moved, Error> {
    let no = was.row.no;
    match try_advance(turn, was, happened, None)? {
        Tried::On => Ok(Moved::On),
        Tried::Ignored(_, happened) | Tried::Changed(happened) => {
            let run = turn.run(no)?;
            let live = live(turn, run)?;
            advance(turn, live, happened, None)
        }
    }
}

fn try_advance(
    turn: &mut Turn<'_, '_>,
    live: Live,
    happened: Happened,
    by: Option<&str>,
) -> Result<Tried, Error> {
    let Live {
        row,
        state,
        edition,
    } = live;
    #[cfg(feature = "faults")]
    super::faults::panic_at_poison(turn, &row)?;
    let mut facts = Facts::unread();
    let (transition, happened) = transition(turn, (&row, &state, &edition), happened, &mut facts)?;
    #[cfg(feature = "faults")]
    let transition = super::faults::forget_withdrawn(turn, &state, transition);
    let next = match &transition.outcome {
        Outcome::Next(next) => next,
        Outcome::Ignored(reason) => return Ok(Tried::Ignored(*reason, happened)),
    };
    let now = now_of(turn, next, Some(&row));
    let Some(saved) = turn.tx.runs().save(&row, &now)? else {
        return Ok(Tried::Changed(happened));
    };
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
    finish_move(turn, row, transition, edition, before, facts, by)?;
    Ok(Tried::On)
}

/// What an event does. An answer to the last step asks for nothing that is not at hand, as a rule,
/// so that is tried first; wherever else a step may come, its details are read at once.
fn transition(
    turn: &mut Turn<'_, '_>,
    (row, state, edition): (&RunRow, &RunState, &Edition),
    happened: Happened,
    facts: &mut Facts<'_>,
) -> Result<(Transition, Happened), Error> {
    let definition = &edition.definition;
    if let Happened::AnswerReceived { step, .. } = &happened
        && definition.steps.last().is_some_and(|last| last.id == *step)
        && let Some(unread) = apply_unread(definition, (&row.id, state), &happened, turn.now)
    {
        return Ok((unread, happened));
    }
    let event = Event {
        happened,
        details: facts.get(turn, (row.workflow, row.person), edition)?,
    };
    let transition = apply(definition, (&row.id, state), &event, turn.now);
    Ok((transition, event.happened))
}

fn finish_move(
    turn: &mut Turn<'_, '_>,
    row: RunRow,
    transition: Transition,
    edition: Arc<Edition>,
    before: Before,
    mut facts: Facts<'_>,
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
    let mut is_another = false;
    while let Some(next) = follow.pop_front() {
        let Some(happened) = happens(turn, &row, &state, next)? else {
            continue;
        };
        is_another |= updating::is_another(&row, &happened, &mut facts);
        let details = facts.get(turn, (row.workflow, row.person), &edition)?;
        let event = Event { happened, details };
        let transition = apply(&edition.definition, (&row.id, &state), &event, turn.now);
        let Outcome::Next(next) = &transition.outcome else {
            if let Happened::CallBound { step, call, .. } = &event.happened {
                too_late(turn, &row, step, call)?;
            }
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
    turn.goes_with(row.no, || Live {
        row: row.clone(),
        state,
        edition,
    });
    if is_another {
        follow_updated(turn, &row)?;
    }
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
    let ended_before = before.and_then(|row| row.now.finished_at);
    RunNow {
        status,
        place: place(state, before.map(|row| &row.now.place)),
        last_news_at: turn.now,
        finished_at: status
            .is_finished()
            .then(|| ended_before.unwrap_or(turn.now)),
        deadline_at: wakes_at,
        messages: i64::from(state.messages),
        state: Unread::of(state),
    }
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
        close_run(turn, row, None, ended.as_ref())?;
    }
    Ok(())
}

/// The last run of an earlier version is over: a wait that only it had takes no calls (C2).
fn close_addresses(turn: &mut Turn<'_, '_>, row: &RunRow, edition: &Edition) -> Result<(), Error> {
    if edition.waits.is_empty() {
        return Ok(());
    }
    let is_live = turn.flow(row.workflow)?.live_version == Some(row.version);
    if is_live {
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
                | Kind::Settled
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
