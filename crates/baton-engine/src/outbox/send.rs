//! One try of one message.

use std::sync::Arc;

use baton_core::template::Prepared;

use super::Ready;
use super::assemble::{assemble, path_without_secrets};
use super::content::Content;
use crate::engine::Shared;
use crate::outgoing::{Answer, Failure, practice_answer};
use crate::reach::{Reach, To};

/// Sends a message of a run.
pub(super) async fn send(shared: &Shared, ready: &Ready) -> Result<Answer, Failure> {
    if ready.to_practice {
        return Ok(practice(&ready.content()));
    }
    to_its_connection(shared, &ready.content()).await
}

/// Sends to wherever the connection leads at this moment.
pub(super) async fn to_its_connection(
    shared: &Shared,
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

fn reach(shared: &Shared, prepared: &Prepared) -> Result<Arc<Reach>, Failure> {
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
