//! At start: what a crash left. From time to time: what has outlived its use.

use std::sync::Arc;
use std::time::Duration;

use baton_store::table::calls::shelf::Shelf;
use baton_store::{Lane, Tx};
use jiff::{SignedDuration, Timestamp};

use crate::runtime::Runtime;
use crate::{Engine, Error};

/// How often old rows are dropped and old doors closed.
const EVERY: Duration = Duration::from_secs(60);
/// How often the folder's lock says that its owner is alive.
const BEAT: Duration = Duration::from_secs(10);
/// Samples are kept for so long (C2).
const SAMPLES_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Refused calls are kept for so long (C1).
const REFUSED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
const DROPPED_AT_ONCE: usize = 200;

/// Repeats what a dead process left half done.
pub(crate) async fn recover(runtime: &Arc<Runtime>) -> Result<(), Error> {
    let write =
        |tx: &mut Tx<'_>| -> Result<usize, Error> { Ok(tx.outbox().recover(Timestamp::now())?) };
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
        if let Err(error) = count_refused(&engine.runtime).await {
            tracing::warn!(%error, "calls that were refused are not counted");
        }
        beats += 1;
        if !beats.is_multiple_of(EVERY.as_secs() / BEAT.as_secs()) {
            continue;
        }
        let done = async {
            drop_old(&engine.runtime).await?;
            engine.refresh_addresses().await
        };
        if let Err(error) = done.await {
            tracing::warn!(%error, "old rows were not dropped");
        }
    }
}

/// Adds the calls that were refused and not kept to their addresses' counts.
async fn count_refused(runtime: &Runtime) -> Result<(), Error> {
    let noted = runtime.gate.take_uncounted();
    if noted.is_empty() {
        return Ok(());
    }
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        for (address, calls) in noted {
            tx.addresses()
                .refuse(address, calls.count, &calls.from, calls.at)?;
        }
        Ok(())
    };
    runtime.store.write(Lane::Driver, write).await
}

async fn drop_old(runtime: &Runtime) -> Result<(), Error> {
    let write = |tx: &mut Tx<'_>| -> Result<(), Error> {
        let now = Timestamp::now();
        let before = |span| now.checked_sub(span).unwrap_or(Timestamp::MIN);
        tx.shelf()
            .expire(Shelf::Sample, before(SAMPLES_FOR), DROPPED_AT_ONCE)?;
        tx.shelf()
            .expire(Shelf::Refused, before(REFUSED_FOR), DROPPED_AT_ONCE)?;
        Ok(())
    };
    runtime.store.write(Lane::Driver, write).await
}
