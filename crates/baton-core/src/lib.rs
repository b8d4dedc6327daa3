//! The workflow definition, its validation and the run state machine, as pure functions.

pub mod definition;
pub mod ids;

pub use ids::{
    AddressId, CallId, ConnectionId, InvalidId, MessageId, PersonId, ProblemId, RunId, StepId,
    WorkflowId,
};
