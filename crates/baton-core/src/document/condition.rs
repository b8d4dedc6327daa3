//! Conditions: structured, typed, total; no expression language.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::value::Reference;

/// Tests that are true together or one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionGroup {
    /// Whether all or any must be true.
    pub mode: Mode,
    /// The tests; none is always true.
    pub tests: Vec<Test>,
}

impl ConditionGroup {
    /// The details that its tests compare.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.tests.iter().map(|test| &test.reference)
    }
}

/// How tests are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Every test must be true.
    All,
    /// One true test is enough.
    Any,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// What is compared.
    pub reference: Reference,
    /// How.
    pub operator: Operator,
    /// With what; none for the two emptiness operators.
    pub values: Vec<String>,
}

/// How two things are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Equals the value, or one of them.
    Is,
    /// Equals none of the values.
    IsNot,
    /// Holds one of the values.
    Contains,
    /// Begins with one of the values.
    StartsWith,
    /// Equals one of the values.
    IsOneOf,
    /// Is missing, null, blank, or an empty list.
    IsEmpty,
    /// Has something.
    IsNotEmpty,
    /// Is a larger number.
    MoreThan,
    /// Is a smaller number.
    LessThan,
}
