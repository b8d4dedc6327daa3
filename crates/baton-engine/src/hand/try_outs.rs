//! Try-outs: the same machine and driver, runs of their own kind (CONTRACT C11).

use baton_core::run::StartedByKind;
use baton_core::{CallId, Happened, Json, PersonId, RunId, StepId, WorkflowId};
use baton_store::table::runs::StartedBy;

use super::act;
use crate::audit::Actor;
use crate::audit::{Action, record};
use crate::driver::runs::{Moved, Start};
use crate::unique::unique;
use crate::{Engine, Error};

impl Engine {
    /// Runs the draft for one person, sending to the practice tool unless told otherwise.
    pub async fn start_try_out(
        &self,
        actor: &Actor,
        workflow: &WorkflowId,
        person: &PersonId,
        really_contact: bool,
    ) -> Result<RunId, Error> {
        let (workflow, person, by) = (workflow.clone(), person.clone(), actor.name.clone());
        let deed = record(actor, Action::TryOutStarted)
            .on("workflow", &workflow)
            .on("person", &person);
        act(self, move |turn| {
            let row = turn
                .tx
                .workflows()
                .get(&workflow)?
                .ok_or(Error::Missing("workflow"))?;
            let person = turn
                .tx
                .people()
                .get(&person)?
                .ok_or(Error::Missing("person"))?;
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
            };
            let run = turn.start(start, None)?;
            deed.on("run", &run.id).write(turn.tx)?;
            Ok(run.id)
        })
        .await
    }

    /// Gives a try-out the call it waits for.
    pub async fn pretend_called(
        &self,
        actor: &Actor,
        run: &RunId,
        step: &StepId,
        data: Json,
    ) -> Result<(), Error> {
        let (run, step, by) = (run.clone(), step.clone(), actor.name.clone());
        let deed = record(actor, Action::PretendedCalled)
            .on("run", &run)
            .on("step", &step);
        act(self, move |turn| {
            let row = turn.tx.runs().get(&run)?.ok_or(Error::Missing("run"))?;
            if !row.try_out {
                return Err(Error::CallNotUsable);
            }
            let live = turn.live(row)?;
            let call = CallId::from_bytes(unique());
            match turn.advance(live, Happened::CallBound { step, call, data }, Some(&by))? {
                Moved::On => deed.write(turn.tx),
                Moved::Not(reason) => Err(Error::NotPossible(reason)),
            }
        })
        .await
    }
}
