//! Calls that belong to a run: what becomes of them when the run is at the step, or passes it.

use super::DispositionKind;

/// What a run did with one of its bound calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// The step was done with it.
    Used,
    /// The step was done another way, or the run stopped.
    NotNeeded,
    /// The run was past the step, or had another call, when it was bound.
    TooLate,
}

/// What becomes of a call bound to a step; none when it stays bound (C6: a call is used once, of
/// several the first stored).
#[must_use]
pub fn when_passed(passed: Passed, is_that_call: bool) -> Option<DispositionKind> {
    match (passed, is_that_call) {
        (Passed::Used, true) => Some(DispositionKind::Moved),
        (Passed::NotNeeded, true) => Some(DispositionKind::NotNeeded),
        (Passed::TooLate, true) | (Passed::Used | Passed::NotNeeded, false) => {
            Some(DispositionKind::ArrivedAfterwards)
        }
        (Passed::TooLate, false) => None,
    }
}
