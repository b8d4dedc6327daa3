//! Conditions: structured and total, never an expression to evaluate.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Reference;

/// Tests that must all, or of which any must, be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionGroup {
    /// All or any.
    pub mode: Mode,
    /// The tests; an empty group is true.
    pub tests: Vec<Test>,
}

/// How the tests of a group count together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Every test must be true.
    All,
    /// One true test is enough.
    Any,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// What is looked at.
    pub reference: Reference,
    /// How it is compared.
    pub operator: Operator,
    /// What it is compared with; one value, several for *is one of*, none for *is empty*.
    pub values: Vec<String>,
}

/// The comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// Equal, without regard to case and surrounding spaces.
    Is,
    /// Not equal.
    IsNot,
    /// Has the text somewhere inside.
    Contains,
    /// Begins with the text.
    StartsWith,
    /// Equal to one of several.
    IsOneOf,
    /// Missing, null, or an empty text.
    IsEmpty,
    /// Has a value.
    IsNotEmpty,
    /// A number greater than the value.
    MoreThan,
    /// A number less than the value.
    LessThan,
}
