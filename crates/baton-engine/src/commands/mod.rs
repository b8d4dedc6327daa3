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

use std::sync::{Arc, Mutex, PoisonError};

use baton_store::{CallNo, Lane, Tx};

pub use crate::not_done::NotDone;
pub use act::{Ask, Command, act};
pub use why::{ReasonInput, WhyInput, reason};

use crate::audit::{Action, Actor, Record};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn, read_apart};
use crate::{Engine, Error};

/// What is done in a transaction, and again in another one where that lacked what a long call says;
/// whether it is to stay. What it found, or why it is not, lies with whoever asked.
type Work = Box<dyn FnMut(&mut Turn<'_, '_>, &mut Record) -> bool + Send>;

/// Does work in an actor's name. What it changes and its audit row are one transaction, so neither
/// is without the other; the work adds to the row on what it was done, and why. Where it lacks what a
/// long call says, it is taken back, and done again once that is read.
async fn command<T, E, F>(engine: &Engine, actor: &Actor, action: Action, work: F) -> Result<T, E>
where
    F: FnOnce(&mut Turn<'_, '_>, &mut Record) -> Result<T, E> + Clone + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    let found = Arc::new(Mutex::new(None));
    let put = Arc::clone(&found);
    let work: Work = Box::new(move |turn, record| {
        let value = work.clone()(turn, record);
        let stays = value.is_ok();
        *put.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        stays
    });
    do_in_a_task(engine, Record::new(actor, action), work).await?;
    let found = found.lock().unwrap_or_else(PoisonError::into_inner).take();
    found.unwrap_or_else(|| Err(panicked().into()))
}

/// The same for work of any kind: what it takes is built once, not for each command anew.
///
/// In a task of its own: whoever asks may hang up, and what was committed is followed still.
async fn do_in_a_task(engine: &Engine, record: Record, work: Work) -> Result<(), Error> {
    let engine = engine.clone();
    let done = tokio::spawn(async move {
        let Some(after) = carry_out(&engine.runtime, record, work).await? else {
            return Ok(());
        };
        let refreshed = refresh(&engine, &after).await;
        // What was committed is followed also when the rows could not be read again.
        after.follow(&engine.runtime);
        engine.nudge();
        refreshed
    });
    done.await.unwrap_or_else(|_| Err(panicked()))
}

fn panicked() -> Error {
    baton_store::Error::Panicked.into()
}

/// Does work and writes its row; what it lacks of long calls is read between two tries. None where
/// the work is not to stay.
async fn carry_out(
    runtime: &Arc<Runtime>,
    record: Record,
    mut work: Work,
) -> Result<Option<Afterwards>, Error> {
    let mut at_hand = Vec::new();
    loop {
        let (in_it, mut record) = (Arc::clone(runtime), record.clone());
        let write = move |tx: &mut Tx<'_>| -> Result<_, Broke> {
            let mut turn = Turn::new(tx, &in_it);
            let stays = work(&mut turn, &mut record);
            if let Some(call) = turn.unread.take() {
                return Err(Broke::Lacks(call, work));
            }
            if !stays {
                return Err(Broke::Refused);
            }
            record.write(turn.tx).map_err(Broke::Failed)?;
            Ok(turn.after)
        };
        match runtime.store.write(Lane::Command, write).await {
            Ok(after) => return Ok(Some(after)),
            Err(Broke::Refused) => return Ok(None),
            Err(Broke::Failed(error)) => return Err(error),
            Err(Broke::Lacks(call, again)) => {
                let threads = &runtime.reading.asked;
                at_hand.extend(read_apart(runtime, threads, call).await?);
                work = again;
            }
        }
    }
}

/// Why a transaction was taken back.
enum Broke {
    /// A long call is to be read first.
    Lacks(CallNo, Work),
    /// The work says that it is not to stay.
    Refused,
    Failed(Error),
}

impl From<baton_store::Error> for Broke {
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
