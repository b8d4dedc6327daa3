//! What is done to many runs: each is stopped, goes on without a step, or tries again, by the lines of
//! the command that does it to one; what that refuses is kept with its reason.

use baton_core::run::{Stored, Verb, verdict_with};
use baton_core::{Reason, RunState, StepId};
use baton_store::lists::people::{searched_words, words_that_find};
use baton_store::table::jobs::{ActOnRuns, Asked, JobRow, Missed, RunsAct, SeenAt, WhichRuns, Why};
use baton_store::table::runs::{RunRow, RunStatus};
use baton_store::{Cursor, JobNo, RunNo};
use jiff::Timestamp;

use super::{Came, Job, number_of, numbered};
use crate::Error;
use crate::audit::Actor;
use crate::editions::Edition;
use crate::runs::{asked, is_unmade, live, send_again, skip, stop};
use crate::turn::Turn;

/// Work on many runs.
pub(super) struct ToRuns {
    job: JobNo,
    /// When it was asked.
    at: Timestamp,
    work: ActOnRuns,
}

/// Where the next run is.
#[derive(Clone)]
pub(super) enum Next {
    /// One that was named, and the step where it was seen.
    Named(RunNo, Option<StepId>),
    /// One that fits.
    Fits(RunNo),
    /// None among those that were looked at.
    LookedAt,
}

/// What came of one run.
enum Ended {
    Done,
    /// There was nothing to do to it.
    Passed,
    Not(Why),
    /// It does not fit after all.
    NotMeant,
}

impl ToRuns {
    pub(super) fn of(job: &JobRow, work: ActOnRuns) -> Self {
        Self {
            job: job.no,
            at: job.at,
            work,
        }
    }
}

impl Job for ToRuns {
    type Row = Next;

    fn next(
        &self,
        turn: &mut Turn<'_, '_>,
        behind: Option<Cursor>,
        most: usize,
    ) -> Result<Vec<(Cursor, Next)>, Error> {
        let after = number_of(behind, 0);
        let (wanted, until) = match &self.work.which {
            WhichRuns::Listed(runs) => {
                let behind = usize::try_from(after).unwrap_or(usize::MAX);
                let rest = runs.iter().skip(behind).take(most).zip(after + 1..);
                let named = |seen: &SeenAt| Next::Named(seen.run, seen.step.clone());
                return Ok(rest.map(|(one, at)| (numbered(at), named(one))).collect());
            }
            WhichRuns::Matching { asked, until } => (asked, *until),
        };
        let found = turn
            .tx
            .runs()
            .asked_after(wanted, RunNo(after), until, most)?;
        let Some((runs, looked)) = found else {
            return Ok(Vec::new());
        };
        let last = runs.last().is_none_or(|last| *last < looked);
        let rest = last.then(|| (numbered(looked.0), Next::LookedAt));
        let fits = |run: RunNo| (numbered(run.0), Next::Fits(run));
        Ok(runs.into_iter().map(fits).chain(rest).collect())
    }

    fn one(&self, turn: &mut Turn<'_, '_>, row: Next, by: &Actor) -> Result<Came, Error> {
        let (run, seen) = match row {
            Next::Named(run, step) => (run, step),
            Next::Fits(run) => (run, None),
            Next::LookedAt => return Ok(Came::NoRow),
        };
        let why = match self.do_it(turn, run, seen, by)? {
            Ended::Done => return Ok(Came::Done),
            Ended::NotMeant => return Ok(Came::Nothing),
            Ended::Passed => {
                turn.tx.jobs().note_passed(self.job)?;
                return Ok(Came::Nothing);
            }
            Ended::Not(why) => why,
        };
        turn.tx.jobs().note_missed(self.job, &Missed { run, why })?;
        Ok(Came::CouldNot)
    }

    fn is_gentle(&self) -> bool {
        self.work.gently
    }

    fn passed_over(&self, turn: &mut Turn<'_, '_>, row: Next) -> Result<(), Error> {
        let (Next::Named(run, _) | Next::Fits(run)) = row else {
            return Ok(());
        };
        let why = Why::NotRead;
        Ok(turn.tx.jobs().note_missed(self.job, &Missed { run, why })?)
    }
}

impl ToRuns {
    fn do_it(
        &self,
        turn: &mut Turn<'_, '_>,
        run: RunNo,
        seen: Option<StepId>,
        by: &Actor,
    ) -> Result<Ended, Error> {
        let row = turn.run(run)?;
        if row.now.status.is_finished() {
            return Ok(Ended::Passed);
        }
        if let WhichRuns::Matching { asked, .. } = &self.work.which {
            if !is_found(turn, &row, asked)? {
                return Ok(Ended::NotMeant);
            }
            // It may fit only by what happened since, or stand at a step that nobody saw.
            let matters = asked.asks_where_it_stands() || self.work.act == RunsAct::SkipStep;
            if matters && row.now.last_news_at > self.at {
                return Ok(Ended::Not(Why::MovedOn));
            }
        }
        let why = self.work.why.clone();
        match self.work.act {
            RunsAct::Stop => ended(stop(turn, row, &by.name, why)),
            RunsAct::SkipStep => skip_at(turn, row, seen, (&by.name, why)),
            RunsAct::TryAgain => try_again(turn, row, (&by.name, &why)),
        }
    }
}

/// What a run says no to is kept with its reason; anything else is a row that cannot be handled.
fn ended(done: Result<(), Error>) -> Result<Ended, Error> {
    match done {
        Ok(()) => Ok(Ended::Done),
        Err(Error::NotPossible(reason)) => Ok(Ended::Not(Why::Refused(reason))),
        Err(error) => Err(error),
    }
}

/// The steps at which a run is at work, in the order of the document.
fn at_work(edition: &Edition, state: &RunState) -> Vec<StepId> {
    let steps = edition.definition.all_steps().into_iter();
    let steps = steps.map(|place| &place.step.id);
    let under_way = |id: &&StepId| state.step(id).is_some_and(|step| step.is_at_work());
    steps.filter(under_way).cloned().collect()
}

/// *Skip step*: the only one where it stands, and where it was seen.
fn skip_at(
    turn: &mut Turn<'_, '_>,
    row: RunRow,
    seen: Option<StepId>,
    (by, why): (&str, String),
) -> Result<Ended, Error> {
    let live = live(turn, row)?;
    let steps = at_work(&live.edition, &live.state);
    let [step] = steps.as_slice() else {
        return Ok(Ended::Not(Why::SeveralSteps));
    };
    if seen.is_some_and(|seen| seen != *step) {
        return Ok(Ended::Not(Why::MovedOn));
    }
    ended(skip(turn, live.row, step.clone(), by, why))
}

/// *Try again*: at each step where something can be sent or tried again. One that waits for nothing of
/// that sort is passed over, unless it needs an admin.
fn try_again(
    turn: &mut Turn<'_, '_>,
    row: RunRow,
    (by, why): (&str, &str),
) -> Result<Ended, Error> {
    let (run, needs_you) = (row.no, row.now.status == RunStatus::NeedsYou);
    let live = live(turn, row)?;
    let steps = at_work(&live.edition, &live.state);
    let (mut any, mut refused) = (false, None);
    for step in steps {
        let row = turn.run(run)?;
        if let Err(reason) = may_try_again(turn, row.clone(), &step)? {
            refused = refused.or(Some(reason));
            continue;
        }
        match ended(send_again(turn, row, step.clone(), by, why.to_owned()))? {
            Ended::Done if is_unmade(turn, run, &step)? => return Ok(Ended::Not(Why::NotMade)),
            Ended::Done => any = true,
            other => return Ok(other),
        }
    }
    Ok(match (any, refused) {
        (true, _) => Ended::Done,
        (false, Some(reason @ Reason::StillSending)) => Ended::Not(Why::Refused(reason)),
        (false, _) if needs_you => Ended::Not(Why::NothingToTry),
        (false, _) => Ended::Passed,
    })
}

/// Whether something can be tried again at a step, by the core's verdict.
fn may_try_again(
    turn: &mut Turn<'_, '_>,
    row: RunRow,
    step: &StepId,
) -> Result<Result<(), Reason>, Error> {
    let asked = asked(turn, row, step)?;
    let stored = Stored {
        try_out: asked.live.row.try_out,
        message: asked.message.as_ref().map(|one| one.state.delivery()),
        newer: false,
    };
    let (definition, state) = (&asked.live.edition.definition, &asked.live.state);
    Ok(verdict_with(
        definition,
        state,
        Verb::SendAgain,
        step,
        stored,
    ))
}

/// Whether each searched word begins one of the names of a run: of its person, its workflow, or the
/// step where it is.
fn is_found(turn: &mut Turn<'_, '_>, row: &RunRow, asked: &Asked) -> Result<bool, Error> {
    let Some(search) = &asked.search else {
        return Ok(true);
    };
    let mut names = words_that_find(&turn.flow(row.workflow)?.name);
    names.extend(turn.tx.people().words_of(row.person)?);
    if let Some(at) = &row.now.place.step {
        let edition = turn.edition(row.workflow, row.version)?;
        let step = edition.definition.step(at);
        names.extend(step.map_or_else(Vec::new, |step| words_that_find(&step.name)));
    }
    let words = searched_words(search);
    let begins = |word: &String| names.iter().any(|name| name.starts_with(word.as_str()));
    Ok(words.iter().all(begins))
}
