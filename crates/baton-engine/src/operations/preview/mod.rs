//! What a step would send, and a test that sends it.

mod views;

use super::{Actor, Outcome};
use crate::Engine;

pub use views::*;

/// Renders what a step would send.
pub async fn render(engine: &Engine, input: PreviewInput) -> Outcome<Preview> {
    todo!()
}

/// Sends one message.
pub async fn test_send(engine: &Engine, actor: &Actor, input: TestSendInput) -> Outcome<TestSend> {
    todo!()
}
