//! The questions that every kind of trigger answers; the defaults say "not mine".

use super::StartKind;
use crate::document::calls::StartsByCall;
use crate::document::value::Reference;

/// A kind of trigger.
pub trait Kind {
    /// The kind without its settings, as lists show it and rows store it.
    fn start_kind(&self) -> StartKind;

    /// How it takes calls, when calls start its workflow.
    fn starts_by_call(&self) -> Option<StartsByCall<'_>> {
        None
    }

    /// The details that it names.
    fn references(&self) -> Vec<&Reference> {
        Vec::new()
    }
}
