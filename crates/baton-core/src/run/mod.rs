//! The run machine: an event in, the next state, effects and history out.
//!
//! Here is what all kinds share: which steps are under way, what is possible when, what is told
//! and written down. What a kind does at its own step is in its folder (`steps`). Late, duplicate
//! and out-of-order events are ordinary inputs: they are `Ignored` with a reason. Exactly one of
//! call, answer, skip, mark as received and stop wins a step.

mod apply;
mod asked;
mod by_hand;
pub(crate) mod change;
pub(crate) mod context;
pub(crate) mod effect;
pub(crate) mod event;
mod needed;
mod otherwise;
pub(crate) mod place;
mod progress;
pub(crate) mod reason;
mod settings;
mod standing;
pub(crate) mod state;
mod statuses;
pub(crate) mod verb;
mod verdict;
mod would_send;

pub use apply::{Outcome, Transition, apply, apply_unread};
pub use effect::{Deadline, Effect, NewDetail};
pub use event::{Answer, ChangedData, DetailChange, Event, Failure, Happened, Unfit, Updated};
pub use otherwise::{is_likely_mend, otherwise};
pub use place::{StartedByKind, WhereKind};
pub use reason::Reason;
pub use settings::{other_settings, with_settings};
pub use standing::{Standing, standing, stands_at};
pub use state::{RunState, RunStatus, Settling, StepState, StepStatus, TakenPaths};
pub use statuses::statuses;
pub use verb::{Asks, Declared, Verb};
pub use verdict::{Delivery, Stored, may_start_now, may_stop, verdict, verdict_with, verdicts};
pub use would_send::would_send;
