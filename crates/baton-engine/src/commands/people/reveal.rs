//! *Show* sensitive details; the audit has who looked, at whose, and where.

use baton_core::{Json, MessageId, PersonId, RunId, StepId, WorkflowId};

use crate::audit::{Action, Actor, Record};
use crate::commands::NotDone;
use crate::commands::command;
use crate::{Engine, Error};

const REVEALED: Action = Action("person_detail_revealed");

/// In what sensitive details were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownIn {
    /// What a step would send.
    Preview {
        /// The workflow.
        workflow: WorkflowId,
        /// The step.
        step: StepId,
    },
    /// What a step of a run would send, to be changed.
    Change {
        /// The run.
        run: RunId,
        /// The step.
        step: StepId,
    },
    /// What a test of a step was answered.
    TestAnswer {
        /// The workflow.
        workflow: WorkflowId,
        /// The step.
        step: StepId,
    },
    /// What a try sent.
    Try {
        /// The run.
        run: RunId,
        /// The message.
        message: MessageId,
    },
}

/// Shows a sensitive detail of a person.
pub async fn reveal(
    engine: &Engine,
    actor: &Actor,
    id: PersonId,
    detail: String,
) -> Result<Json, Error> {
    command(engine, actor, REVEALED, move |turn, record| {
        let row = turn.tx.people().get(&id)?;
        let row = row.ok_or_else(|| NotDone::no_such("person", &id))?;
        let mut values = row.person.custom.read().0.into_iter();
        let value = values.find(|(name, _)| *name == detail);
        let (name, value) = value.ok_or_else(|| NotDone::no_such("detail", &detail))?;
        record.on("person", &id).text("detail", name);
        record.text("where", "person");
        Ok(value)
    })
    .await
}

/// Writes down that sensitive details of a person are shown in a message: a row for each.
pub async fn reveal_in(
    engine: &Engine,
    actor: &Actor,
    person: PersonId,
    details: Vec<String>,
    place: ShownIn,
) -> Result<(), Error> {
    let Some((last, others)) = details.split_last() else {
        return Ok(());
    };
    let (last, others, by) = (last.clone(), others.to_vec(), actor.clone());
    command(engine, actor, REVEALED, move |turn, record| {
        for detail in others {
            let mut row = Record::new(&by, REVEALED);
            place.say(row.on("person", &person).text("detail", detail));
            row.write(turn.tx)?;
        }
        place.say(record.on("person", &person).text("detail", last));
        Ok(())
    })
    .await
}

impl ShownIn {
    fn say(&self, record: &mut Record) {
        match self {
            Self::Preview { workflow, step } => record
                .on("workflow", workflow)
                .on("step", step)
                .text("where", "preview"),
            Self::Change { run, step } => record
                .on("run", run)
                .on("step", step)
                .text("where", "change"),
            Self::TestAnswer { workflow, step } => record
                .on("workflow", workflow)
                .on("step", step)
                .text("where", "test_answer"),
            Self::Try { run, message } => record
                .on("run", run)
                .on("message", message)
                .text("where", "try"),
        };
    }
}
