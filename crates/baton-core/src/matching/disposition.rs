//! What became of a call: the closed list of C5.

/// One per person or run that a call is about. The first three are not final: a later call, a
/// run's answer or the admin moves them on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DispositionKind {
    /// Waiting to be handled.
    Waiting,
    /// Belongs to a run that is not at the step yet.
    Bound,
    /// No run has this value yet, and one may still get it.
    Unmatched,
    /// Recorded while the owner was a draft.
    Sample,
    /// Started a run.
    Started,
    /// Moved a run at a step.
    Moved,
    /// The condition was false.
    ConditionNotMet,
    /// The person is in the workflow and not finished.
    AlreadyInWorkflow,
    /// A repeat of another call.
    Duplicate,
    /// The run was past the step.
    ArrivedAfterwards,
    /// Its run stopped or passed the step another way.
    NotNeeded,
    /// Came while the trigger was off or paused.
    Kept,
    /// Needs a person.
    Problem,
    /// Ignored by a person.
    Ignored,
    /// Only a test of its sender.
    OnlyATest,
    /// Became part of a run that another call about the same person had started.
    Merged,
}

impl DispositionKind {
    /// Every kind, in the order of C5.
    pub const ALL: [Self; 16] = [
        Self::Waiting,
        Self::Bound,
        Self::Unmatched,
        Self::Sample,
        Self::Started,
        Self::Moved,
        Self::ConditionNotMet,
        Self::AlreadyInWorkflow,
        Self::Duplicate,
        Self::ArrivedAfterwards,
        Self::NotNeeded,
        Self::Kept,
        Self::Problem,
        Self::Ignored,
        Self::OnlyATest,
        Self::Merged,
    ];

    /// Whether the call needs nothing more.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Waiting | Self::Bound | Self::Unmatched)
    }

    /// Whether the entry is still offered to the admin, who may leave it alone.
    #[must_use]
    pub fn is_offered(self) -> bool {
        matches!(self, Self::Problem | Self::Kept) || !self.is_final()
    }

    /// Whether the admin may say which run the entry moves.
    #[must_use]
    pub fn awaits_a_run(self) -> bool {
        matches!(self, Self::Problem | Self::Unmatched)
    }
}
