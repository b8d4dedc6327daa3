//! The driver: stored calls, ended tries and due times become events, one transaction at a time.
//!
//! One loop owns it; its turns take turns with slices of jobs. A turn runs on the writer thread,
//! bounded in time; what follows its commit (sends, hints) is dispatched from here. It is woken, it
//! does not poll; the wall clock is read again at least every [`LOOK_AT_THE_CLOCK`], because
//! timers stop while a laptop sleeps.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use baton_store::table::set_aside::Item;
use baton_store::{Lane, Tx};
use jiff::Timestamp;

use crate::clock::{Next, due_messages, due_runs, freed_messages, next_due};
use crate::inbox::handle_calls;
use crate::queue::Ended;
use crate::runs::{follow_company, keep_end, try_ended};
use crate::runtime::Runtime;
use crate::turn::{Afterwards, Turn};
use crate::turn::{cause, pause_after, read_or_pause};
use crate::{Error, jobs};

/// The wall clock is read again at least this often (C16 asks for 15 s).
const LOOK_AT_THE_CLOCK: Duration = Duration::from_secs(5);
/// So many calls are read at once.
const CALLS_AT_ONCE: usize = 16;
/// So many results are recorded in one transaction.
const RESULTS_AT_ONCE: usize = 128;
/// What the loop knows between turns.
#[derive(Clone, Copy, Debug)]
struct State {
    calls: bool,
    next: Next,
    /// Item by item, after a turn that failed.
    careful: bool,
    /// How many turns in a row came to nothing.
    failed: u32,
}

/// What a turn found.
struct Report {
    after: Afterwards,
    /// How many results are recorded; the rest had no time.
    recorded: usize,
    calls: bool,
    next: Next,
    /// How many items were set aside.
    casualties: usize,
}

/// Runs until shutdown.
pub(crate) async fn run(runtime: Arc<Runtime>) {
    let mut state = State {
        calls: true,
        next: Next::UNKNOWN,
        careful: false,
        failed: 0,
    };
    let (mut jobs, mut place) = (true, jobs::Place::default());
    while !runtime.is_closing() {
        if runtime.store.is_held() {
            // Whatever is begun now comes to nothing, and what comes meanwhile stays where it is.
            runtime.until_free().await;
            continue;
        }
        // Until the inbox was looked through, at start and after a turn that failed, nobody knows
        // who may still be started by what waits in it.
        let known = || runtime.lists.are_known();
        if runtime.calls_wait.swap(false, Ordering::AcqRel) || !known() {
            state.calls = true;
        }
        if runtime.times_changed.swap(false, Ordering::AcqRel) {
            state.next = Next::UNKNOWN;
        }
        jobs |= runtime.jobs_wait.swap(false, Ordering::AcqRel);
        jobs |= place.is_any_rested();
        let due = state.next.at.is_some_and(|due| due <= Timestamp::now());
        let events = state.calls || due || runtime.outbox.any_ended();
        let may_slice = |place: &jobs::Place| known() && place.is_ready();
        if !(events || jobs && may_slice(&place)) {
            wait(&runtime, state.next.at, place.next_pause_ends()).await;
            continue;
        }
        if events {
            state = turn(&runtime, state).await;
            read_ahead(&runtime);
        }
        // Jobs take turns with what happens, so that neither holds up the other.
        if jobs && may_slice(&place) {
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
        // There is no second turn: one that cannot be recorded must not take the others with it.
        let mut turn = Turn::careful(tx, &runtime_in);
        for one in unsent.iter() {
            turn.tx.outbox().give_back(one.no, one.n, turn.now)?;
        }
        for one in ended.iter() {
            record(&mut turn, one)?;
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

async fn wait(runtime: &Runtime, next_due: Option<Timestamp>, rested: Option<Instant>) {
    let until_due = next_due.map(|due| due.duration_since(Timestamp::now()));
    let until_due = until_due.and_then(|span| Duration::try_from(span).ok());
    let most = until_due.map_or(LOOK_AT_THE_CLOCK, |span| span.min(LOOK_AT_THE_CLOCK));
    let until_rested = rested.map(|at| at.saturating_duration_since(Instant::now()));
    let most = until_rested.map_or(most, |span| span.min(most));
    let _woken = tokio::time::timeout(most, runtime.driver_wake.notified()).await;
}

/// One turn. Nothing in it waits for what a long call says: lines stand before those, and what a run
/// lacks of one is left to a job.
async fn turn(runtime: &Arc<Runtime>, state: State) -> State {
    let (calls, next, careful) = (state.calls, state.next, state.careful);
    let ended = Arc::new(runtime.outbox.take_ended(RESULTS_AT_ONCE));
    let (runtime_in, ended_in) = (Arc::clone(runtime), Arc::clone(&ended));
    let work = move |tx: &mut Tx<'_>| {
        let turn = match careful {
            true => Turn::careful(tx, &runtime_in),
            false => Turn::new(tx, &runtime_in),
        };
        work(turn, &ended_in, calls, next)
    };
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
                next: report.next,
                // Where one was, there may be more.
                careful: report.casualties > 0,
                failed: 0,
            }
        }
        Err(error) => {
            runtime.outbox.put_back(ended.to_vec());
            recover(runtime, state, &error).await
        }
    }
}

/// Reads the long calls that lines stand before, while everything else goes on.
fn read_ahead(runtime: &Arc<Runtime>) {
    while let Some((workflow, call)) = runtime.lists.next_to_read() {
        let runtime = Arc::clone(runtime);
        tokio::spawn(async move {
            let read = read_or_pause(&runtime, &runtime.reading.lines, call).await;
            runtime.lists.is_read(workflow, call, read);
            runtime.nudge_driver();
        });
    }
}

/// A turn that failed is tried again item by item, so that the one that fails is found. What is
/// nobody's fault is waited for, longer each time.
async fn recover(runtime: &Arc<Runtime>, state: State, error: &Error) -> State {
    runtime.lists.forget();
    let (state, pause) = state.after(error);
    if let Some(pause) = pause {
        runtime.pause(pause).await;
    }
    state
}

impl State {
    /// How it goes on after a turn that came to nothing, and after which pause.
    fn after(self, error: &Error) -> (Self, Option<Duration>) {
        if !self.careful && !error.is_of_the_store() {
            tracing::warn!("a turn of the driver failed; it is done again item by item");
            let careful = Self {
                careful: true,
                ..self
            };
            return (careful, None);
        }
        if error.is_held() {
            tracing::warn!(
                "a turn of the driver had no turn; it is done again once the file is free"
            );
            return (self, None);
        }
        let pause = pause_after(self.failed);
        tracing::error!(
            cause = cause(error),
            pause_s = pause.as_secs(),
            "a turn of the driver failed; nothing of it was kept, and it is tried again after a pause"
        );
        let later = Self {
            careful: true,
            failed: self.failed.saturating_add(1),
            ..self
        };
        (later, Some(pause))
    }
}

fn record(turn: &mut Turn<'_, '_>, ended: &Ended) -> Result<(), Error> {
    let item = Item::Message(ended.ready.no, None);
    let recorded = turn.about(&item, |turn| try_ended(turn, ended))?;
    if recorded.is_none() && turn.apart(|turn| keep_end(turn, ended))?.is_err() {
        tracing::error!(no = ended.ready.no.0, "how its try ended is not kept");
    }
    Ok(())
}

fn work(mut turn: Turn<'_, '_>, ended: &[Ended], calls: bool, next: Next) -> Result<Report, Error> {
    let mut recorded = 0;
    for one in ended {
        if recorded > 0 && turn.tx.out_of_time() {
            break;
        }
        record(&mut turn, one)?;
        recorded += 1;
    }
    let may_be_due = next.may_be_due(&turn);
    if may_be_due {
        due_runs(&mut turn)?;
        freed_messages(&mut turn)?;
        due_messages(&mut turn)?;
        follow_company(&mut turn)?;
    }
    let left = match calls {
        true => handle_calls(&mut turn, CALLS_AT_ONCE)?,
        false => false,
    };
    let is_known = !may_be_due && !turn.tx.times_written() && !turn.runtime.outbox.any_freed();
    let next = match is_known {
        true => next,
        false => next_due(&turn)?,
    };
    Ok(Report {
        after: turn.after,
        recorded,
        calls: left,
        next,
        casualties: turn.casualties,
    })
}

#[cfg(test)]
mod tests {
    use super::{Error, Next, State};

    const BEGINS: State = State {
        calls: true,
        next: Next::UNKNOWN,
        careful: false,
        failed: 0,
    };

    #[test]
    fn k55_a_file_that_another_program_kept_is_no_reason_to_pause_once_it_is_free() {
        let held = Error::Store(baton_store::Error::Held { by: Vec::new() });
        let mut state = BEGINS;

        for _turn in 0..5 {
            let (next, pause) = state.after(&held);
            assert_eq!(pause, None);
            state = next;
        }

        assert_eq!((state.failed, state.careful), (0, false));
    }

    #[test]
    fn what_is_nobodys_fault_pauses_longer_each_time_and_what_may_be_an_items_does_not() {
        let broken = Error::Store(baton_store::Error::Panicked);
        let full = Error::Store(baton_store::Error::Full);

        let (careful, pause) = BEGINS.after(&broken);
        assert_eq!((careful.careful, pause), (true, None));
        let (once, first) = BEGINS.after(&full);
        let (_, second) = once.after(&full);

        assert!(first < second, "{first:?} {second:?}");
    }
}
