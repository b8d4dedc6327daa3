//! What an admin can do at a step.

/// The verbs; each names a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Goes on without the step, or gives up the message that was made after its success.
    Skip,
    /// Says that the call came another way.
    MarkReceived,
    /// Lets the practice tool call.
    PretendCalled,
    /// Sends a message again under its id, or lets a step that sent nothing try again.
    SendAgain,
    /// Does the step again, or sends what has changed since, as a new message.
    SendNew,
    /// Makes the next try at once.
    TryNow,
}
