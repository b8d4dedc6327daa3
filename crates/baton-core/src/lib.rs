//! The workflow definition, its validation and the run state machine, as pure functions.
//!
//! Everything that decides lives here: what a call is about, whom it moves, what is sent, when to
//! try again, what a run does next. Deliberately absent: a clock, randomness, IO, `async`. Ids,
//! times and jitter are handed in by the host; every other crate depends on this one and it on
//! none of them.
//!
//! Its rooms: `document` is the tree of a workflow and the values in it; `steps` and `triggers` hold
//! a folder for each kind, with everything that a kind knows; `validation` and `run` are what all
//! kinds share of being checked and of running. Nothing outside a kind's folder asks which kind it
//! is: it asks a question of [`steps::Kind`] or [`triggers::Kind`].

pub mod address;
pub mod calendar;
pub mod call;
pub mod company;
pub mod condition;
pub mod connection;
pub mod details;
pub mod document;
pub mod email;
pub mod export;
pub mod history;
pub mod ids;
pub mod json;
pub mod letters;
pub mod managers;
pub mod matching;
pub mod problem;
pub mod retry;
pub mod run;
pub mod sensitive;
pub mod steps;
pub mod template;
pub mod triggers;
pub mod validation;
mod word;
mod workflow;

pub use details::Details;
pub use ids::{
    AddressId, CallId, ConnectionId, JobId, MessageId, PersonId, ProblemId, RunId, StepId,
    WorkflowId, push_hex,
};
pub use json::Json;
pub use run::{
    Effect, Event, Happened, Outcome, Reason, RunState, Transition, apply, apply_unread,
};
pub use word::{of_word, word};
pub use workflow::WorkflowState;
