//! What an admin says about the company: a source of details like the person (C10).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::json::Json;

/// The company, as an admin entered it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Company {
    /// Its name; empty while nobody entered one.
    pub name: String,
    /// More about it, at most 20.
    pub details: Vec<CompanyDetail>,
}

/// A detail of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CompanyDetail {
    /// What it is called; steps refer to it by this name.
    pub name: String,
    /// What it says.
    pub value: String,
}

impl Company {
    /// As messages read it: `/name`, and `/custom/…` as with people.
    #[must_use]
    pub fn values(&self) -> Json {
        let details = self.details.iter();
        let custom = details.map(|one| (one.name.as_str(), Json::text(one.value.as_str())));
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        Json::object([
            ("name", Json::optional_text(name)),
            ("custom", Json::object(custom)),
        ])
    }
}
