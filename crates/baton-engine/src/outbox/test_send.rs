//! A message that is sent once, in no run and outside the queue: a test.

use baton_core::MessageId;
use baton_core::template::Prepared;
use bytes::Bytes;

use super::content::Content;
use super::send::to_its_connection;
use crate::Engine;
use crate::outgoing::{Answer, Failure};

/// A message of no run.
#[derive(Clone, Debug)]
pub struct TestMessage {
    /// The id that the other tool is told.
    pub id: MessageId,
    /// What is sent, its secrets still slots; its body lies beside it.
    pub prepared: Prepared,
    /// The body.
    pub body: Option<Bytes>,
}

impl Engine {
    /// Sends a test by the client and the guard that send every message.
    pub async fn send_test(&self, message: &TestMessage) -> Result<Answer, Failure> {
        let content = Content {
            id: &message.id,
            prepared: &message.prepared,
            body: message.body.as_ref(),
        };
        to_its_connection(&self.runtime, &content).await
    }
}
