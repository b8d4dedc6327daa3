//! What is remembered of the messages of a step.

use serde::{Deserialize, Serialize};

use crate::ids::MessageId;

/// The messages that a step has sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// Which message of the step is the latest; 0 before the first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub occurrence: u32,
    /// That message's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageId>,
    /// The number of the last try that failed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub last_try: u32,
    /// How many tries failed since the message was made or sent again by hand.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failed: u32,
    /// Whether no further try follows by itself.
    #[serde(default, skip_serializing_if = "is_false")]
    pub given_up: bool,
    /// Whether its latest message was made after the step's success, and is not accepted yet.
    #[serde(default, skip_serializing_if = "is_false")]
    pub repeats: bool,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

fn is_false(yes: &bool) -> bool {
    !*yes
}
