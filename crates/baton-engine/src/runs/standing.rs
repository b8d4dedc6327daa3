//! Where a run stands, as lists show it: a kind of a closed list, its values, the step.

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::run::{RunStatus, StepStatus, WhereKind};
use baton_core::{Effect, RunState, StepId};
use baton_store::Lenient;
use baton_store::table::runs::Where;

/// The problem that a transition opened.
#[derive(Clone, Copy)]
pub(crate) struct Opened<'a> {
    step: &'a StepId,
    kind: Kind,
    params: &'a Params,
}

impl<'a> Opened<'a> {
    pub(crate) fn of(effects: &'a [Effect]) -> Option<Self> {
        effects.iter().rev().find_map(|effect| match effect {
            Effect::OpenProblem { step, kind, params } => Some(Self {
                step,
                kind: *kind,
                params,
            }),
            Effect::Send { .. }
            | Effect::SendAgain { .. }
            | Effect::CancelSend { .. }
            | Effect::AwaitCall { .. }
            | Effect::StopAwaiting { .. }
            | Effect::UseCall { .. }
            | Effect::DropCall { .. }
            | Effect::CloseProblem { .. } => None,
        })
    }
}

/// Where a run stands after a transition; of a problem that goes on, the old values stay.
pub(crate) fn standing(
    state: &RunState,
    opened: Option<Opened<'_>>,
    before: Option<&Where>,
) -> Where {
    let bare = |kind, step| Where {
        kind,
        params: None,
        step,
    };
    match state.status {
        RunStatus::Done => return bare(WhereKind::Done, None),
        RunStatus::Stopped => return bare(WhereKind::Stopped, state.at.clone()),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou => {}
    }
    let Some(at) = pressing(state) else {
        return bare(WhereKind::Moving, None);
    };
    let step = state.step(at);
    if let Some(problem) = step.and_then(|step| step.problem) {
        let kind = place_of(problem);
        let fresh = opened.filter(|opened| opened.step == at && opened.kind == problem);
        let kept = before.filter(|before| before.kind == kind && before.step.as_ref() == Some(at));
        let params = match (fresh, kept) {
            (Some(fresh), _) => Some(with_problem(fresh.params, problem)),
            (None, Some(kept)) => kept.params.clone(),
            (None, None) => Some(with_problem(&Params::new(), problem)),
        };
        return Where {
            kind,
            params,
            step: Some(at.clone()),
        };
    }
    let kind = match step.map(|step| step.status) {
        Some(StepStatus::Waiting) => WhereKind::WaitingForCall,
        Some(StepStatus::Running) if step.is_some_and(|step| step.own.failed_tries() > 0) => {
            WhereKind::TryingAgain
        }
        Some(StepStatus::Running) => WhereKind::Sending,
        Some(StepStatus::NotYet | StepStatus::Done | StepStatus::Skipped | StepStatus::Stopped)
        | None => WhereKind::Moving,
    };
    bare(kind, Some(at.clone()))
}

/// The step that a list names: the one the run is at, unless only another needs the admin.
fn pressing(state: &RunState) -> Option<&StepId> {
    let at = state.at.as_ref()?;
    let needs = |id: &StepId| state.step(id).is_some_and(|step| step.problem.is_some());
    let other = state.steps.keys().find(|id| needs(id));
    Some(other.filter(|_| !needs(at)).unwrap_or(at))
}

fn with_problem(params: &Params, problem: Kind) -> Lenient<Params> {
    let mut params = params.clone();
    params.insert("problem".to_owned(), problem.code());
    Lenient::of(&params)
}

fn place_of(problem: Kind) -> WhereKind {
    match problem {
        Kind::NobodyCalled => WhereKind::NobodyCalled,
        Kind::MatchValueMissing => WhereKind::NoMatchValue,
        Kind::ValueMissing | Kind::ValueUnusable | Kind::AnswerCut | Kind::NotRunnable => {
            WhereKind::CannotPrepare
        }
        Kind::NotAccepted
        | Kind::TokenNotValid
        | Kind::NotAllowed
        | Kind::AddressUnknown
        | Kind::AddressGone
        | Kind::AlreadyThere
        | Kind::DataNotAccepted
        | Kind::TooManyRequests
        | Kind::ToolBroken
        | Kind::Redirected
        | Kind::HostNotFound
        | Kind::NothingAnswers
        | Kind::NoAnswerInTime
        | Kind::BadCertificate
        | Kind::BrokenConnection
        | Kind::ConsentMissing
        | Kind::ConnectionIncomplete
        | Kind::ConnectionStopped
        | Kind::SecretMissing => WhereKind::NotDelivered,
        Kind::UnknownPerson
        | Kind::NamesNobody
        | Kind::NotAnEmail
        | Kind::PersonHasLeft
        | Kind::WhichRun
        | Kind::NobodyMatches
        | Kind::CouldNotTell
        | Kind::Unreadable
        | Kind::OtherData
        | Kind::TooManyPeople => WhereKind::Asked,
    }
}
