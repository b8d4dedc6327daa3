//! What only a kind remembers of a step in a run.
//!
//! The kind's word is not in the stored JSON: a run is pinned to a version, and in a version a step
//! has one kind, so the fields that are there tell whose they are. A kind that shares a field's name
//! with another has to write a word of its own beside it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::call_webhook::state::Messages;
use super::wait_for_call::state::Awaited;
use super::wait_for_time::state::TimeWait;
use crate::ids::MessageId;
use crate::run::effect::Deadline;
use crate::run::place::WhereKind;

/// A kind's own state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, from = "Fields")]
pub enum KindState {
    /// Nothing yet, or the kind remembers nothing.
    #[default]
    Nothing,
    /// What a step that sends has sent.
    CallWebhook(Messages),
    /// What a step that takes calls waits for, and got.
    WaitForCall(Awaited),
    /// The moment that a step waits for.
    WaitForTime(TimeWait),
}

/// The fields of all kinds, as they are stored.
#[derive(Deserialize)]
struct Fields {
    #[serde(flatten)]
    messages: Messages,
    #[serde(flatten)]
    awaited: Awaited,
    #[serde(flatten)]
    time_wait: TimeWait,
}

impl From<Fields> for KindState {
    fn from(fields: Fields) -> Self {
        if fields.messages != Messages::default() {
            return Self::CallWebhook(fields.messages);
        }
        if fields.awaited != Awaited::default() {
            return Self::WaitForCall(fields.awaited);
        }
        if fields.time_wait != TimeWait::default() {
            return Self::WaitForTime(fields.time_wait);
        }
        Self::Nothing
    }
}

impl KindState {
    /// What was sent; for the kind itself.
    pub(super) fn messages(&self) -> Option<&Messages> {
        match self {
            Self::CallWebhook(messages) => Some(messages),
            Self::Nothing | Self::WaitForCall(_) | Self::WaitForTime(_) => None,
        }
    }

    /// What is waited for, and got; for the kind itself.
    pub(super) fn awaited(&self) -> Option<&Awaited> {
        match self {
            Self::WaitForCall(awaited) => Some(awaited),
            Self::Nothing | Self::CallWebhook(_) | Self::WaitForTime(_) => None,
        }
    }

    /// The moment that is waited for, and what it was found from.
    #[must_use]
    pub fn time_wait(&self) -> Option<&TimeWait> {
        match self {
            Self::WaitForTime(wait) => Some(wait),
            Self::Nothing | Self::CallWebhook(_) | Self::WaitForCall(_) => None,
        }
    }

    /// The moment that is waited for, to be written; a default is none.
    pub(super) fn set_time_wait(&mut self, wait: TimeWait) {
        match self {
            Self::Nothing | Self::WaitForTime(_) => {
                *self = match wait == TimeWait::default() {
                    true => Self::Nothing,
                    false => Self::WaitForTime(wait),
                };
            }
            Self::CallWebhook(_) | Self::WaitForCall(_) => unreachable!("a step has one kind"),
        }
    }

    /// The latest message that the step made.
    #[must_use]
    pub fn latest_message(&self) -> Option<&MessageId> {
        self.messages()?.message.as_ref()
    }

    /// The value that finds the calls that the step takes.
    #[must_use]
    pub fn match_value(&self) -> Option<&str> {
        self.awaited()?.match_value.as_deref()
    }

    /// When the step wants to be woken for this.
    #[must_use]
    pub fn wakes_at(&self, which: Deadline) -> Option<Timestamp> {
        let mut deadlines = self.deadlines().into_iter();
        deadlines.find_map(|(at, one)| (one == which).then_some(at))
    }

    /// What a step that waits is waiting for, as lists say it.
    #[must_use]
    pub fn waits_for(&self) -> WhereKind {
        match self {
            Self::Nothing | Self::CallWebhook(_) | Self::WaitForCall(_) => {
                WhereKind::WaitingForCall
            }
            Self::WaitForTime(_) => WhereKind::WaitingForTime,
        }
    }

    /// How many tries of the latest message failed.
    #[must_use]
    pub fn failed_tries(&self) -> u32 {
        self.messages().map_or(0, |messages| messages.failed)
    }

    /// Whether something was made after the step's success that is not accepted yet.
    #[must_use]
    pub fn is_done_again(&self) -> bool {
        self.messages().is_some_and(|messages| messages.repeats)
    }

    /// When the step wants to be woken, and for what.
    pub(crate) fn deadlines(&self) -> Vec<(Timestamp, Deadline)> {
        match self {
            Self::WaitForCall(awaited) => awaited.deadlines(),
            Self::WaitForTime(wait) => wait.deadlines(),
            Self::Nothing | Self::CallWebhook(_) => Vec::new(),
        }
    }

    /// Whether a message, or the value that finds calls, was made from what the step read.
    pub(crate) fn has_made_something(&self) -> bool {
        self.latest_message().is_some() || self.match_value().is_some()
    }

    /// What was sent, to be written. Only the kind itself asks, at its own step: the state of
    /// another kind is refused, never written over.
    pub(crate) fn messages_mut(&mut self) -> &mut Messages {
        if matches!(self, Self::Nothing) {
            *self = Self::CallWebhook(Messages::default());
        }
        match self {
            Self::CallWebhook(messages) => messages,
            Self::Nothing | Self::WaitForCall(_) | Self::WaitForTime(_) => {
                unreachable!("a step has one kind")
            }
        }
    }

    /// What is waited for, and got, to be written; the same holds.
    pub(crate) fn awaited_mut(&mut self) -> &mut Awaited {
        if matches!(self, Self::Nothing) {
            *self = Self::WaitForCall(Awaited::default());
        }
        match self {
            Self::WaitForCall(awaited) => awaited,
            Self::Nothing | Self::CallWebhook(_) | Self::WaitForTime(_) => {
                unreachable!("a step has one kind")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "a step has one kind")]
    fn the_state_of_another_kind_is_not_written_over() {
        let mut own = KindState::Nothing;
        own.awaited_mut().match_value = Some("IT-1".to_owned());

        own.messages_mut();
    }
}
