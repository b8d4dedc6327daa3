//! The words for where a run stands, and for what started it: closed lists that lists show.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhereKind {
    /// A message is on its way.
    Sending,
    /// A message is tried again later.
    TryingAgain,
    /// It waits for more about its person before it begins.
    Settling,
    /// It waits for a call.
    WaitingForCall,
    /// It waits for a moment.
    WaitingForTime,
    /// Which path it takes cannot be told.
    PathUnclear,
    /// Nobody called within the reminder.
    NobodyCalled,
    /// A message could not be delivered.
    NotDelivered,
    /// The step cannot be prepared: a detail is empty, an answer is missing.
    CannotPrepare,
    /// A wait has no value to match by.
    NoMatchValue,
    /// A decision is asked for.
    Asked,
    /// It is done.
    Done,
    /// It was stopped.
    Stopped,
    /// Between steps.
    Moving,
}

/// Who or what started a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartedByKind {
    /// A call.
    Call,
    /// An admin used a call by hand.
    Hand,
    /// A try-out.
    TryOut,
    /// The person was added.
    Added,
    /// A detail of the person changed.
    Changed,
}
