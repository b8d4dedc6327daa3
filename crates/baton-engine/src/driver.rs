//! The driver: stored calls, ended tries and due times become events, one transaction at a time.
//!
//! One loop owns it; its turns take turns with slices of jobs. A turn runs on the writer thread,
//! bounded in time; what follows its commit (sends, hints) is dispatched from here. It is woken, it
//! does not poll; the wall clock is read again at least every [`LOOK_AT_THE_CLOCK`], because
//! timers stop while a laptop sleeps.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use baton_store::{Lane, Tx};
use jiff::Timestamp;

use crate::clock::{due_messages, due_runs, freed_messages, next_due};
use crate::inbox::{handle_calls, set_call_aside};
use crate::queue::Ended;
use crate::runs::{follow_company, try_ended};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn};
use crate::{Error, jobs};

/// The wall clock is read again at least this often (C16 asks for 15 s).
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(5);
/// So many calls are read at once.
const CALLS_AT_ONCE: usize = 16;
/// So many results are recorded in one transaction.
const RESULTS_AT_ONCE: usize = 128;
/// After a failure of the store.
const PAUSE: Duration = Duration::from_secs(1);

/// What the loop knows between turns.
#[derive(Clone, Copy, Debug)]
struct State {
    calls: bool,
    next_due: Option<Timestamp>,
    /// One thing at a time, after a turn that failed.
    careful: bool,
}

/// What a turn found.
struct Report {
    after: Afterwards,
    /// How many results are recorded; the rest had no time.
    recorded: usize,
    calls: bool,
    next_due: Option<Timestamp>,
}

/// Runs until shutdown.
pub(crate) async fn run(runtime: Arc<Runtime>) {
    let mut state = State {
        calls: true,
        next_due: Some(Timestamp::MIN),
        careful: false,
    };
    let (mut jobs, mut place) = (true, jobs::Place::default());
    while !runtime.is_closing() {
        if runtime.calls_wait.swap(false, Ordering::AcqRel) {
            state.calls = true;
        }
        if runtime.times_changed.swap(false, Ordering::AcqRel) {
            state.next_due = Some(Timestamp::MIN);
        }
        jobs |= runtime.jobs_wait.swap(false, Ordering::AcqRel);
        let due = state.next_due.is_some_and(|due| due <= Timestamp::now());
        let events = state.calls || due || runtime.outbox.any_ended();
        let known = || runtime.lists.are_known();
        if !(events || jobs && known()) {
            wait(&runtime, state.next_due).await;
            continue;
        }
        if events {
            state = turn(&runtime, state).await;
        }
        // Jobs take turns with what happens, so that neither holds up the other.
        // After a turn that failed it is not known any more who may still be started.
        if jobs && known() {
            jobs = jobs::go_on(&runtime, &mut place).await;
        }
    }
}

/// The last results before the store closes; what was not sent spends no attempt.
pub(crate) async fn last_turn(runtime: &Arc<Runtime>) {
    let unsent = runtime.outbox.take_unsent();
    let ended = runtime.outbox.take_ended(usize::MAX);
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let mut turn = Turn::new(tx, &runtime_in);
        for one in &unsent {
            turn.tx.outbox().give_back(one.no, one.n, turn.now)?;
        }
        for one in &ended {
            try_ended(&mut turn, one)?;
        }
        for one in turn.after.ready {
            turn.tx.outbox().give_back(one.no, one.n, turn.now)?;
        }
        Ok(())
    };
    if let Err(error) = runtime.store.write(Lane::Driver, write).await {
        tracing::warn!(%error, "the last results were not recorded; they are repeated");
    }
}

async fn wait(runtime: &Runtime, next_due: Option<Timestamp>) {
    let until_due = next_due.map(|due| due.duration_since(Timestamp::now()));
    let until_due = until_due.and_then(|span| Duration::try_from(span).ok());
    let most = until_due.map_or(LOOK_AT_THE_CLOCK, |span| span.min(LOOK_AT_THE_CLOCK));
    let _woken = tokio::time::timeout(most, runtime.driver_wake.notified()).await;
}

async fn turn(runtime: &Arc<Runtime>, state: State) -> State {
    let calls = state.calls;
    let most = if state.careful { 1 } else { RESULTS_AT_ONCE };
    let ended = Arc::new(runtime.outbox.take_ended(most));
    let (runtime_in, ended_in) = (Arc::clone(runtime), Arc::clone(&ended));
    let careful = state.careful;
    let work = move |tx: &mut Tx<'_>| work(tx, &runtime_in, &ended_in, calls, careful);
    match runtime.store.write(Lane::Driver, work).await {
        Ok(report) => {
            if report.after.connections.any() {
                let engine = crate::Engine {
                    runtime: Arc::clone(runtime),
                };
                let freed = report.after.connections.freed();
                tokio::spawn(async move { engine.free_connections(freed).await });
            }
            runtime.outbox.put_back(ended[report.recorded..].to_vec());
            report.after.follow(runtime);
            State {
                calls: report.calls,
                next_due: report.next_due,
                careful: false,
            }
        }
        Err(error) => recover(runtime, state, ended, error).await,
    }
}

/// A turn that failed is tried again in small parts, then without the part that cannot be done.
async fn recover(
    runtime: &Arc<Runtime>,
    state: State,
    ended: Arc<Vec<Ended>>,
    error: Error,
) -> State {
    tracing::error!(%error, "a turn of the driver failed; nothing of it was kept");
    runtime.lists.forget();
    let of_the_store = matches!(error, Error::Store(_));
    if of_the_store || !state.careful {
        runtime.outbox.put_back(ended.to_vec());
    }
    let first_is_the_cause = state.careful && state.calls && ended.is_empty();
    let pause = of_the_store || (first_is_the_cause && !set_call_aside(runtime, &error).await);
    if pause {
        runtime.pause(PAUSE).await;
    }
    State {
        // What was known of the lists is forgotten.
        calls: true,
        careful: true,
        ..state
    }
}

fn work(
    tx: &mut Tx<'_>,
    runtime: &Runtime,
    ended: &[Ended],
    calls: bool,
    careful: bool,
) -> Result<Report, Error> {
    let mut turn = Turn::new(tx, runtime);
    runtime.lists.handling(None);
    let mut recorded = 0;
    for one in ended {
        if recorded > 0 && tx.out_of_time() {
            break;
        }
        try_ended(&mut turn, one)?;
        recorded += 1;
    }
    due_runs(&mut turn)?;
    freed_messages(&mut turn)?;
    due_messages(&mut turn)?;
    follow_company(&mut turn)?;
    let alone = careful && !ended.is_empty();
    let left = match calls && !alone {
        true => handle_calls(&mut turn, if careful { 1 } else { CALLS_AT_ONCE })?,
        false => calls,
    };
    let next_due = next_due(&turn)?;
    Ok(Report {
        after: turn.after,
        recorded,
        calls: left,
        next_due,
    })
}
