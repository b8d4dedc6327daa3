//! What the kind does in a run: the first path whose condition is true is taken, else *otherwise*.
//! What cannot be told is never silently false: the admin is asked.

use std::borrow::Cow;

use super::{ConditionalPath, Paths};
use crate::condition::{Choice, Today, choose, found, unclear_test};
use crate::document::value::{Reference, Source};
use crate::history::{Kind, Params};
use crate::ids::{MessageId, StepId};
use crate::json::Json;
use crate::problem;
use crate::run::change::{Change, Then, params};
use crate::run::context::context;
use crate::run::reason::Reason;
use crate::run::state::{StepState, StepStatus};
use crate::run::verb::Verb;
use crate::steps::kind::Kind as _;
use crate::steps::own::Runs;
use crate::template::{describe, look_up};

/// What the conditions come to.
enum Chosen {
    /// This of the step's sequences.
    Path(usize),
    /// The condition of a path cannot be told: which, and by what.
    Unclear(Params),
}

impl Runs for Paths {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        change.state(id).status = StepStatus::Running;
        match self.choose(change, id) {
            Chosen::Path(index) => self.take(change, id, index),
            Chosen::Unclear(details) => {
                change.open_problem(id, problem::Kind::PathUnclear, details);
                Then::Stays
            }
        }
    }

    /// It has sent nothing, but can be tried again while it cannot be told.
    fn allows(&self, verb: Verb, state: &StepState) -> Result<(), Reason> {
        let chooses = matches!(verb, Verb::TakePath | Verb::SendAgain);
        if chooses && state.paths.is_some() {
            return Err(Reason::PathChosen);
        }
        self.offers(verb)
    }

    /// What could not be told may be told now.
    fn details_changed(&self, change: &mut Change<'_>, id: &StepId) -> Result<Then, Reason> {
        match self.choose(change, id) {
            Chosen::Path(index) => {
                change.note_solved(id);
                change.close_problem(id);
                Ok(self.take(change, id, index))
            }
            Chosen::Unclear(_) => Err(Reason::NothingChanged),
        }
    }
}

impl Paths {
    fn choose(&self, change: &Change<'_>, id: &StepId) -> Chosen {
        // A condition belongs to no message.
        let none = MessageId::of(change.id, id, 0);
        let context = context(change, &none);
        let details = change.details();
        let today = Today::of(change.now, &details.time, &details.person);
        let today = today.with(&details.managers);
        let find = |reference: &Reference| match &reference.source {
            // Without an answer there is nothing, which is no secret that could not be told.
            Source::Step { step } if is_passed_over(change, step) => {
                Some(Cow::Owned(Json::text("")))
            }
            Source::Step { .. }
            | Source::Person
            | Source::Trigger
            | Source::Run
            | Source::Company
            | Source::Call => look_up(reference, &context),
        };
        match choose(self.choices(), &today, find) {
            Choice::First(index) => Chosen::Path(index),
            Choice::Otherwise => Chosen::Path(self.paths.len()),
            Choice::CouldNotTell(index) => {
                let path = self.paths.get(index);
                let told = path.map(|path| unclear(change, path, &today, find));
                Chosen::Unclear(told.unwrap_or_default())
            }
        }
    }

    fn take(&self, change: &mut Change<'_>, id: &StepId, index: usize) -> Then {
        let path = self.paths.get(index);
        let details = path.map_or_else(|| params([("path", id.to_string())]), named);
        change.note(Some(id), Kind::PathTaken, details);
        Then::Takes(vec![index])
    }
}

/// Which path cannot be told, by which detail, and what that is.
fn unclear<'a>(
    change: &Change<'_>,
    path: &ConditionalPath,
    today: &Today,
    find: impl Fn(&Reference) -> Option<Cow<'a, Json>>,
) -> Params {
    let mut told = named(path);
    if let Some(test) = unclear_test(&path.when, today, &find) {
        let about = &test.reference;
        told.insert("detail".to_owned(), describe(about));
        told.extend(found(test, find(about).as_deref()));
        if is_sensitive(change, about) {
            told.remove("found");
        }
    }
    told
}

/// What is sensitive is written down in no problem and no history.
fn is_sensitive(change: &Change<'_>, about: &Reference) -> bool {
    about.source == Source::Person && change.details().sensitive.contains(&about.pointer)
}

fn is_passed_over(change: &Change<'_>, id: &StepId) -> bool {
    let status = change.run.step(id).map(|state| state.status);
    matches!(status, Some(StepStatus::Skipped | StepStatus::NotNeeded))
}

fn named(path: &ConditionalPath) -> Params {
    params([
        ("path", path.id.to_string()),
        ("path_name", path.name.clone()),
    ])
}
