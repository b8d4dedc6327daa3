//! At start: what a crash left. From time to time: what has outlived its use.

use std::sync::Arc;
use std::time::Duration;

use baton_store::table::jobs::Work;
use baton_store::table::set_aside::Item;
use baton_store::{Lane, MessageNo, Snapshot, Tx};

use crate::noted::refused;
use crate::runs::go_on;
use crate::runtime::Runtime;
use crate::turn::Turn;
use crate::{Engine, Error, work};

/// How often the folder's lock says that its owner is alive.
const BEAT: Duration = Duration::from_secs(10);
/// After so many beats old doors are closed: each minute.
const EVERY_BEATS: u64 = 6;
/// After so many beats old rows are dropped: each hour, and a minute after the start.
const UPKEEP_BEATS: u64 = 360;
/// So many messages that lie nowhere are read at once, and so many are put into the queue at once.
const LOST_AT_A_LOOK: usize = 1_024;
const LOST_AT_ONCE: usize = 64;

/// Repeats what a dead process left half done.
pub(crate) async fn recover(runtime: &Arc<Runtime>) -> Result<(), Error> {
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| -> Result<usize, Error> {
        let mut turn = Turn::new(tx, &runtime_in);
        work::ask(&mut turn, Work::SettleAll)?;
        let left = turn.tx.outbox().sending()?;
        for queued in &left {
            let item = Item::Message(queued.message, Some(queued.clone()));
            turn.with_care(&item, |turn| {
                Ok(turn.tx.outbox().recover(queued, turn.now)?)
            })?;
        }
        Ok(left.len())
    };
    let repeated = runtime.store.write(Lane::Command, write).await?;
    if repeated > 0 {
        tracing::info!(repeated, "messages whose answer is unknown are sent again");
    }
    runtime.outbox.free_all();
    Ok(())
}

/// A message that lies where nobody would find it is put where its state says, and goes on from there.
fn put_where_it_belongs(turn: &mut Turn<'_, '_>, message: MessageNo) -> Result<(), Error> {
    tracing::warn!(
        no = message.0,
        "a message lay in the queue where nobody would have found it"
    );
    let item = Item::Message(message, None);
    turn.with_care(&item, |turn| {
        turn.tx.outbox().queue_anew(message)?;
        go_on(turn, message, false)
    })?;
    Ok(())
}

impl Engine {
    /// Finds messages that lie in the queue where nobody would find them, as only damage puts them
    /// there. They go on from where their rows say that they stand.
    ///
    /// # Errors
    /// What is stored cannot be read or written.
    pub async fn queue_lost_messages(&self) -> Result<(), Error> {
        let mut before = Vec::new();
        loop {
            let look = |tables: &Snapshot<'_>| tables.outbox().lost(LOST_AT_A_LOOK);
            let lost = self.runtime.store.read(look).await?;
            // What is found again is not to be put right.
            if lost.is_empty() || lost == before {
                return Ok(());
            }
            for some in lost.chunks(LOST_AT_ONCE) {
                self.put_where_they_belong(some.to_vec()).await?;
            }
            before = lost;
        }
    }

    async fn put_where_they_belong(&self, lost: Vec<MessageNo>) -> Result<(), Error> {
        let runtime = Arc::clone(&self.runtime);
        let write = move |tx: &mut Tx<'_>| {
            let mut turn = Turn::new(tx, &runtime);
            for message in lost {
                if turn.tx.outbox().is_lost(message)? {
                    put_where_it_belongs(&mut turn, message)?;
                }
            }
            Ok::<_, Error>(turn.after)
        };
        let after = self.runtime.store.write(Lane::Driver, write).await?;
        after.follow(&self.runtime);
        self.runtime.nudge_times();
        Ok(())
    }
}

/// Runs until shutdown.
pub(crate) async fn run(engine: Engine) {
    let mut beats = 0_u64;
    loop {
        tokio::select! {
            () = tokio::time::sleep(BEAT) => {}
            () = engine.runtime.closed() => return,
        }
        if !engine.runtime.store.is_held()
            && let Err(error) = refused::write_down(&engine.runtime).await
        {
            tracing::warn!(%error, "calls that were refused are kept later");
        }
        beats += 1;
        if !beats.is_multiple_of(EVERY_BEATS) {
            continue;
        }
        if let Err(error) = engine.refresh_addresses().await {
            tracing::warn!(%error, "old doors were not closed");
        }
        if let Err(error) = engine.queue_lost_messages().await {
            tracing::warn!(%error, "messages that lie nowhere were not looked for");
        }
        if beats % UPKEEP_BEATS == EVERY_BEATS
            && let Err(error) = ask_for_upkeep(&engine.runtime).await
        {
            tracing::warn!(%error, "old rows are not dropped");
        }
    }
}

/// Asks for what is due from time to time: slices of jobs do it. Old copies of the database are
/// files, and go at once.
async fn ask_for_upkeep(runtime: &Arc<Runtime>) -> Result<(), Error> {
    let store = runtime.store.clone();
    let expire = move || store.expire_backups();
    let _ended = tokio::task::spawn_blocking(expire).await;
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let mut turn = Turn::new(tx, &runtime_in);
        work::ask(&mut turn, Work::DropOld)?;
        work::ask(&mut turn, Work::SweepKeys)
    };
    runtime.store.write(Lane::Driver, write).await?;
    runtime.nudge_jobs();
    Ok(())
}
