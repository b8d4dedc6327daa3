//! Where a run stands, as lists show it: at its most urgent step (C18).

use super::place::WhereKind;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use crate::history::Params;
use crate::ids::StepId;
use crate::problem;

/// The most urgent of the steps that a run is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'r> {
    /// How it stands there.
    pub kind: WhereKind,
    /// The step; none before the first, and after the end.
    pub step: Option<&'r StepId>,
    /// How many other steps are at work, or need the admin.
    pub more: u32,
}

/// Where a run stands.
#[must_use]
pub fn standing(run: &RunState) -> Standing<'_> {
    let bare = |kind| Standing {
        kind,
        step: None,
        more: 0,
    };
    match run.status {
        RunStatus::Done => return bare(WhereKind::Done),
        RunStatus::Stopped => return bare(WhereKind::Stopped),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou => {}
    }
    if run.settling.is_some() {
        return bare(WhereKind::Settling);
    }
    let steps = stands_at(run);
    let count = steps.clone().count();
    let Some((id, state)) = steps.min_by_key(|(_, state)| (urgency(state), state.since)) else {
        return bare(WhereKind::Moving);
    };
    Standing {
        kind: state.place(),
        step: Some(id),
        more: u32::try_from(count - 1).unwrap_or(u32::MAX),
    }
}

/// The steps that a list counts where a run stands: those at work, and those that need the admin, be it
/// after their success (C8). A run comes to a step once: while it stands there, it is the same time.
pub fn stands_at(run: &RunState) -> impl Iterator<Item = (&StepId, &StepState)> + Clone {
    let concerns =
        |(_, state): &(&StepId, &StepState)| state.is_at_work() || state.problem.is_some();
    run.steps.iter().filter(concerns)
}

/// The smaller, the sooner somebody has to look at it.
fn urgency(state: &StepState) -> u8 {
    match state.place() {
        WhereKind::NotDelivered
        | WhereKind::CannotPrepare
        | WhereKind::NoMatchValue
        | WhereKind::PathUnclear
        | WhereKind::Asked => 0,
        WhereKind::NobodyCalled => 1,
        WhereKind::TryingAgain => 2,
        WhereKind::Sending => 3,
        WhereKind::WaitingForCall => 4,
        WhereKind::WaitingForTime => 5,
        WhereKind::Settling | WhereKind::Moving | WhereKind::Done | WhereKind::Stopped => 6,
    }
}

impl StepState {
    /// What the admin is needed for at the step, with the values that its words need.
    #[must_use]
    pub fn needs(&self) -> Option<Params> {
        let problem = self.problem?.code();
        let mut needs = self.told.clone();
        needs.insert("problem".to_owned(), problem);
        Some(needs)
    }

    /// How a run stands at the step.
    #[must_use]
    pub fn place(&self) -> WhereKind {
        if let Some(problem) = self.problem {
            return place_of(problem);
        }
        match self.status {
            StepStatus::Waiting => self.own.waits_for(),
            StepStatus::Running if self.own.failed_tries() > 0 => WhereKind::TryingAgain,
            StepStatus::Running => WhereKind::Sending,
            StepStatus::NotYet
            | StepStatus::Done
            | StepStatus::Skipped
            | StepStatus::Stopped
            | StepStatus::NotNeeded => WhereKind::Moving,
        }
    }
}

fn place_of(problem: problem::Kind) -> WhereKind {
    use problem::Kind;
    match problem {
        Kind::NobodyCalled => WhereKind::NobodyCalled,
        Kind::PathUnclear => WhereKind::PathUnclear,
        Kind::MatchValueMissing => WhereKind::NoMatchValue,
        Kind::ValueMissing
        | Kind::ValueUnusable
        | Kind::AnswerCut
        | Kind::NotRunnable
        | Kind::DateMissing
        | Kind::DatePassed
        | Kind::DetailNotSet
        | Kind::DetailTaken => WhereKind::CannotPrepare,
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
        | Kind::DetailUnread
        | Kind::SameEmail
        | Kind::OtherId
        | Kind::PersonHasLeft
        | Kind::AlreadyPartWay
        | Kind::TooManyStarts
        | Kind::WhichRun
        | Kind::NobodyMatches
        | Kind::CouldNotTell
        | Kind::Unreadable
        | Kind::OtherData
        | Kind::TooManyPeople
        | Kind::CallTooLong
        | Kind::CallCompressed
        | Kind::CouldNotHandle
        | Kind::FileHeld => WhereKind::Asked,
    }
}
