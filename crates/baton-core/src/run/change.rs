//! A transition in the making: what machine and kinds write into.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::effect::Effect;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use crate::call::Entry;
use crate::details::Details;
use crate::document::Inside;
use crate::history::{HistoryEntry, Kind, Params};
use crate::ids::{RunId, StepId};
use crate::json::Json;
use crate::problem;

/// What the handlers of events work on; dropped when an event is ignored.
pub(crate) struct Change<'a> {
    /// None until the host has read them.
    details: Option<&'a Details>,
    /// Whether anybody asked for them.
    asked: Cell<bool>,
    pub(crate) now: Timestamp,
    pub(crate) id: &'a RunId,
    pub(crate) run: RunState,
    readers: &'a dyn Readers,
    /// One walk for all steps that a transition withdraws.
    all_read: OnceCell<BTreeSet<&'a StepId>>,
    effects: Vec<Effect>,
    history: Vec<HistoryEntry>,
}

/// The value that a pointer means in what a step got.
pub(crate) type Find<'f, 'd> = &'f dyn Fn(&str) -> Option<&'d Json>;

/// What the workflow reads of what its steps get.
pub(crate) trait Readers {
    /// The values of a step's answer or call that are read somewhere; nothing else is kept.
    fn needed_of<'d>(&self, step: &StepId, find: Find<'_, 'd>) -> BTreeMap<String, Json>;

    /// The steps that need something a step got.
    fn readers_of(&self, step: &StepId) -> Vec<&StepId>;

    /// The steps of which some step needs what they got.
    fn all_read(&self) -> BTreeSet<&StepId>;
}

/// What follows at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// The run stays there.
    Stays,
    /// The run stays where it is, and knows more than before.
    Learned,
    /// The step is done.
    Passed,
    /// The run takes these of the step's sequences.
    Takes(Vec<usize>),
}

impl<'a> Change<'a> {
    pub(super) fn new(
        readers: &'a dyn Readers,
        (id, run): (&'a RunId, &RunState),
        details: Option<&'a Details>,
        now: Timestamp,
    ) -> Self {
        let (effects, history) = (Vec::new(), Vec::new());
        Self {
            details,
            asked: Cell::new(false),
            now,
            id,
            run: run.clone(),
            readers,
            all_read: OnceCell::new(),
            effects,
            history,
        }
    }

    /// The next state, the effects and the history.
    pub(super) fn finish(mut self) -> (RunState, Vec<Effect>, Vec<HistoryEntry>) {
        self.run.status = self.status();
        (self.run, self.effects, self.history)
    }

    /// Person, company and workflow. Where the host has not read them, what is made of these is no
    /// transition.
    pub(crate) fn details(&self) -> &'a Details {
        self.details.unwrap_or_else(|| {
            self.asked.set(true);
            Details::unread()
        })
    }

    /// Whether details were asked for that the host has not read.
    pub(super) fn lacks_details(&self) -> bool {
        self.asked.get()
    }

    /// What is remembered of a step.
    pub(crate) fn state(&mut self, id: &StepId) -> &mut StepState {
        self.run.steps.entry(id.clone()).or_default()
    }

    /// Keeps what is needed of what a step got.
    pub(crate) fn keep(&mut self, id: &StepId, data: &Json) {
        self.keep_found(id, &|pointer| data.reach(pointer));
    }

    /// Keeps what is needed of what a call says about the person of the run.
    pub(crate) fn keep_about(&mut self, id: &StepId, about: &Entry) {
        self.keep_found(id, &|pointer| about.find(pointer));
    }

    fn keep_found(&mut self, id: &StepId, find: Find<'_, '_>) {
        let got = self.readers.needed_of(id, find);
        self.state(id).got = got;
    }

    /// Whether a step needs something that another gets.
    pub(super) fn is_read(&self, id: &StepId) -> bool {
        let all = self.all_read.get_or_init(|| self.readers.all_read());
        all.contains(id)
    }

    /// Whether something was made from what a step got.
    pub(crate) fn is_used(&self, id: &StepId) -> bool {
        let made = |step: &StepId| {
            let state = self.run.step(step);
            state.is_some_and(|state| state.own.has_made_something())
        };
        self.readers.readers_of(id).into_iter().any(made)
    }

    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub(crate) fn note(&mut self, step: Option<&StepId>, kind: Kind, params: Params) {
        self.history.push(HistoryEntry {
            step: step.cloned(),
            kind,
            params,
        });
    }

    /// Tells the admin, in place of what was told about the step before.
    pub(crate) fn open_problem(&mut self, id: &StepId, kind: problem::Kind, params: Params) {
        if self.state(id).problem.is_some_and(|before| before != kind) {
            self.close_problem(id);
        }
        let state = self.state(id);
        (state.problem, state.told) = (Some(kind), params.clone());
        let mut details = params.clone();
        details.insert("problem".to_owned(), kind.code());
        self.note(Some(id), Kind::NeedsYou, details);
        self.effect(Effect::OpenProblem {
            step: id.clone(),
            kind,
            params,
        });
    }

    pub(crate) fn close_problem(&mut self, id: &StepId) {
        let state = self.state(id);
        state.told.clear();
        if let Some(kind) = state.problem.take() {
            self.effect(Effect::CloseProblem {
                step: id.clone(),
                kind,
            });
        }
    }

    /// Writes down that what the admin was needed for is over.
    pub(crate) fn note_solved(&mut self, id: &StepId) {
        if let Some(problem) = self.state(id).problem {
            let solved = params([("problem", problem.code())]);
            self.note(Some(id), Kind::ProblemSolved, solved);
        }
    }

    fn status(&self) -> RunStatus {
        if matches!(self.run.status, RunStatus::Done | RunStatus::Stopped) {
            return self.run.status;
        }
        if self.run.steps.values().any(|step| step.problem.is_some()) {
            return RunStatus::NeedsYou;
        }
        if self.run.settling.is_some() {
            return RunStatus::Waiting;
        }
        let states = self.run.steps.values();
        let mut at_work = states.filter(|state| state.is_at_work()).peekable();
        let is_somewhere = at_work.peek().is_some();
        if is_somewhere && at_work.all(|state| state.status == StepStatus::Waiting) {
            RunStatus::Waiting
        } else {
            RunStatus::Running
        }
    }
}

/// Named values from pairs.
pub(crate) fn params<const N: usize>(pairs: [(&str, String); N]) -> Params {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A path by its id and, if it has one, its name.
pub(crate) fn path_and_name(path: &Inside<'_>) -> Params {
    let mut named = params([("path", path.path.to_string())]);
    if let Some(name) = path.name {
        named.insert("path_name".to_owned(), name.to_owned());
    }
    named
}

/// Who did it and why.
pub(crate) fn by_and_why(by: &str, why: &str) -> Params {
    params([("by", by.to_owned()), ("why", why.to_owned())])
}
