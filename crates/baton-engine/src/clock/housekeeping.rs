//! At start: what a crash left. From time to time: what has outlived its use.

use std::sync::Arc;
use std::time::Duration;

use baton_store::table::jobs::Work;
use baton_store::table::set_aside::Item;
use baton_store::{Lane, Tx};

use super::due;
use crate::noted::refused;
use crate::runtime::Runtime;
use crate::turn::Turn;
use crate::{Engine, Error, work};

/// How often the folder's lock says that its owner is alive.
const BEAT: Duration = Duration::from_secs(10);
/// After so many beats old doors are closed: each minute.
const EVERY_BEATS: u64 = 6;
/// After so many beats old rows are dropped: each hour, and a minute after the start.
const UPKEEP_BEATS: u64 = 360;

/// Repeats what a dead process left half done.
pub(crate) async fn recover(runtime: &Arc<Runtime>) -> Result<(), Error> {
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| -> Result<usize, Error> {
        let mut turn = Turn::new(tx, &runtime_in);
        work::ask(&mut turn, Work::SettleAll)?;
        loop {
            let lost = turn.tx.outbox().lost()?;
            if lost.is_empty() {
                break;
            }
            due::queue_lost(&mut turn, lost)?;
        }
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
