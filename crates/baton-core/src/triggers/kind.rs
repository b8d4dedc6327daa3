//! The questions that every kind of trigger answers; the defaults say "not mine".

use super::StartKind;
use crate::document::calls::StartsByCall;
use crate::document::value::Reference;
use crate::matching::news::{News, Topic};

/// A kind of trigger.
pub trait Kind {
    /// The kind without its settings, as lists show it and rows store it.
    fn start_kind(&self) -> StartKind;

    /// How it takes calls, when calls start its workflow.
    fn starts_by_call(&self) -> Option<StartsByCall<'_>> {
        None
    }

    /// What about people it listens to, when that starts its workflow.
    fn topic(&self) -> Option<Topic> {
        None
    }

    /// Whether news about somebody start a run for them.
    fn means(&self, _news: &News) -> bool {
        false
    }

    /// The details that it names.
    fn references(&self) -> Vec<&Reference> {
        Vec::new()
    }
}
