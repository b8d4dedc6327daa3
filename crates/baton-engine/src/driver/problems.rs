//! Problems of runs and of calls: what groups them, and what closes them.

use baton_core::history::Params;
use baton_core::matching::DispositionKind;
use baton_core::problem::Kind;
use baton_core::{ConnectionId, ProblemId, StepId};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::problems::{Cause, NewItem};
use baton_store::table::runs::RunRow;
use baton_store::{Lenient, PersonNo, WorkflowNo};

use super::turn::Turn;
use crate::unique::unique;
use crate::{Error, Topic};

/// What a call could not be used for.
pub(crate) struct CallProblem<'a> {
    pub(crate) kind: Kind,
    pub(crate) workflow: WorkflowNo,
    pub(crate) owner: &'a StepId,
    pub(crate) entry: EntryOf,
    /// The value the entry has; groups problems about one unknown person.
    pub(crate) value: Option<&'a str>,
    pub(crate) person: Option<PersonNo>,
    pub(crate) params: Params,
}

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

    /// Puts an entry of a call under Problems; it is handled with that.
    pub(crate) fn open_call_problem(&mut self, about: CallProblem<'_>) -> Result<(), Error> {
        let kind = about.kind;
        let value = about.value.map(baton_core::call::match_key);
        let by_value = matches!(kind, Kind::UnknownPerson | Kind::PersonHasLeft);
        let grouped = value.as_deref().filter(|_| by_value).unwrap_or_default();
        let mut params = about.params;
        if let Some(value) = about.value {
            params.insert("value".to_owned(), value.trim().to_owned());
        }
        let cause = Cause {
            id: ProblemId::from_bytes(unique()),
            group_key: format!(
                "{}|{}|{}|{grouped}",
                kind.code(),
                about.workflow.0,
                about.owner
            ),
            kind,
            params: params.clone(),
            workflow: Some(about.workflow),
            step: Some(about.owner.clone()),
            connection: None,
        };
        let item = NewItem {
            run: None,
            person: about.person,
            call: Some(about.entry.call),
            place: Some(about.entry.place),
            detail: Some(Lenient::of(&params)),
        };
        let problem = self.tx.problems().open(&cause, &item, self.now)?;
        self.tx.dispositions().set(&NewDisposition {
            value: about.value.map(str::to_owned),
            person: about.person,
            problem: Some(problem),
            ..NewDisposition::new(
                about.entry.call,
                about.entry.place,
                DispositionKind::Problem,
                self.now,
            )
        })?;
        self.hint(Topic::Problem, &cause.id);
        Ok(())
    }
}
