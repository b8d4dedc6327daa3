//! Calls by which a tool only tries an address: stored like any other, and nobody's event (C1).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::json::Json;

/// What a call has in it that is only a test of its sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestCall {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What stands there, without blanks around it and whatever its case.
    pub value: String,
}

impl TestCall {
    pub(super) fn is(&self, data: &Json) -> bool {
        let said = data.reach(&self.pointer).map(Json::display);
        said.is_some_and(|said| said.trim().to_lowercase() == self.value.trim().to_lowercase())
    }
}
