//! The shapes of export and import.

use baton_core::ConnectionId;
use baton_core::document::Definition;
use baton_core::validation::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::connections::AuthKind;
use crate::workflows::{DefinitionChange, ToFillIn, Workflow};

/// Whether to look only.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Show what would be made, and make nothing.
    pub preview: Option<bool>,
}

/// A connection that a file asks for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RequiredConnection {
    /// Its id here.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// How it authenticates.
    pub auth: AuthKind,
}

/// What a file holds, and what was made of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Import {
    /// The workflow's name.
    pub name: String,
    /// Its definition, with the ids it would get or got.
    pub definition: Definition,
    /// How many steps it has.
    pub steps_count: u32,
    /// What it adds, step by step.
    pub changes: Vec<DefinitionChange>,
    /// The connections it asks for.
    pub connections: Vec<RequiredConnection>,
    /// What is to fix or to check in it.
    pub problems: Vec<Problem>,
    /// The draft that was made; null for a look only.
    pub workflow: Option<Workflow>,
    /// What is to be filled in before it can go live.
    pub to_fill_in: Vec<ToFillIn>,
}
