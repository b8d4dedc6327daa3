//! What a workflow is: a tree of a trigger and steps, readable as a nested list.
//!
//! The types are the JSON of drafts, versions, exports and the API. A kind this Baton does not
//! know is refused when reading; what can be read can still have problems (see `validation`).
//! Not here: what a kind of trigger or step knows of itself (`triggers`, `steps`), which is built
//! from the parts of this room.

pub(crate) mod calls;
pub(crate) mod condition;
pub(crate) mod nullable;
pub(crate) mod request;
pub(crate) mod value;
pub(crate) mod walk;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::steps::Step;
use crate::triggers::Trigger;

pub use calls::{
    AlreadyIn, CallField, MatchBy, NobodyMatches, PersonField, SeveralMatch, StartsByCall,
    TakesCalls, UnknownPerson,
};
pub use condition::{ConditionGroup, Family, Mode, Operator, Test, TestGroup};
pub use request::{Content, Header, HeaderValue, Method, Request};
pub use value::{Field, Format, Reference, Segment, Source, Value, ValueType, WhenEmpty};
pub use walk::{Inside, Place};

/// A workflow: what starts it and what it does then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What starts it.
    pub trigger: Trigger,
    /// What it does, in order.
    pub steps: Vec<Step>,
}
