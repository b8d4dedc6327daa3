//! Problems of runs: what groups them, and what closes them.

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::{ConnectionId, ProblemId, StepId};
use baton_store::Lenient;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::table::runs::RunRow;

use super::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

impl Turn<'_, '_> {
    /// Opens a run's problem at a step; another kind at the same step ends with it.
    pub(super) fn open_run_problem(
        &mut self,
        row: &RunRow,
        step: &StepId,
        kind: Kind,
        params: &Params,
    ) -> Result<(), Error> {
        if row.try_out {
            return Ok(());
        }
        self.close_others(row, step, kind)?;
        let connection = self.connection_of(row, step)?;
        let leads = connection.as_ref().map_or("", ConnectionId::as_str);
        let cause = Cause {
            id: ProblemId::from_bytes(unique()),
            group_key: format!("{}|{}|{step}|{leads}", kind.code(), row.workflow.0),
            kind,
            params: params.clone(),
            workflow: Some(row.workflow),
            step: Some(step.clone()),
            connection,
        };
        let item = NewItem {
            run: Some(row.no),
            person: Some(row.person),
            detail: Some(Lenient::of(params)),
            ..NewItem::default()
        };
        self.tx.problems().open(&cause, &item, self.now)?;
        self.hint(Topic::Problem, &cause.id);
        Ok(())
    }

    pub(super) fn close_run_problem(
        &mut self,
        row: &RunRow,
        step: &StepId,
        kind: Kind,
    ) -> Result<(), Error> {
        let only = Some((step, kind));
        let closed = self.tx.problems().close_run(row.no, only, self.now)?;
        if closed > 0 {
            self.hint(Topic::Problem, "");
        }
        Ok(())
    }

    fn close_others(&mut self, row: &RunRow, step: &StepId, kind: Kind) -> Result<(), Error> {
        for item in self.tx.problems().of_run(row.no)? {
            let Some(problem) = self.tx.problems().by_no(item.problem)? else {
                continue;
            };
            if problem.step.as_ref() == Some(step) && problem.kind != kind {
                self.tx.problems().close_item(&item, None, self.now)?;
            }
        }
        Ok(())
    }

    fn connection_of(&self, row: &RunRow, step: &StepId) -> Result<Option<ConnectionId>, Error> {
        let edition = self.edition(row.workflow, row.version)?;
        Ok(edition
            .definition
            .step(step)
            .and_then(|step| step.kind().connections().first().map(|id| (*id).clone())))
    }
}
