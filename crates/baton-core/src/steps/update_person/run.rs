//! What the kind does in a run.

use super::UpdatePerson;
use crate::history::{Kind, Params};
use crate::ids::{MessageId, StepId};
use crate::problem;
use crate::run::change::{Change, Then, params};
use crate::run::context::context;
use crate::run::effect::{Effect, NewDetail};
use crate::run::event::{DetailChange, Updated};
use crate::run::reason::Reason;
use crate::run::state::{StepState, StepStatus};
use crate::run::verb::Verb;
use crate::steps::own::Runs;
use crate::template::{Context, Unsendable, made};
use crate::word;

impl Runs for UpdatePerson {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        change.state(id).status = StepStatus::Running;
        match with_context(change, id, |context| self.values(context)) {
            Ok(details) => change.effect(Effect::SetDetails {
                step: id.clone(),
                details,
            }),
            Err(unusable) => {
                change.open_problem(id, problem::Kind::DetailNotSet, described(&unusable));
            }
        }
        Then::Stays
    }

    /// What stopped it has set nothing.
    fn allows(&self, verb: Verb, state: &StepState) -> Result<(), Reason> {
        if verb == Verb::SendAgain && state.problem.is_none() {
            return Err(Reason::NothingQueued);
        }
        self.offers(verb)
    }

    fn person_updated(
        &self,
        change: &mut Change<'_>,
        id: &StepId,
        updated: &Updated,
    ) -> Result<Then, Reason> {
        let told = match updated {
            Updated::Changed(changes) => {
                self.note(change, id, changes);
                return Ok(Then::Passed);
            }
            Updated::Unfit { detail, value, why } => {
                let mut told = params([("name", detail.clone()), ("why", word(why).to_owned())]);
                if !with_context(change, id, |context| self.hides(detail, context)) {
                    told.insert("value".to_owned(), value.clone());
                }
                (problem::Kind::DetailNotSet, told)
            }
            Updated::Taken {
                detail,
                person,
                name,
            } => {
                let told = params([
                    ("name", detail.clone()),
                    ("other_person", person.to_string()),
                    ("other", name.clone()),
                ]);
                (problem::Kind::DetailTaken, told)
            }
        };
        change.open_problem(id, told.0, told.1);
        Ok(Then::Stays)
    }
}

impl UpdatePerson {
    /// What the details become; what is left out stays as it is.
    fn values(&self, context: &Context<'_>) -> Result<Vec<NewDetail>, Unsendable> {
        let mut values = Vec::new();
        for set in &self.details {
            if let Some(value) = made(&set.detail, &set.value, context)? {
                values.push(NewDetail {
                    detail: set.detail.clone(),
                    value,
                    is_sensitive: set.takes_sensitive(context),
                });
            }
        }
        Ok(values)
    }

    /// What was changed, from what to what; nothing of it where it is sensitive.
    fn note(&self, change: &mut Change<'_>, id: &StepId, changes: &[DetailChange]) {
        if changes.is_empty() {
            change.note(Some(id), Kind::NothingToSet, Params::new());
        }
        for one in changes {
            let is_hidden = with_context(change, id, |context| self.hides(&one.detail, context));
            let mut details = params([("detail", one.detail.clone())]);
            let said = [("before", &one.from), ("after", &one.to)];
            for (name, text) in said.into_iter().filter(|_| !is_hidden) {
                details.extend(text.clone().map(|text| (name.to_owned(), text)));
            }
            if is_hidden {
                details.insert("hidden".to_owned(), "yes".to_owned());
            }
            if change.id.is_try_out() {
                details.insert("try_out".to_owned(), "yes".to_owned());
            }
            change.note(Some(id), Kind::DetailSet, details);
        }
    }
}

/// Values are read as those of a message are, of which this step makes none.
fn with_context<T>(change: &Change<'_>, id: &StepId, read: impl FnOnce(&Context<'_>) -> T) -> T {
    read(&context(change, &MessageId::of(change.id, id, 1)))
}

fn described(unusable: &Unsendable) -> Params {
    let mut details = params([
        ("name", unusable.name.clone()),
        ("why", unusable.kind.code().to_owned()),
    ]);
    if let Some(detail) = &unusable.detail {
        details.insert("detail".to_owned(), detail.clone());
    }
    details
}
