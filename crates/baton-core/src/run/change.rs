//! A transition in the making.

use jiff::Timestamp;

use super::{Effect, Outcome, Reason, RunState, RunStatus, StepState, StepStatus, Transition};
use crate::details::Details;
use crate::document::Definition;
use crate::history::{HistoryEntry, Kind, Params};
use crate::ids::StepId;
use crate::problem;
use crate::steps::Step;

/// What the handlers of events work on; dropped when an event is ignored.
pub(super) struct Change<'a> {
    pub(super) definition: &'a Definition,
    pub(super) details: &'a Details,
    pub(super) now: Timestamp,
    pub(super) run: RunState,
    effects: Vec<Effect>,
    history: Vec<HistoryEntry>,
}

impl<'a> Change<'a> {
    pub(super) fn new(
        definition: &'a Definition,
        run: &RunState,
        details: &'a Details,
        now: Timestamp,
    ) -> Self {
        let (effects, history) = (Vec::new(), Vec::new());
        Self {
            definition,
            details,
            now,
            run: run.clone(),
            effects,
            history,
        }
    }

    pub(super) fn finish(mut self) -> Transition {
        self.run.status = self.status();
        let outcome = Outcome::Next(self.run);
        Transition {
            outcome,
            effects: self.effects,
            history: self.history,
        }
    }

    /// Refuses what comes before the start or after the end.
    pub(super) fn unfinished(&self) -> Result<(), Reason> {
        match self.run.status {
            RunStatus::Done => Err(Reason::RunDone),
            RunStatus::Stopped => Err(Reason::RunStopped),
            RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou => {
                self.run.started_at.map(|_| ()).ok_or(Reason::NotStarted)
            }
        }
    }

    /// A step that the run is not past; the run may not be there yet.
    pub(super) fn open_step(&self, id: &StepId) -> Result<&'a Step, Reason> {
        self.unfinished()?;
        let step = self.known_step(id)?;
        match self.run.steps.get(id).map(|state| state.status) {
            Some(StepStatus::Done) => Err(Reason::StepDone),
            Some(StepStatus::Skipped) => Err(Reason::StepSkipped),
            Some(
                StepStatus::NotYet
                | StepStatus::Running
                | StepStatus::Waiting
                | StepStatus::Stopped,
            )
            | None => Ok(step),
        }
    }

    /// The step whose message is on its way: the one the run is at, or one that is done again.
    pub(super) fn sending_step(&self, id: &StepId) -> Result<&'a Step, Reason> {
        match self.run.steps.get(id) {
            Some(state) if state.repeats => self.known_step(id),
            Some(_) | None => self.current_step(id),
        }
    }

    /// A step that has sent, or could: the one the run is at, or one that is done.
    pub(super) fn sent_step(&self, id: &StepId) -> Result<&'a Step, Reason> {
        let done = |state: &StepState| state.status == StepStatus::Done;
        match self.run.status {
            RunStatus::Stopped => Err(Reason::RunStopped),
            RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done
                if self.run.steps.get(id).is_some_and(done) =>
            {
                self.known_step(id)
            }
            RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done => {
                self.current_step(id)
            }
        }
    }

    fn known_step(&self, id: &StepId) -> Result<&'a Step, Reason> {
        let definition = self.definition;
        let own = definition.steps.iter().find(|step| step.id == *id);
        own.ok_or_else(|| match definition.step(id) {
            Some(_inside_a_branch) => Reason::NotReached,
            None => Reason::UnknownStep,
        })
    }

    /// The step the run is at.
    pub(super) fn current_step(&self, id: &StepId) -> Result<&'a Step, Reason> {
        let step = self.open_step(id)?;
        if self.run.at.as_ref() == Some(id) {
            Ok(step)
        } else {
            Err(Reason::NotReached)
        }
    }

    /// What is remembered of a step.
    pub(super) fn state(&mut self, id: &StepId) -> &mut StepState {
        self.run.steps.entry(id.clone()).or_default()
    }

    pub(super) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(super) fn note(&mut self, step: Option<&StepId>, kind: Kind, params: Params) {
        self.history.push(HistoryEntry {
            step: step.cloned(),
            kind,
            params,
        });
    }

    /// Tells the admin, in place of what was told about the step before.
    pub(super) fn open_problem(&mut self, id: &StepId, kind: problem::Kind, params: Params) {
        if self.state(id).problem.is_some_and(|before| before != kind) {
            self.close_problem(id);
        }
        self.state(id).problem = Some(kind);
        let mut details = params.clone();
        details.insert("problem".to_owned(), kind.code());
        self.note(Some(id), Kind::NeedsYou, details);
        self.effect(Effect::OpenProblem {
            step: id.clone(),
            kind,
            params,
        });
    }

    pub(super) fn close_problem(&mut self, id: &StepId) {
        if let Some(kind) = self.state(id).problem.take() {
            self.effect(Effect::CloseProblem {
                step: id.clone(),
                kind,
            });
        }
    }

    /// Puts the step behind the run: nothing of it is open any more.
    pub(super) fn leave(&mut self, id: &StepId, status: StepStatus) {
        let now = self.now;
        let state = self.state(id);
        state.status = status;
        state.since = Some(now);
        state.reminder_at = None;
        state.limit_at = None;
        let (problem, awaited) = (state.problem, state.match_value.is_some());
        if let (StepStatus::Done, Some(problem)) = (status, problem) {
            self.note(
                Some(id),
                Kind::ProblemSolved,
                params([("problem", problem.code())]),
            );
        }
        self.close_problem(id);
        if awaited {
            self.effect(Effect::StopAwaiting { step: id.clone() });
        }
    }

    fn status(&self) -> RunStatus {
        if matches!(self.run.status, RunStatus::Done | RunStatus::Stopped) {
            return self.run.status;
        }
        if self.run.steps.values().any(|step| step.problem.is_some()) {
            return RunStatus::NeedsYou;
        }
        let state = self.run.at.as_ref().and_then(|id| self.run.steps.get(id));
        match state {
            Some(state) if state.status == StepStatus::Waiting => RunStatus::Waiting,
            Some(_) | None => RunStatus::Running,
        }
    }
}

/// Named values from pairs.
pub(super) fn params<const N: usize>(pairs: [(&str, String); N]) -> Params {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Who did it and why.
pub(super) fn by_and_why(by: &str, why: &str) -> Params {
    params([("by", by.to_owned()), ("why", why.to_owned())])
}
