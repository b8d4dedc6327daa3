//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;
use crate::steps::Step;
use crate::steps::kind::{Kind, Sequence};

/// Settings of *Do at the same time*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParallelPaths {
    /// All are gone.
    #[schema(no_recursion)]
    pub paths: Vec<OpenPath>,
    /// When the run goes on; documents of earlier versions do not say, and mean all.
    #[serde(default)]
    pub until: Until,
}

/// How many of the paths have to be through before the run goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// All of them.
    #[default]
    All,
    /// The first; the others are not needed any more.
    First,
}

/// A path without a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenPath {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// What it does.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}

impl Kind for ParallelPaths {
    fn sequences(&self) -> Vec<Sequence<'_>> {
        let paths = self.paths.iter().enumerate();
        paths
            .map(|(index, path)| Sequence::of_path(index, &path.id, &path.name, &path.steps))
            .collect()
    }

    fn sequences_mut(&mut self) -> Vec<&mut Vec<Step>> {
        self.paths.iter_mut().map(|path| &mut path.steps).collect()
    }

    fn goes_all_sequences(&self) -> bool {
        self.until == Until::All
    }
}
