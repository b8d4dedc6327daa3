//! One try of one message.

use std::sync::Arc;

use baton_core::template::Prepared;

use super::assemble::{assemble, path_without_secrets};
use super::content::Content;
use crate::outgoing::{Answer, Failure, practice_answer};
use crate::queue::Ready;
use crate::reach::{Reach, To};
use crate::runtime::Runtime;

/// Sends a message of a run.
pub(super) async fn send(shared: &Runtime, ready: &Ready) -> Result<Answer, Failure> {
    if ready.to_practice {
        return Ok(practice(&content_of(ready)));
    }
    to_its_connection(shared, &content_of(ready)).await
}

fn content_of(ready: &Ready) -> Content<'_> {
    Content {
        id: &ready.id,
        prepared: &ready.prepared,
        body: ready.body.as_ref(),
    }
}

/// Sends to wherever the connection leads at this moment.
pub(super) async fn to_its_connection(
    shared: &Runtime,
    content: &Content<'_>,
) -> Result<Answer, Failure> {
    let reach = reach(shared, content.prepared)?;
    match &reach.to {
        To::Practice => Ok(practice(content)),
        To::Nowhere => Err(Failure::NotConnected),
        To::Web { origin, policy } => {
            let request = assemble(shared, content, &reach, origin).await?;
            shared.client.send(request, *policy).await
        }
    }
}

fn reach(shared: &Runtime, prepared: &Prepared) -> Result<Arc<Reach>, Failure> {
    let connection = prepared.connection.as_ref().ok_or(Failure::NotConnected)?;
    let reach = shared.reach.get(connection).ok_or(Failure::NotConnected)?;
    if reach.stopped {
        return Err(Failure::ConnectionStopped);
    }
    Ok(reach)
}

fn practice(content: &Content<'_>) -> Answer {
    let path = path_without_secrets(&content.prepared.path);
    practice_answer(
        content.id.as_str(),
        &path,
        content.body.map(|body| body.as_ref()),
    )
}
