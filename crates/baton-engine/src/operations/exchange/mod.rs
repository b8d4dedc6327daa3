//! Export and import (C13).

mod views;

use baton_core::ids::WorkflowId;

use super::{Actor, Outcome};
use crate::Engine;

pub use views::*;

/// Writes the draft as a file.
pub async fn export(engine: &Engine, actor: &Actor, id: WorkflowId) -> Outcome<ExportedFile> {
    todo!()
}

/// Reads a file.
pub async fn import(engine: &Engine, actor: &Actor, query: ImportQuery, file: &[u8]) -> Outcome<Import> {
    todo!()
}

/// A file to save.
#[derive(Clone, Debug)]
pub struct ExportedFile {
    /// A name for it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
