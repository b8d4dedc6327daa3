//! Runs are written into a file.

use baton_core::{PersonId, WorkflowId};
use baton_store::table::jobs::Asked;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Which runs somebody takes.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "one is at hand at a time")]
pub enum Taken {
    /// So many that they named.
    Listed(usize),
    /// All that fit.
    Matching {
        /// What they fit.
        asked: Asked,
        /// Of which workflow.
        workflow: Option<WorkflowId>,
        /// Of which person.
        person: Option<PersonId>,
    },
}

/// Notes that somebody takes a list of runs away as a file, and which; nothing else is changed.
pub async fn note_export(engine: &Engine, actor: &Actor, taken: Taken) -> Result<(), Error> {
    command(engine, actor, Action("runs_exported"), move |_, record| {
        match &taken {
            Taken::Listed(runs) => {
                record.text("runs", runs.to_string());
            }
            Taken::Matching {
                asked,
                workflow,
                person,
            } => {
                if let Some(workflow) = workflow {
                    record.on("workflow", workflow);
                }
                if let Some(person) = person {
                    record.on("person", person);
                }
                for (name, text) in asked.in_words() {
                    record.text(name, text);
                }
            }
        }
        Ok(())
    })
    .await
}
