//! Where a run stands, as lists show it: a kind of a closed list, its values, the step.

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::run::{RunStatus, StepStatus};
use baton_core::{Effect, RunState, StepId};
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
pub(crate) fn whereabouts(
    state: &RunState,
    opened: Option<Opened<'_>>,
    before: Option<&Where>,
) -> Where {
    let bare = |kind: &str, step| Where {
        kind: kind.to_owned(),
        params: None,
        step,
    };
    match state.status {
        RunStatus::Done => return bare("done", None),
        RunStatus::Stopped => return bare("stopped", state.at.clone()),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou => {}
    }
    let Some(at) = pressing(state) else {
        return bare("moving", None);
    };
    let step = state.step(at);
    if let Some(problem) = step.and_then(|step| step.problem) {
        let kind = place_of(problem).to_owned();
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
        Some(StepStatus::Waiting) => "waiting_for_call",
        Some(StepStatus::Running) if step.is_some_and(|step| step.own.failed_tries() > 0) => {
            "trying_again"
        }
        Some(StepStatus::Running) => "sending",
        Some(StepStatus::NotYet | StepStatus::Done | StepStatus::Skipped | StepStatus::Stopped)
        | None => "moving",
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

fn with_problem(params: &Params, problem: Kind) -> String {
    let mut params = params.clone();
    params.insert("problem".to_owned(), kind_name(problem));
    serde_json::to_string(&params).expect("a map of texts is JSON")
}

/// A problem's kind as rows and the API name it.
pub(crate) fn kind_name(kind: Kind) -> String {
    let text = serde_json::to_string(&kind).expect("a kind is a word");
    text.trim_matches('"').to_owned()
}

fn place_of(problem: Kind) -> &'static str {
    match problem {
        Kind::NobodyCalled => "nobody_called",
        Kind::MatchValueMissing => "no_match_value",
        Kind::ValueMissing | Kind::ValueUnusable | Kind::AnswerCut | Kind::NotRunnable => {
            "cannot_prepare"
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
        | Kind::SecretMissing => "not_delivered",
        Kind::UnknownPerson
        | Kind::NamesNobody
        | Kind::NotAnEmail
        | Kind::PersonHasLeft
        | Kind::WhichRun
        | Kind::NobodyMatches
        | Kind::CouldNotTell
        | Kind::Unreadable
        | Kind::OtherData
        | Kind::TooManyPeople => "asked",
    }
}
