//! Problems, grouped by cause.

mod views;

use super::calls::{ReasonInput, WhyInput};
use super::people::PersonInput;
use super::{Actor, Outcome, Page, PageQuery};
use crate::Engine;

pub use views::*;

/// Lists groups.
pub async fn list(engine: &Engine, query: ProblemsQuery) -> Outcome<Page<ProblemGroup>> {
    todo!()
}

/// Lists the problems of a group.
pub async fn items(engine: &Engine, id: &str, query: PageQuery) -> Outcome<Page<ProblemItem>> {
    todo!()
}

/// Sends all again.
pub async fn send_again(engine: &Engine, actor: &Actor, id: &str, input: ReasonInput) -> Outcome<Done> {
    todo!()
}

/// Leaves a group alone.
pub async fn ignore(engine: &Engine, actor: &Actor, id: &str, input: WhyInput) -> Outcome<Done> {
    todo!()
}

/// Adds the person.
pub async fn add_person(engine: &Engine, actor: &Actor, id: &str, input: PersonInput) -> Outcome<Done> {
    todo!()
}

/// Says who it is.
pub async fn choose_person(engine: &Engine, actor: &Actor, id: &str, input: ChoosePersonInput) -> Outcome<Done> {
    todo!()
}
