//! The driver: stored calls, ended tries and due times become events, one transaction at a time.
//!
//! One loop owns it. A turn runs on the writer thread, bounded in time; what follows its commit
//! (sends, hints) is dispatched from here. It is woken, it does not poll; the wall clock is read
//! again at least every [`LOOK_AT_THE_CLOCK`], because timers stop while a laptop sleeps.

mod book;
mod due;
pub(crate) mod effects;
pub(crate) mod outcome;
mod problems;
mod results;
pub(crate) mod runs;
mod turn;
pub(crate) mod whereabouts;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use baton_core::history::Params;
use baton_core::matching::Trouble;
use baton_core::problem::Kind;
use baton_store::table::addresses::Owner;
use baton_store::table::calls::WaitingCall;
use baton_store::{CallNo, Lane, Tx};
use jiff::Timestamp;

pub(crate) use book::{Book, Edition};
pub(crate) use turn::{Afterwards, Turn};

use crate::engine::Shared;
use crate::matching::{Handled, whole_problem};
use crate::outbox::Ended;
use crate::triggers::trigger_called;
use crate::waits::step_called;
use crate::{Error, Topic};

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
pub(crate) async fn run(shared: Arc<Shared>) {
    let mut state = State {
        calls: true,
        next_due: Some(Timestamp::MIN),
        careful: false,
    };
    while !shared.is_closing() {
        if shared.calls_wait.swap(false, Ordering::AcqRel) {
            state.calls = true;
        }
        if shared.times_changed.swap(false, Ordering::AcqRel) {
            state.next_due = Some(Timestamp::MIN);
        }
        let due = state.next_due.is_some_and(|due| due <= Timestamp::now());
        let calls = state.calls && !shared.outbox.is_busy();
        if !calls && !due && !shared.outbox.any_ended() {
            wait(&shared, state.next_due).await;
            continue;
        }
        state = turn(&shared, state, calls).await;
    }
}

/// The last results before the store closes; what was not sent spends no attempt.
pub(crate) async fn last_turn(shared: &Arc<Shared>) {
    let unsent = shared.outbox.take_unsent();
    let ended = shared.outbox.take_ended(usize::MAX);
    let shared_in = Arc::clone(shared);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let mut turn = Turn::new(tx, &shared_in);
        for one in &unsent {
            turn.tx.outbox().give_back(one.no, one.n, turn.now)?;
        }
        for one in &ended {
            turn.try_ended(one)?;
        }
        for one in turn.after.ready {
            turn.tx.outbox().give_back(one.no, one.n, turn.now)?;
        }
        Ok(())
    };
    if let Err(error) = shared.store.write(Lane::Driver, write).await {
        tracing::warn!(%error, "the last results were not recorded; they are repeated");
    }
}

async fn wait(shared: &Shared, next_due: Option<Timestamp>) {
    let until_due = next_due.map(|due| due.duration_since(Timestamp::now()));
    let until_due = until_due.and_then(|span| Duration::try_from(span).ok());
    let most = until_due.map_or(LOOK_AT_THE_CLOCK, |span| span.min(LOOK_AT_THE_CLOCK));
    let _woken = tokio::time::timeout(most, shared.driver_wake.notified()).await;
}

async fn turn(shared: &Arc<Shared>, state: State, calls: bool) -> State {
    let most = if state.careful { 1 } else { RESULTS_AT_ONCE };
    let ended = Arc::new(shared.outbox.take_ended(most));
    let (shared_in, ended_in) = (Arc::clone(shared), Arc::clone(&ended));
    let careful = state.careful;
    let work = move |tx: &mut Tx<'_>| work(tx, &shared_in, &ended_in, calls, careful);
    match shared.store.write(Lane::Driver, work).await {
        Ok(report) => {
            if report.after.connections_changed {
                let shared = Arc::clone(shared);
                tokio::spawn(async move { crate::Engine { shared }.refresh_connections().await });
            }
            shared.outbox.put_back(ended[report.recorded..].to_vec());
            report.after.follow(shared);
            let calls = if calls { report.calls } else { state.calls };
            State {
                calls,
                next_due: report.next_due,
                careful: false,
            }
        }
        Err(error) => recover(shared, state, ended, calls, error).await,
    }
}

/// A turn that failed is tried again in small parts, then without the part that cannot be done.
async fn recover(
    shared: &Arc<Shared>,
    state: State,
    ended: Arc<Vec<Ended>>,
    calls: bool,
    error: Error,
) -> State {
    tracing::error!(%error, "a turn of the driver failed; nothing of it was kept");
    let of_the_store = matches!(error, Error::Store(_));
    if of_the_store || !state.careful {
        shared.outbox.put_back(ended.to_vec());
    }
    if of_the_store {
        tokio::time::sleep(PAUSE).await;
    } else if state.careful && calls && ended.is_empty() {
        set_first_call_aside(shared, &error).await;
    }
    State {
        careful: true,
        ..state
    }
}

fn work(
    tx: &mut Tx<'_>,
    shared: &Shared,
    ended: &[Ended],
    calls: bool,
    careful: bool,
) -> Result<Report, Error> {
    let mut turn = Turn::new(tx, shared);
    let mut recorded = 0;
    for one in ended {
        if recorded > 0 && tx.out_of_time() {
            break;
        }
        turn.try_ended(one)?;
        recorded += 1;
    }
    turn.unpark()?;
    turn.due_runs()?;
    turn.due_messages()?;
    let alone = careful && !ended.is_empty();
    let left = match calls && !alone {
        true => turn.calls(if careful { 1 } else { CALLS_AT_ONCE })?,
        false => calls,
    };
    let next_due = turn.next_due()?;
    Ok(Report {
        after: turn.after,
        recorded,
        calls: left,
        next_due,
    })
}

impl Turn<'_, '_> {
    /// Handles stored calls in their order while there is time; whether some are left.
    fn calls(&mut self, most: usize) -> Result<bool, Error> {
        let mut after = CallNo(0);
        loop {
            let waiting = self.tx.calls().waiting(after, most)?;
            for one in &waiting {
                if self.tx.out_of_time() && after.0 != 0 {
                    return Ok(true);
                }
                after = one.call.no;
                match self.call(one)? {
                    Handled::Whole => self.tx.calls().handled(one.call.no)?,
                    Handled::Until(entry) => {
                        self.tx.calls().handled_until(one.call.no, entry)?;
                        return Ok(true);
                    }
                }
            }
            if waiting.len() < most {
                return Ok(false);
            }
            if most == 1 || self.tx.out_of_time() {
                return Ok(true);
            }
        }
    }

    fn call(&mut self, waiting: &WaitingCall) -> Result<Handled, Error> {
        let address = self.address(waiting.call.address)?;
        self.hint(Topic::Call, &address.id);
        match address.owner {
            Owner::Trigger => trigger_called(self, waiting, &address),
            Owner::Step | Owner::Source => step_called(self, waiting, &address),
        }
    }
}

/// A call that cannot be handled is shown as a problem, so that the others go on.
async fn set_first_call_aside(shared: &Arc<Shared>, error: &Error) {
    let why = error.to_string();
    let shared_in = Arc::clone(shared);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let mut turn = Turn::new(tx, &shared_in);
        let Some(first) = turn.tx.calls().waiting(CallNo(0), 1)?.pop() else {
            return Ok(());
        };
        let address = turn.address(first.call.address)?;
        let trouble = Trouble {
            kind: Kind::Unreadable,
            params: Params::from([("why".to_owned(), why)]),
        };
        whole_problem(&mut turn, &address, first.call.no, trouble)?;
        Ok(turn.tx.calls().handled(first.call.no)?)
    };
    if let Err(error) = shared.store.write(Lane::Driver, write).await {
        tracing::error!(%error, "a call that cannot be handled holds up the others");
        tokio::time::sleep(PAUSE).await;
    }
}
