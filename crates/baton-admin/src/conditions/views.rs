//! The shapes of judged and counted conditions.

use baton_core::condition::Verdict;
use baton_core::document::Definition;
use baton_core::ids::{PersonId, StepId, WorkflowId};
use baton_store::PersonNo;
use serde::{Deserialize, Serialize};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};

use crate::page::{self, NoPlace};

/// Whose conditions to judge, and for whom.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct JudgeInput {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step or the trigger that has the conditions.
    pub step: StepId,
    /// For whom.
    pub person: PersonId,
}

/// What conditions come to for a sample.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JudgedStep {
    /// Its conditions, in their order.
    pub conditions: Vec<JudgedCondition>,
    /// Which of them decides: the place of the first that is true. Null when none is, or when it
    /// cannot be told.
    pub first: Option<u32>,
}

/// What a condition comes to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JudgedCondition {
    /// The whole.
    pub verdict: ConditionVerdict,
    /// Its tests, in their order.
    pub tests: Vec<JudgedTest>,
    /// Its groups, in their order.
    pub groups: Vec<JudgedGroup>,
}

/// What a group of tests comes to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JudgedGroup {
    /// The group.
    pub verdict: ConditionVerdict,
    /// Its tests, in their order.
    pub tests: Vec<JudgedTest>,
}

/// What a test comes to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JudgedTest {
    /// The test.
    pub verdict: ConditionVerdict,
    /// What was compared; null where it is missing, empty or hidden.
    pub value: Option<String>,
    /// Whether it is sensitive, and so not shown.
    pub hidden: bool,
}

/// Whether a condition is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConditionVerdict {
    /// It is.
    True,
    /// It is not.
    False,
    /// A detail is missing or of another type.
    CouldNotTell,
}

impl From<Verdict> for ConditionVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::True => Self::True,
            Verdict::False => Self::False,
            Verdict::CouldNotTell => Self::CouldNotTell,
        }
    }
}

/// Which step's paths to count.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct CountInput {
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step that chooses.
    pub step: StepId,
}

/// How many people would take which path today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PathCounts {
    /// How many people were looked at: all but sample people and those who have left.
    pub people: u64,
    /// Whether there are more than are looked at.
    pub more: bool,
    /// How many would take each path, in the order of the paths; null where more than the details
    /// of people and company decides.
    pub paths: Vec<Option<u64>>,
    /// How many would take none of them.
    pub otherwise: Option<u64>,
    /// Of how many it could not be told.
    pub could_not_tell: Option<u64>,
}

/// Of what to count who lacks it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct LackingInput {
    /// The definition as it stands in the designer.
    pub definition: Definition,
}

/// How many people lack a detail without which a step stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Lacking {
    /// How many people were looked at: all but sample people and those who have left.
    pub people: u64,
    /// Whether there are more than are looked at.
    pub more: bool,
    /// What some of them lack, in the order of the steps; each detail of a step once.
    pub details: Vec<LackedDetail>,
}

/// A detail that people lack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LackedDetail {
    /// The step that stops without it.
    pub step: StepId,
    /// A pointer into the person, such as `/manager`.
    pub pointer: String,
    /// How many of the people looked at lack it.
    pub people: u64,
}

/// Whose names to list.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PathPeopleInput {
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step that chooses.
    pub step: StepId,
    /// Who is listed.
    pub who: PathPeople,
    /// The place of the path, where the people of a path are listed.
    pub path: Option<u32>,
    /// The `next` of the page before.
    pub after: Option<PathPeopleAfter>,
}

/// The `next` of the page before.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct PathPeopleAfter(pub(crate) PersonNo);

impl TryFrom<String> for PathPeopleAfter {
    type Error = NoPlace;

    fn try_from(text: String) -> Result<Self, NoPlace> {
        let no = page::row_number(&text).map(PersonNo);
        no.map(Self).ok_or(NoPlace(text))
    }
}

impl PartialSchema for PathPeopleAfter {
    fn schema() -> RefOr<Schema> {
        page::text_of("^[0-9]{1,18}$")
    }
}

impl ToSchema for PathPeopleAfter {}

/// Which people of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PathPeople {
    /// Those who would take a path.
    Path,
    /// Those who would take none.
    Otherwise,
    /// Those of whom it could not be told.
    CouldNotTell,
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NamedPerson {
    /// The id.
    pub id: PersonId,
    /// The name that is shown.
    pub name: String,
}

/// Which detail's values to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ValuesQuery {
    /// A pointer to a person's detail, such as `/department`.
    pub pointer: String,
    /// What stands in the values; anything unless told.
    pub search: Option<String>,
}
