//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::condition::ConditionGroup;
use crate::document::value::Reference;
use crate::ids::StepId;
use crate::run::verb::Verb;
use crate::steps::Step;
use crate::steps::kind::{Kind, Sequence};

/// Settings of *Choose a path*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paths {
    /// Tried in order.
    #[schema(no_recursion)]
    pub paths: Vec<ConditionalPath>,
    /// Taken when no condition is true.
    #[schema(no_recursion)]
    pub otherwise: Vec<Step>,
}

/// A path with its condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionalPath {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// When it is taken.
    pub when: ConditionGroup,
    /// What it does.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}

impl Kind for Paths {
    fn verbs(&self) -> &'static [Verb] {
        &[Verb::Skip, Verb::TakePath, Verb::SendAgain]
    }

    fn references(&self) -> Vec<&Reference> {
        let conditions = self.paths.iter().map(|path| &path.when);
        conditions.flat_map(ConditionGroup::references).collect()
    }

    fn choices(&self) -> Vec<&ConditionGroup> {
        self.paths.iter().map(|path| &path.when).collect()
    }

    fn sequences(&self) -> Vec<Sequence<'_>> {
        let paths = self.paths.iter().enumerate();
        let otherwise = Sequence {
            path: None,
            pointer: "otherwise".to_owned(),
            steps: &self.otherwise,
        };
        paths
            .map(|(index, path)| Sequence::of_path(index, &path.id, &path.name, &path.steps))
            .chain([otherwise])
            .collect()
    }

    fn sequences_mut(&mut self) -> Vec<&mut Vec<Step>> {
        let paths = self.paths.iter_mut().map(|path| &mut path.steps);
        paths.chain([&mut self.otherwise]).collect()
    }
}
