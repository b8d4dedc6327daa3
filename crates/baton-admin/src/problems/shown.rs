//! Making views of stored problems.

use baton_core::problem::Kind;
use baton_store::table::problems::{ItemRow, ProblemRow, ProblemState as StoredState};
use baton_store::{Lenient, Snapshot};

use super::views::{ProblemAction, ProblemGroup, ProblemItem, ProblemState, RunCandidate};
use crate::{Outcome, Params};

pub(super) fn group(snapshot: &Snapshot<'_>, row: ProblemRow) -> Outcome<ProblemGroup> {
    let workflow = match row.workflow {
        Some(no) => snapshot.workflows().by_no(no)?,
        None => None,
    };
    let step_name = match (&workflow, &row.step) {
        (Some(workflow), Some(step)) => {
            let draft = workflow.draft.read()?;
            let trigger = (draft.trigger.id == *step).then(|| draft.trigger.name.clone());
            trigger.or_else(|| draft.step(step).map(|step| step.name.clone()))
        }
        (_, _) => None,
    };
    let kind = row.kind;
    let known = known_person(snapshot, kind, &row)?;
    let (workflow, workflow_name) = workflow.map(|row| (row.id, row.name)).unzip();
    Ok(ProblemGroup {
        id: row.id.to_string(),
        kind,
        params: params(Some(&row.params)),
        state: state(row.state),
        workflow,
        workflow_name,
        step: row.step,
        step_name,
        connection: row.connection,
        people: u64::try_from(row.people).unwrap_or_default(),
        calls: u64::try_from(row.calls).unwrap_or_default(),
        since: row.since,
        last_at: row.last_at,
        actions: if row.state == StoredState::Open {
            actions(kind, known)
        } else {
            Vec::new()
        },
    })
}

pub(super) fn item(
    snapshot: &Snapshot<'_>,
    row: &ProblemRow,
    item: ItemRow,
) -> Outcome<ProblemItem> {
    let run = match item.about.run {
        Some(no) => snapshot.runs().by_no(no)?,
        None => None,
    };
    let about = run.as_ref().map(|run| run.person);
    let person = match item.about.person.or(about) {
        Some(no) => snapshot.people().by_no(no)?,
        None => None,
    };
    let call = match item.about.call {
        Some(no) => snapshot.calls().id(no)?,
        None => None,
    };
    let kind = row.kind;
    let details = params(item.about.detail.as_ref());
    let candidates = if kind == Kind::WhichRun {
        candidates(snapshot, &item, &details)?
    } else {
        Vec::new()
    };
    let (person, person_name) = person
        .map(|row| (row.person.id, row.person.display_name))
        .unzip();
    let ended = row.state != StoredState::Open;
    Ok(ProblemItem {
        id: item.no.to_string(),
        kind,
        params: if details.is_empty() {
            params(Some(&row.params))
        } else {
            details
        },
        state: state(row.state),
        person,
        person_name,
        run: run.map(|run| run.id),
        call,
        step: row.step.clone(),
        candidates,
        at: item.at,
        solved_at: ended.then_some(row.last_at),
        solution: params(row.ended.as_ref()),
    })
}

/// The runs that a call about *Which run?* fits.
fn candidates(
    snapshot: &Snapshot<'_>,
    item: &ItemRow,
    details: &Params,
) -> Outcome<Vec<RunCandidate>> {
    let (Some(call), Some(value)) = (item.about.call, details.get("value")) else {
        return Ok(Vec::new());
    };
    let Some(call) = snapshot.calls().by_no(call)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for fits in snapshot
        .awaits()
        .candidates(call.address, &value.trim().to_lowercase())?
    {
        let Some(run) = snapshot.runs().by_no(fits.run)? else {
            continue;
        };
        let Some(person) = snapshot.people().by_no(run.person)? else {
            continue;
        };
        found.push(RunCandidate {
            run: run.id,
            person: person.person.id,
            person_name: person.person.display_name,
            started_at: run.started_at,
        });
    }
    Ok(found)
}

/// Whether somebody has the e-mail meanwhile that nobody had.
fn known_person(snapshot: &Snapshot<'_>, kind: Kind, row: &ProblemRow) -> Outcome<bool> {
    if kind != Kind::UnknownPerson {
        return Ok(false);
    }
    match params(Some(&row.params)).get("value") {
        Some(email) => Ok(snapshot.people().by_email(email)?.is_some()),
        None => Ok(false),
    }
}

fn actions(kind: Kind, person_is_known: bool) -> Vec<ProblemAction> {
    use ProblemAction::{
        AddPerson, ChoosePerson, ChooseRun, FixConnection, Ignore, MarkReceived, SendAgain, Skip,
        Start, TakePath, UseCall,
    };
    match kind {
        Kind::TokenNotValid
        | Kind::NotAllowed
        | Kind::AddressUnknown
        | Kind::AddressGone
        | Kind::HostNotFound
        | Kind::NothingAnswers
        | Kind::BadCertificate
        | Kind::ConsentMissing
        | Kind::ConnectionIncomplete
        | Kind::ConnectionStopped
        | Kind::Redirected
        | Kind::SecretMissing => vec![FixConnection, SendAgain, Skip, Ignore],
        Kind::NotAccepted
        | Kind::AlreadyThere
        | Kind::DataNotAccepted
        | Kind::TooManyRequests
        | Kind::ToolBroken
        | Kind::NoAnswerInTime
        | Kind::BrokenConnection
        | Kind::ValueMissing
        | Kind::ValueUnusable
        | Kind::AnswerCut
        | Kind::NotRunnable => vec![SendAgain, Skip, Ignore],
        // The date is put in at the person, and the wait goes on by itself.
        Kind::DateMissing | Kind::DatePassed => vec![Skip, Ignore],
        Kind::PathUnclear => vec![TakePath, Ignore],
        Kind::MatchValueMissing | Kind::NobodyCalled => vec![MarkReceived, Skip, Ignore],
        Kind::UnknownPerson if person_is_known => vec![Start, ChoosePerson, Ignore],
        Kind::UnknownPerson => vec![AddPerson, ChoosePerson, Ignore],
        Kind::PersonHasLeft | Kind::OtherData => vec![UseCall, Ignore],
        Kind::NamesNobody | Kind::NotAnEmail => vec![ChoosePerson, Ignore],
        Kind::WhichRun | Kind::NobodyMatches => vec![ChooseRun, Ignore],
        Kind::CouldNotTell => vec![UseCall, Ignore],
        Kind::Unreadable | Kind::TooManyPeople => vec![Ignore],
    }
}

fn params(stored: Option<&Lenient<Params>>) -> Params {
    stored.map(Lenient::read).unwrap_or_default()
}

fn state(state: StoredState) -> ProblemState {
    match state {
        StoredState::Open => ProblemState::Open,
        StoredState::Solved => ProblemState::Solved,
        StoredState::Ignored => ProblemState::Ignored,
    }
}
