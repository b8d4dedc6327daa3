//! What is done to many runs: each is stopped, goes on without a step, or tries again, by the lines of
//! the command that does it to one; what that refuses is kept with its reason. It is done where the run
//! was seen: one that left that place since is told, and nothing is done to it.

use baton_core::run::{StepState, Stored, Verb, stands_at, verdict_with};
use baton_core::{Reason, StepId};
use baton_store::lists::people::{searched_words, words_that_find};
use baton_store::table::jobs::{
    ActOnRuns, Asked, JobRow, Missed, RunsAct, Seen, SeenAt, Sent, WhichRuns, Why,
};
use baton_store::table::runs::RunRow;
use baton_store::{Cursor, JobNo, RunNo};

use super::{Came, Job, number_of, numbered};
use crate::Error;
use crate::audit::Actor;
use crate::queue::Live;
use crate::runs::{asked, is_unmade, live, send_again, skip, stop};
use crate::turn::Turn;

/// Work on many runs.
pub(super) struct ToRuns {
    job: JobNo,
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
    /// Something was done, and something else could not be.
    InPart(Why),
    /// It does not fit after all.
    NotMeant,
}

impl ToRuns {
    pub(super) fn of(job: &JobRow, work: ActOnRuns) -> Self {
        Self { job: job.no, work }
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
            WhichRuns::Matching { asked, seen, .. } => (asked, seen.run),
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
        let (why, part) = match self.do_it(turn, run, seen, by)? {
            Ended::Done => return Ok(Came::Done),
            // How many are meant was counted without it.
            Ended::NotMeant => return Ok(Came::NoRow),
            Ended::Passed => {
                turn.tx.jobs().note_passed(self.job)?;
                return Ok(Came::Nothing);
            }
            Ended::Not(why) => (why, false),
            Ended::InPart(why) => (why, true),
        };
        let missed = Missed { run, why, part };
        turn.tx.jobs().note_missed(self.job, &missed)?;
        Ok(Came::CouldNot)
    }

    fn is_gentle(&self) -> bool {
        self.work.gently
    }

    fn told(&self, job: &JobRow) -> Vec<(&'static str, i64)> {
        let left = job.left_before_their_turn(&self.work);
        vec![("passed", self.work.passed), ("left", left)]
    }

    fn passed_over(&self, turn: &mut Turn<'_, '_>, row: Next) -> Result<(), Error> {
        let (Next::Named(run, _) | Next::Fits(run)) = row else {
            return Ok(());
        };
        let missed = Missed {
            run,
            why: Why::NotRead,
            part: false,
        };
        Ok(turn.tx.jobs().note_missed(self.job, &missed)?)
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
        let Some(row) = turn.tx.runs().by_no(run)? else {
            return Ok(Ended::Not(Why::NotThere));
        };
        if row.now.status.is_finished() {
            return Ok(Ended::Passed);
        }
        if let WhichRuns::Matching { asked, .. } = &self.work.which
            && !is_found(turn, &row, asked)?
        {
            return Ok(Ended::NotMeant);
        }
        let live = live(turn, row)?;
        if !self.stands_as_seen(turn, &live, seen.as_ref())? {
            return Ok(Ended::Not(Why::MovedOn));
        }
        let (by, why) = (&*by.name, &*self.work.why);
        match self.work.act {
            RunsAct::Stop => ended(stop(turn, live.row, by, why.to_owned())),
            RunsAct::SkipStep => match self.meant(&live, seen) {
                Ok(step) => ended(skip(turn, live.row, step, by, why.to_owned())),
                Err(why) => Ok(Ended::Not(why)),
            },
            RunsAct::TryAgain => self.try_again(turn, live, (by, why)),
        }
    }

    /// Whether a run stands where it was seen: a ticked one at the step that its row showed, one of all
    /// that match at the step by which it fits. To stop a ticked run is asked of the run, wherever it is.
    fn stands_as_seen(
        &self,
        turn: &Turn<'_, '_>,
        live: &Live,
        step: Option<&StepId>,
    ) -> Result<bool, Error> {
        let act = self.work.act;
        match &self.work.which {
            WhichRuns::Listed(_) if act == RunsAct::Stop => Ok(true),
            WhichRuns::Listed(_) => Ok(match step {
                Some(step) => stands_at(&live.state).any(|(id, _)| id == step),
                // No step was shown: none is skipped, and what is stuck by now is tried again.
                None => act == RunsAct::TryAgain || live.row.now.place.step.is_none(),
            }),
            WhichRuns::Matching { asked, seen, .. } => {
                let matters = asked.asks_where_it_stands() || act == RunsAct::SkipStep;
                Ok(!matters || !came_there_since(turn, live, seen)?)
            }
        }
    }

    /// *Try again*: at each step where something can be sent or tried again. One that needs nobody and has
    /// nothing of that sort is left alone; one that needs somebody and has not is told, whatever was done at
    /// the others.
    fn try_again(
        &self,
        turn: &mut Turn<'_, '_>,
        live: Live,
        (by, why): (&str, &str),
    ) -> Result<Ended, Error> {
        let run = live.row.no;
        let steps = stands_at(&live.state).map(|(id, state)| (id.clone(), state.problem.is_some()));
        let steps: Vec<_> = steps.collect();
        let (mut any, mut not) = (false, None);
        for (step, needs_you) in steps {
            let row = turn.run(run)?;
            let said = match may_try_again(turn, row.clone(), &step)? {
                Ok(()) => ended(send_again(turn, row, step.clone(), by, why.to_owned()))?,
                Err(_) if !needs_you => continue,
                Err(reason @ Reason::StillSending) => Ended::Not(Why::Refused(reason)),
                Err(_) => Ended::Not(Why::NothingToTry),
            };
            match said {
                Ended::Done if is_unmade(turn, run, &step)? => not = not.or(Some(Why::NotMade)),
                Ended::Done => {
                    any = true;
                    self.note_sent(turn, run, &step)?;
                }
                Ended::Not(why) | Ended::InPart(why) => not = not.or(Some(why)),
                Ended::Passed | Ended::NotMeant => {}
            }
        }
        Ok(match (any, not) {
            (true, None) => Ended::Done,
            (true, Some(why)) => Ended::InPart(why),
            (false, Some(why)) => Ended::Not(why),
            (false, None) => Ended::Passed,
        })
    }

    /// Keeps which message of a step goes out again: what the other tool answers is known later.
    fn note_sent(&self, turn: &mut Turn<'_, '_>, run: RunNo, step: &StepId) -> Result<(), Error> {
        let mut all = turn.tx.outbox().of_run(run)?.into_iter();
        let Some(last) = all.rfind(|one| one.step == *step) else {
            return Ok(());
        };
        let sent = Sent {
            message: last.no,
            tries: last.state.ended_of(last.tries),
        };
        Ok(turn.tx.jobs().note_sent(self.job, sent)?)
    }

    /// The step that is skipped: the one that a ticked row showed, as its run alone offers it; of all
    /// that match one that needs somebody, or stands as it was filtered for.
    fn meant(&self, live: &Live, seen: Option<StepId>) -> Result<StepId, Why> {
        if let Some(seen) = seen {
            return Ok(seen);
        }
        let meant = |state: &StepState| {
            state.problem.is_some() || self.work.waiting.contains(&state.place())
        };
        let steps = stands_at(&live.state).filter(|(_, state)| meant(state));
        let mut steps = steps.map(|(id, _)| id);
        match (steps.next(), steps.next()) {
            (Some(step), None) => Ok(step.clone()),
            (Some(_), Some(_)) => Err(Why::SeveralSteps),
            (None, _) => Err(Why::NobodyNeeded),
        }
    }
}

/// Whether a run came to the step where lists show it, or to need somebody there, after it was seen. By
/// what it needs, which is numbered; a step that needs nobody has only the moment when it began. A try
/// that failed meanwhile is neither.
fn came_there_since(turn: &Turn<'_, '_>, live: &Live, seen: &Seen) -> Result<bool, Error> {
    let Some(at) = &live.row.now.place.step else {
        return Ok(false);
    };
    let Some(state) = live.state.step(at) else {
        return Ok(false);
    };
    // A try-out has no problem that is listed.
    if state.problem.is_none() || live.row.try_out {
        return Ok(state.since.is_some_and(|since| since > seen.at));
    }
    for item in turn.tx.problems().of_run(live.row.no)? {
        let problem = turn.tx.problems().readable(item.problem)?;
        if problem.is_some_and(|one| one.step.as_ref() == Some(at)) && item.no <= seen.item {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What a run says no to is kept with its reason; anything else is a row that cannot be handled.
fn ended(done: Result<(), Error>) -> Result<Ended, Error> {
    match done {
        Ok(()) => Ok(Ended::Done),
        Err(Error::NotPossible(reason)) => Ok(Ended::Not(Why::Refused(reason))),
        Err(error) => Err(error),
    }
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
