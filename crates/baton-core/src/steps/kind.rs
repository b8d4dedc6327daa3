//! The questions that every kind of step answers; the defaults say "not mine".

use super::Step;
use super::timed::Timed;
use crate::document::calls::TakesCalls;
use crate::document::condition::ConditionGroup;
use crate::document::request::Request;
use crate::document::value::Reference;
use crate::ids::{ConnectionId, StepId};
use crate::run::verb::Verb;

/// A kind of step.
pub trait Kind {
    /// What it sends, when it sends something.
    fn request(&self) -> Option<Request<'_>> {
        None
    }

    /// The connections that it uses.
    fn connections(&self) -> Vec<&ConnectionId> {
        let request = self.request();
        request
            .and_then(|request| request.connection)
            .into_iter()
            .collect()
    }

    /// How it takes calls, when calls move runs at it on.
    fn takes_calls(&self) -> Option<TakesCalls> {
        None
    }

    /// The moment that it waits for, when it waits for one.
    fn timed(&self) -> Option<&dyn Timed> {
        None
    }

    /// What an admin can do at it, in the order in which it is offered.
    fn verbs(&self) -> &'static [Verb] {
        &[Verb::Skip]
    }

    /// Whether it gets something that later steps can use.
    fn gives_answer(&self) -> bool {
        false
    }

    /// The details that it names itself, without those of the steps inside it.
    fn references(&self) -> Vec<&Reference> {
        Vec::new()
    }

    /// The details of the person that it sets, each with what that is made of.
    fn sets(&self) -> Vec<(&str, Vec<&Reference>)> {
        Vec::new()
    }

    /// What it reads of other steps' answers beside its references: the step and a pointer.
    fn answers_read(&self) -> Vec<(&StepId, &str)> {
        Vec::new()
    }

    /// The sequences that it owns, in reading order.
    fn sequences(&self) -> Vec<Sequence<'_>> {
        Vec::new()
    }

    /// The steps of these, to be changed.
    fn sequences_mut(&mut self) -> Vec<&mut Vec<Step>> {
        Vec::new()
    }

    /// The conditions by which one of its sequences is chosen, in the order of the sequences: the
    /// first that is true; the sequence after the last condition when none is.
    fn choices(&self) -> Vec<&ConditionGroup> {
        Vec::new()
    }

    /// Whether a run that passes it has gone through each of its sequences.
    fn goes_all_sequences(&self) -> bool {
        false
    }
}

/// One of the sequences that a step owns.
#[derive(Clone, Debug)]
pub struct Sequence<'a> {
    /// The path whose steps these are; none when they are the step's own.
    pub path: Option<NamedPath<'a>>,
    /// Where they stand in the step's settings, such as `paths/0/steps`.
    pub pointer: String,
    /// In their order.
    pub steps: &'a [Step],
}

/// A path with an id and a name of its own.
#[derive(Clone, Debug)]
pub struct NamedPath<'a> {
    /// Never changes.
    pub id: &'a StepId,
    /// The admin's words.
    pub name: &'a str,
    /// Where it stands in the step's settings, such as `paths/0`.
    pub pointer: String,
}

impl<'a> Sequence<'a> {
    /// The steps of the path at a place among a step's paths.
    pub(super) fn of_path(index: usize, id: &'a StepId, name: &'a str, steps: &'a [Step]) -> Self {
        let pointer = format!("paths/{index}");
        Self {
            pointer: format!("{pointer}/steps"),
            path: Some(NamedPath { id, name, pointer }),
            steps,
        }
    }
}
