//! A try did not succeed.

use super::change::{Change, params};
use super::{Failure, Reason};
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::retry;
use crate::steps::StepKind;

/// A try as it was reported.
#[derive(Clone, Copy)]
pub(super) struct Try {
    failure: Failure,
    number: u32,
    last: bool,
}

impl Try {
    pub(super) fn new(failure: Failure, number: u32, last: bool) -> Self {
        Self {
            failure,
            number,
            last,
        }
    }

    /// How many tries went out.
    fn spent(self) -> u32 {
        self.number
            .saturating_sub(u32::from(retry::is_unsent(self.failure)))
    }

    fn params(self) -> Params {
        let mut params = params([
            ("failure", self.failure.code().to_owned()),
            ("problem", retry::problem_kind(self.failure).code()),
            ("tries", self.spent().to_string()),
        ]);
        if let Failure::Status { status } = self.failure {
            params.insert("status".to_owned(), status.to_string());
        }
        params
    }
}

pub(super) fn try_failed(
    change: &mut Change<'_>,
    id: &StepId,
    occurrence: u32,
    report: Try,
) -> Result<(), Reason> {
    let step = change.sending_step(id)?;
    if !matches!(step.action, StepKind::CallWebhook(_)) {
        return Err(Reason::WrongKind);
    }
    let state = change.state(id);
    if occurrence == 0 || occurrence != state.occurrence {
        return Err(Reason::OtherOccurrence);
    }
    if state.given_up {
        return Err(Reason::GivenUp);
    }
    if report.number <= state.last_try && !report.last {
        return Err(Reason::OldTry);
    }
    if !retry::is_unsent(report.failure) {
        state.last_try = report.number;
        state.failed += 1;
    }
    state.given_up = report.last;
    note(change, id, report);
    tell(change, id, report);
    Ok(())
}

fn note(change: &mut Change<'_>, id: &StepId, report: Try) {
    change.note(Some(id), Kind::TryFailed, report.params());
    if report.last {
        change.note(Some(id), Kind::GivenUp, report.params());
    }
}

fn tell(change: &mut Change<'_>, id: &StepId, report: Try) {
    let state = change.state(id);
    let due = report.last
        || state.failed >= retry::TRIES_BEFORE_NEEDS_YOU
        || retry::is_unmendable(report.failure);
    let kind = retry::problem_kind(report.failure);
    if due && (state.problem != Some(kind) || report.last) {
        let mut params = report.params();
        params.insert("given_up".to_owned(), report.last.to_string());
        change.open_problem(id, kind, params);
    }
}
