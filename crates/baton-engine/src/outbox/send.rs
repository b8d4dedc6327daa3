//! One try of one message.

use std::sync::Arc;

use baton_core::template::Prepared;

use super::assemble::{assemble, path_without_secrets};
use super::content::Content;
use crate::destinations::{Destination, To};
use crate::outgoing::{Answer, Failure, practice_answer};
use crate::queue::Ready;
use crate::runtime::Runtime;

/// Sends a message of a run.
pub(super) async fn send(runtime: &Runtime, ready: &Ready) -> Result<Answer, Failure> {
    if ready.to_practice {
        return Ok(practice(&content_of(ready)));
    }
    if !ready.is_addressed {
        return Err(Failure::Address);
    }
    to_its_connection(runtime, &content_of(ready)).await
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
    runtime: &Runtime,
    content: &Content<'_>,
) -> Result<Answer, Failure> {
    let destination = destination(runtime, content.prepared)?;
    match &destination.to {
        To::Practice => Ok(practice(content)),
        To::Nowhere => Err(Failure::NotConnected),
        To::Web { origin, policy } => {
            let request = assemble(runtime, content, &destination, origin).await?;
            runtime.client.send(request, *policy).await
        }
    }
}

fn destination(runtime: &Runtime, prepared: &Prepared) -> Result<Arc<Destination>, Failure> {
    let connection = prepared.connection.as_ref().ok_or(Failure::NotConnected)?;
    let destination = runtime
        .destinations
        .get(connection)
        .ok_or(Failure::NotConnected)?;
    if destination.stopped {
        return Err(Failure::ConnectionStopped);
    }
    Ok(destination)
}

fn practice(content: &Content<'_>) -> Answer {
    let path = path_without_secrets(&content.prepared.path);
    practice_answer(
        content.id.as_str(),
        &path,
        content.body.map(|body| body.as_ref()),
    )
}
