//! Problems in the making: what every check reads and adds to.

use std::collections::BTreeMap;

use super::known::Known;
use super::problem::{Code, Level, Problem};
use crate::ids::StepId;

/// The steps before a place; true when every run has gone through them.
pub(crate) type Before = BTreeMap<StepId, bool>;

/// A definition being checked.
pub(crate) struct Check<'a> {
    pub(crate) known: &'a Known,
    /// Every step of the definition; of two with one id the first.
    pub(crate) steps: BTreeMap<&'a StepId, Outline<'a>>,
    /// What was sent to so far on the way down, and by which steps: their ids and names.
    pub(crate) targets: BTreeMap<String, Vec<(StepId, String)>>,
    /// Whether a call starts the workflow, so that something of it can be used.
    pub(crate) starts_by_call: bool,
    problems: Vec<Problem>,
}

/// What other steps need to know of a step.
#[derive(Clone)]
pub(crate) struct Outline<'a> {
    pub(crate) name: &'a str,
    pub(crate) gives_answer: bool,
    /// The paths it stands in, the outermost first: whose, and which.
    pub(crate) above: Vec<(&'a StepId, usize)>,
    /// Of those, the steps of which a run takes one path only.
    pub(crate) choices: Vec<&'a StepId>,
}

impl Outline<'_> {
    /// Whether two steps stand in different paths of one step.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        let mut both = self.above.iter().zip(&other.above);
        both.any(|((mine, at), (theirs, there))| mine == theirs && at != there)
    }

    /// Whether no run comes to both: they stand in different paths of one choice.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        let mut both = self.above.iter().zip(&other.above);
        both.any(|((mine, at), (theirs, there))| {
            mine == theirs && at != there && self.choices.contains(mine)
        })
    }
}

/// Where something stands.
#[derive(Clone)]
pub(crate) struct At<'a> {
    pub(crate) step: &'a StepId,
    /// What the admin calls the step.
    pub(crate) name: &'a str,
    pub(crate) path: String,
}

impl At<'_> {
    pub(crate) fn then(&self, rest: impl std::fmt::Display) -> Self {
        Self {
            step: self.step,
            name: self.name,
            path: format!("{}/{rest}", self.path),
        }
    }
}

impl<'a> Check<'a> {
    pub(super) fn new(
        known: &'a Known,
        steps: BTreeMap<&'a StepId, Outline<'a>>,
        starts_by_call: bool,
    ) -> Self {
        Self {
            known,
            steps,
            starts_by_call,
            targets: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Something that blocks *Go live*.
    pub(crate) fn fix<const N: usize>(
        &mut self,
        code: Code,
        at: &At<'_>,
        params: [(&str, &str); N],
    ) {
        self.add(Level::ToFix, code, Some(at.step), &at.path, params);
    }

    /// Something that does not.
    pub(crate) fn look<const N: usize>(
        &mut self,
        code: Code,
        at: &At<'_>,
        params: [(&str, &str); N],
    ) {
        self.add(Level::ToCheck, code, Some(at.step), &at.path, params);
    }

    pub(super) fn add<const N: usize>(
        &mut self,
        level: Level,
        code: Code,
        step: Option<&StepId>,
        path: &str,
        params: [(&str, &str); N],
    ) {
        let params = params.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let (step, path) = (step.cloned(), path.to_owned());
        self.problems.push(Problem {
            code,
            level,
            step,
            path,
            params: params.into(),
        });
    }
}
