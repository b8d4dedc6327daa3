//! Who changed what.

mod views;

use super::{Outcome, Page, PageQuery};
use crate::Engine;

pub use views::*;

/// Lists entries, the latest first.
pub async fn list(engine: &Engine, query: PageQuery) -> Outcome<Page<AuditRow>> {
    todo!()
}
