//! The verbs at a step. Each is asked, permitted by the core's verdict, done and told to the audit
//! in the same way; what it is to the run is one line here.

use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::run::{ChangedData, Verb};
use baton_core::template::Prepared;
use baton_core::{CallId, Happened, Json, Reason, RunId, StepId};
use baton_store::Snapshot;
use baton_store::table::outbox::MessageRow;

use super::of;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::runs::{Asked, asked, happen, permit, with_settings};
use crate::turn::Turn;
use crate::unique::unique;
use crate::{Engine, Error};

/// A step of a run, and what an admin says with a verb.
#[derive(Clone, Debug)]
pub struct AtStep {
    /// The run.
    pub run: RunId,
    /// The step.
    pub step: StepId,
    /// Why; none where the verb does not ask for it.
    pub why: Option<String>,
    /// The data of a call that came another way, or of the one that is pretended.
    pub data: Option<Json>,
    /// One of the step's paths; the step itself when the verb does not ask for it.
    pub path: Option<StepId>,
}

/// Does at a step what a verb says.
pub async fn at_step(engine: &Engine, actor: &Actor, verb: Verb, at: AtStep) -> Result<(), Error> {
    let as_it_stands = |_: &Snapshot<'_>| Ok::<_, Error>(None);
    with_data(engine, actor, verb, at, as_it_stands).await
}

/// The same with data in place of the message as it stands. The work that says which reads what is
/// there when the verb is done, not what was there when somebody asked: of two who change the same
/// the second is refused.
pub async fn with_data<E, F>(
    engine: &Engine,
    actor: &Actor,
    verb: Verb,
    at: AtStep,
    changed: F,
) -> Result<(), E>
where
    F: FnOnce(&Snapshot<'_>) -> Result<Option<ChangedData>, E> + Clone + Send + 'static,
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action(verb.declared().recorded),
        move |turn, record| {
            record.on("run", &at.run).on("step", &at.step);
            if let Some(why) = &at.why {
                record.because(why);
            }
            let changed = changed(&turn.tx.snapshot())?;
            if let Some(changed) = &changed {
                record.text("changed", changed.names.join(", "));
            }
            let row = of(turn, &at.run)?;
            let asked = asked(turn, row, &at.step)?;
            permit(&asked, verb, &at.step).map_err(|error| in_its_words(error, verb, &asked))?;
            if let Some(version) = asked.newer.filter(|_| verb == Verb::UseSettings) {
                record.text("version", version.to_string());
            }
            Ok(carry_out(turn, asked, (verb, changed), at, by)?)
        },
    )
    .await
}

/// What a verb is to the run: an event, but for a try, of which the run hears when it has ended.
fn carry_out(
    turn: &mut Turn<'_, '_>,
    asked: Asked,
    (verb, changed): (Verb, Option<ChangedData>),
    at: AtStep,
    admin: String,
) -> Result<(), Error> {
    let (step, by, why) = (at.step, admin.clone(), at.why.unwrap_or_default());
    let happened = match verb {
        Verb::Skip => Happened::StepSkipped { step, by, why },
        Verb::MarkReceived => Happened::MarkedReceived {
            step,
            by,
            why,
            data: at.data,
        },
        Verb::SendAgain => Happened::SentAgain {
            step,
            by,
            why,
            changed: changed.map(Box::new),
        },
        Verb::UseSettings => return use_settings(turn, asked, (&step, by, why)),
        Verb::SendNew => Happened::SentNew {
            step,
            by,
            why,
            before: before(&asked)?,
        },
        Verb::PretendCalled => Happened::CallBound {
            step,
            call: CallId::from_bytes(unique()),
            about: Entry::whole(Arc::new(
                at.data.unwrap_or_else(|| Json::Object(Vec::new())),
            )),
        },
        Verb::TakePath => Happened::PathChosen {
            path: at.path.unwrap_or_else(|| step.clone()),
            step,
            by,
            why,
        },
        Verb::SkipAhead => Happened::SkippedAhead { step, by },
        Verb::TryNow => return try_now(turn, &asked),
    };
    happen(turn, asked.live, happened, &admin)
}

/// From now on the run goes by the live version's settings of the step; all else of it stays as its
/// version has it.
fn use_settings(
    turn: &mut Turn<'_, '_>,
    asked: Asked,
    (step, by, why): (&StepId, String, String),
) -> Result<(), Error> {
    let nothing_newer = Error::NotPossible(Reason::SameSettings);
    let version = asked.newer.ok_or(nothing_newer)?;
    let (live, happened) = with_settings(turn, asked.live, step, version, (&by, why))?;
    happen(turn, live, happened, &by)
}

/// The step's latest message: what is the same bytes is the same message (C8).
fn before(asked: &Asked) -> Result<Option<Box<Prepared>>, Error> {
    let message = asked.message.as_ref().map(MessageRow::prepared);
    Ok(message.transpose()?.map(Box::new))
}

/// Makes the next try of a waiting message due at once.
fn try_now(turn: &Turn<'_, '_>, asked: &Asked) -> Result<(), Error> {
    let message = asked.message.as_ref().ok_or(Error::Missing("message"))?;
    turn.tx.outbox().make_due(message.no, turn.now)?;
    Ok(())
}

/// Two refusals have a code of their own in the API: there is no message to be tried, and the call
/// of a real run cannot be pretended.
fn in_its_words(error: Error, verb: Verb, asked: &Asked) -> Error {
    if verb == Verb::TryNow && asked.message.is_none() {
        return Error::Missing("message");
    }
    let not_a_try_out = matches!(error, Error::NotPossible(Reason::OnlyTryOuts));
    if verb == Verb::PretendCalled && not_a_try_out {
        return Error::CallNotUsable;
    }
    error
}
