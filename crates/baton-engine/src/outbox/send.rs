//! One try of one message.

use std::sync::Arc;

use super::Ready;
use super::assemble::{assemble, path_without_secrets};
use crate::engine::Shared;
use crate::outgoing::{Answer, Failure, practice_answer};
use crate::reach::{Reach, To};

/// Sends a message to wherever its connection leads at this moment.
pub(crate) async fn send(shared: &Arc<Shared>, ready: &Ready) -> Result<Answer, Failure> {
    if ready.to_practice {
        return Ok(practice(ready));
    }
    let reach = reach(shared, ready)?;
    match &reach.to {
        To::Practice => Ok(practice(ready)),
        To::Nowhere => Err(Failure::NotConnected),
        To::Web { origin, policy } => {
            let request = assemble(shared, ready, &reach, origin).await?;
            shared.client.send(request, *policy).await
        }
    }
}

fn reach(shared: &Shared, ready: &Ready) -> Result<Arc<Reach>, Failure> {
    let connection = ready
        .prepared
        .connection
        .as_ref()
        .ok_or(Failure::NotConnected)?;
    let reach = shared.reach.get(connection).ok_or(Failure::NotConnected)?;
    if reach.stopped {
        return Err(Failure::ConnectionStopped);
    }
    Ok(reach)
}

fn practice(ready: &Ready) -> Answer {
    let path = path_without_secrets(&ready.prepared.path);
    practice_answer(ready.id.as_str(), &path, ready.body.as_deref())
}
