//! *Try it out*: the same machine, a run of its own kind (CONTRACT C11).

use baton_core::call::Entry;
use baton_core::run::StartedByKind;
use baton_core::{PersonId, RunId, WorkflowId};

use baton_store::table::runs::StartedBy;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::runs;
use crate::runs::Start;
use crate::{Engine, Error};

/// Runs the draft for one person as if `about` had been said of them, sending to the practice tool
/// unless told otherwise.
pub async fn try_out(
    engine: &Engine,
    actor: &Actor,
    workflow: WorkflowId,
    person: PersonId,
    about: Option<Entry>,
    really_contact: bool,
) -> Result<RunId, Error> {
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action("try_out_started"),
        move |turn, record| {
            record.on("workflow", &workflow).on("person", &person);
            let row = turn.tx.workflows().get(&workflow)?;
            let row = row.ok_or(Error::Missing("workflow"))?;
            let person = turn.tx.people().get(&person)?;
            let person = person.ok_or(Error::Missing("person"))?;
            let version = turn.tx.versions().keep_draft(
                row.no,
                row.draft_revision,
                &row.draft,
                &by,
                turn.now,
            )?;
            let started_by = StartedBy {
                kind: StartedByKind::TryOut,
                params: [("by".to_owned(), by.clone())].into(),
                really_contact: Some(really_contact),
            };
            let start = Start {
                workflow: row.no,
                version,
                person: &person,
                call: None,
                try_out: true,
                started_by,
                by: Some(&by),
                settles_until: None,
            };
            let run = runs::start(turn, start, about.clone())?;
            record.on("run", &run.id);
            Ok(run.id)
        },
    )
    .await
}
