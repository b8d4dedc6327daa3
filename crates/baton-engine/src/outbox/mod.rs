//! Messages on their way: taken from their rows and sent, as slots of the queue come free.

mod assemble;
mod content;
mod send;
mod test_send;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use jiff::Timestamp;

pub use test_send::TestMessage;

use crate::outgoing::Failure;
use crate::queue::{Ended, Ready};
use crate::runtime::Runtime;

/// Sends messages whose tries are committed.
pub(crate) fn send_out(runtime: &Arc<Runtime>, ready: Vec<Ready>) {
    for next in runtime.outbox.take(ready) {
        tokio::spawn(work(Arc::clone(runtime), next));
    }
}

async fn work(runtime: Arc<Runtime>, first: Ready) {
    let mut abort = runtime.outbox.aborting();
    let mut next = Some(first);
    while let Some(ready) = next {
        let changes = runtime.outbox.changes();
        // One that breaks off is over, too: nobody else gives its slot back.
        let sent = AssertUnwindSafe(send::send(&runtime, &ready)).catch_unwind();
        let outcome = tokio::select! {
            outcome = sent => outcome.unwrap_or(Err(Failure::ConnectionLost)),
            _ = abort.wait_for(|abort| *abort) => Err(Failure::Aborted),
        };
        next = runtime.outbox.finish(Ended {
            ready,
            at: Timestamp::now(),
            outcome,
            changes,
        });
        runtime.driver_wake.notify_one();
    }
}
