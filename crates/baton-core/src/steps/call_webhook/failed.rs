//! A try did not succeed.

use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::problem;
use crate::retry;
use crate::run::change::{Change, params};
use crate::run::event::{Ended, Failure, Try};
use crate::run::reason::Reason;

/// Where a redirect leads to: one to another host is other news.
const HOST: &str = "host";

pub(super) fn try_failed(
    change: &mut Change<'_>,
    id: &StepId,
    occurrence: u32,
    report: Try<'_>,
) -> Result<(), Reason> {
    let Some(own) = change.state(id).own.messages() else {
        return Err(Reason::OtherOccurrence);
    };
    if occurrence == 0 || occurrence != own.occurrence {
        return Err(Reason::OtherOccurrence);
    }
    if own.given_up {
        return Err(Reason::GivenUp);
    }
    if report.number <= own.last_try && !report.last {
        return Err(Reason::OldTry);
    }
    if is_told(change, id, report) {
        return Err(Reason::OldTry);
    }
    let own = change.state(id).own.messages_mut();
    if !retry::is_unsent(report.failure) {
        own.last_try = report.number;
        own.failed += 1;
    }
    own.given_up = report.last;
    note(change, id, report);
    tell(change, id, report);
    Ok(())
}

/// A message that still cannot leave for the same reason is no news, however often it is looked at.
fn is_told(change: &mut Change<'_>, id: &StepId, report: Try<'_>) -> bool {
    let told = Some(retry::problem_kind(report.failure));
    retry::is_unsent(report.failure) && !report.last && change.state(id).problem == told
}

/// Nobody waits for the message any more; what became of its last try is written down, once, for
/// the other tool may have done it. Where nothing left this computer, there is nothing to say.
pub(super) fn ended_afterwards(
    change: &mut Change<'_>,
    id: &StepId,
    occurrence: u32,
    ended: &Ended,
) -> Result<(), Reason> {
    let own = change.state(id).own.messages();
    let own = own.ok_or(Reason::NotNeeded)?;
    if occurrence == 0 || occurrence != own.occurrence {
        return Err(Reason::OtherOccurrence);
    }
    let is_unsent = matches!(ended, Ended::Failed(failure) if retry::is_unsent(*failure));
    if own.given_up || is_unsent {
        return Err(Reason::NotNeeded);
    }
    change.state(id).own.messages_mut().given_up = true;
    let details = match ended {
        Ended::Answered(status) => params([
            ("outcome", "answered".to_owned()),
            ("status", status.to_string()),
        ]),
        Ended::Failed(failure) => params([
            ("outcome", "failed".to_owned()),
            ("failure", failure.code().to_owned()),
        ]),
    };
    change.note(Some(id), Kind::EndedAfterwards, details);
    Ok(())
}

fn note(change: &mut Change<'_>, id: &StepId, report: Try<'_>) {
    change.note(Some(id), Kind::TryFailed, described(report));
    if report.last {
        change.note(Some(id), Kind::GivenUp, described(report));
    }
}

fn tell(change: &mut Change<'_>, id: &StepId, report: Try<'_>) {
    let state = change.state(id);
    // What was told follows the last answer, also one for which alone nobody would be told yet.
    let due = report.last
        || state.problem.is_some()
        || state.own.failed_tries() >= retry::TRIES_BEFORE_NEEDS_YOU
        || retry::is_unmendable(report.failure);
    let kind = retry::problem_kind(report.failure);
    let mut params = described(report);
    let is_told = state.problem == Some(kind) && state.told.get(HOST) == params.get(HOST);
    if due && (!is_told || report.last) {
        params.insert("given_up".to_owned(), report.last.to_string());
        change.open_problem(id, kind, params);
    }
}

fn described(report: Try<'_>) -> Params {
    let unsent = u32::from(retry::is_unsent(report.failure));
    let mut params = params([
        ("failure", report.failure.code().to_owned()),
        ("problem", retry::problem_kind(report.failure).code()),
        ("tries", report.number.saturating_sub(unsent).to_string()),
    ]);
    if let Failure::Status { status } = report.failure {
        params.insert("status".to_owned(), status.to_string());
    }
    let is_redirect = retry::problem_kind(report.failure) == problem::Kind::Redirected;
    if let Some(host) = report.leads_to.filter(|_| is_redirect) {
        params.insert(HOST.to_owned(), host.to_owned());
    }
    params
}
