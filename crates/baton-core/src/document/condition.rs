//! Conditions: structured, typed, total; no expression language.
//!
//! What is left out when it is as usual (`groups`, `exact`) was added later: documents without it
//! stay as they are, byte for byte.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::value::Reference;

/// Tests, and groups of tests, that are true together or one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionGroup {
    /// Whether all or any must be true.
    pub mode: Mode,
    /// The tests; none, and no group, is always true.
    pub tests: Vec<Test>,
    /// Groups that count as one test each, after the tests; left out when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<TestGroup>,
}

/// Tests inside a condition that count as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestGroup {
    /// Whether all or any must be true.
    pub mode: Mode,
    /// The tests.
    pub tests: Vec<Test>,
}

impl ConditionGroup {
    /// Its tests in reading order, those in groups included.
    pub fn all_tests(&self) -> impl Iterator<Item = &Test> {
        let inside = self.groups.iter().flat_map(|group| &group.tests);
        self.tests.iter().chain(inside)
    }

    /// The details that its tests compare.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.all_tests().map(|test| &test.reference)
    }

    /// The people whose managers its tests ask for, as they are named there.
    pub fn managed(&self) -> impl Iterator<Item = &str> {
        let tests = self.all_tests();
        let tests = tests.filter(|test| test.operator == Operator::IsManagerOf);
        tests.flat_map(|test| test.values.iter().map(String::as_str))
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
    /// With what; none for the operators that ask nothing.
    pub values: Vec<String>,
    /// Whether texts compare with their case and their spaces; left out when they do not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exact: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(yes: &bool) -> bool {
    !yes
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
    /// Equals none of the values.
    IsNotOneOf,
    /// Is missing, null, blank, or an empty list.
    IsEmpty,
    /// Has something.
    IsNotEmpty,
    /// Is the number.
    Equals,
    /// Is a larger number.
    MoreThan,
    /// Is a smaller number.
    LessThan,
    /// Is one of two numbers, or between them.
    Between,
    /// Is a day before that one.
    Before,
    /// Is a day after that one.
    After,
    /// Is that day.
    On,
    /// Is today, or one of so many days after today.
    InTheNext,
    /// Is today, or one of so many days before today.
    InTheLast,
    /// Is today.
    IsToday,
    /// Is yes.
    IsYes,
    /// Is no.
    IsNo,
    /// Is a list with one of the values.
    IncludesAny,
    /// Is a list with each of the values.
    IncludesAll,
    /// Names the manager of one of these people, who are named by work e-mail or by name.
    IsManagerOf,
}

/// What a test takes its detail for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// A list.
    List,
    /// A text that names a person.
    Person,
}

impl Operator {
    /// What it takes the detail for; none when it asks only whether there is something.
    #[must_use]
    pub fn family(self) -> Option<Family> {
        match self {
            Self::IsEmpty | Self::IsNotEmpty => None,
            Self::Is
            | Self::IsNot
            | Self::Contains
            | Self::StartsWith
            | Self::IsOneOf
            | Self::IsNotOneOf => Some(Family::Text),
            Self::Equals | Self::MoreThan | Self::LessThan | Self::Between => Some(Family::Number),
            Self::Before
            | Self::After
            | Self::On
            | Self::InTheNext
            | Self::InTheLast
            | Self::IsToday => Some(Family::Date),
            Self::IsYes | Self::IsNo => Some(Family::YesNo),
            Self::IncludesAny | Self::IncludesAll => Some(Family::List),
            Self::IsManagerOf => Some(Family::Person),
        }
    }
}
