//! What is done in somebody's name: each command is decided, done and told to the audit in one
//! transaction (CONTRACT C14), and what follows from it follows the commit.
//!
//! A command stands in the file of its name: as a [`Command`], which hosts run by its type, or as a
//! function where something is to be found out before, by whoever asks. Whether a run allows it,
//! the core says; words for a refusal are theirs who ask.

mod act;
pub mod addresses;
pub mod calls;
pub mod company_time;
pub mod connections;
pub mod jobs;
pub mod people;
pub mod problems;
pub mod runs;
pub mod sessions;
pub mod settings;
pub mod test_sends;
mod why;
pub mod workflows;

use std::sync::Arc;

use baton_store::{CallNo, Lane, Tx};

pub use crate::not_done::NotDone;
pub use act::{Ask, Command, act};
pub use why::{ReasonInput, WhyInput, reason};

use crate::audit::{Action, Actor, Record};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn, read_apart};
use crate::{Engine, Error};

/// Does work in an actor's name. What it changes and its audit row are one transaction, so neither
/// is without the other; the work adds to the row on what it was done, and why. Where it lacks what a
/// long call says, it is taken back, and done again once that is read.
async fn command<T, E, F>(engine: &Engine, actor: &Actor, action: Action, work: F) -> Result<T, E>
where
    F: FnOnce(&mut Turn<'_, '_>, &mut Record) -> Result<T, E> + Clone + Send + 'static,
    T: Send + 'static,
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let record = Record::new(actor, action);
    let engine = engine.clone();
    // In a task of its own: whoever asks may hang up, and what was committed is followed still.
    let done = tokio::spawn(async move {
        let (value, after) = carry_out(&engine.runtime, record, work).await?;
        let refreshed = refresh(&engine, &after).await;
        // What was committed is followed also when the rows could not be read again.
        after.follow(&engine.runtime);
        engine.nudge();
        refreshed?;
        Ok(value)
    });
    done.await
        .unwrap_or_else(|_| Err(baton_store::Error::Panicked.into()))
}

/// Does work and writes its row; what it lacks of long calls is read between two tries.
async fn carry_out<T, E, F>(
    runtime: &Arc<Runtime>,
    record: Record,
    work: F,
) -> Result<(T, Afterwards), E>
where
    F: FnOnce(&mut Turn<'_, '_>, &mut Record) -> Result<T, E> + Clone + Send + 'static,
    T: Send + 'static,
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let mut at_hand = Vec::new();
    loop {
        let (in_it, work, mut record) = (Arc::clone(runtime), work.clone(), record.clone());
        let write = move |tx: &mut Tx<'_>| -> Result<_, Broke<E>> {
            let mut turn = Turn::new(tx, &in_it);
            let value = work(&mut turn, &mut record);
            if let Some(call) = turn.unread.take() {
                return Err(Broke::Lacks(call));
            }
            let value = value.map_err(Broke::Failed)?;
            record
                .write(turn.tx)
                .map_err(|error| Broke::Failed(error.into()))?;
            Ok((value, turn.after))
        };
        match runtime.store.write(Lane::Command, write).await {
            Ok(done) => return Ok(done),
            Err(Broke::Failed(error)) => return Err(error),
            Err(Broke::Lacks(call)) => at_hand.extend(read_apart(runtime, call).await?),
        }
    }
}

/// Why a transaction was taken back.
enum Broke<E> {
    /// A long call is to be read first.
    Lacks(CallNo),
    Failed(E),
}

impl<E: From<baton_store::Error>> From<baton_store::Error> for Broke<E> {
    fn from(error: baton_store::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Reads again what is held in memory of rows that were changed.
async fn refresh(engine: &Engine, after: &Afterwards) -> Result<(), Error> {
    if after.addresses_changed {
        engine.refresh_addresses().await?;
    }
    if after.connections.any() {
        engine.free_connections(after.connections.freed()).await?;
    }
    Ok(())
}
