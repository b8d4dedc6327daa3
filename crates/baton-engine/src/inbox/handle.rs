//! Stored calls, handled in their order: each by whom its address belongs to.

use std::sync::Arc;

use baton_core::history::Params;
use baton_core::matching::Trouble;
use baton_core::problem::Kind;
use baton_store::table::addresses::Owner;
use baton_store::table::calls::WaitingCall;
use baton_store::{CallNo, Lane, Tx};

use crate::matching::{Handled, whole_problem};
use crate::runtime::Runtime;
use crate::triggers::trigger_called;
use crate::turn::Turn;
use crate::waits::step_called;
use crate::{Error, Topic};

/// Handles stored calls in their order while there is time; whether some are left.
pub(crate) fn handle_calls(turn: &mut Turn<'_, '_>, most: usize) -> Result<bool, Error> {
    let mut after = CallNo(0);
    loop {
        let waiting = turn.tx.calls().waiting(after, most)?;
        for one in &waiting {
            if turn.tx.out_of_time() && after.0 != 0 {
                return Ok(true);
            }
            after = one.call.no;
            match handle(turn, one)? {
                Handled::Whole => turn.tx.calls().handled(one.call.no)?,
                Handled::Until(entry) => {
                    turn.tx.calls().handled_until(one.call.no, entry)?;
                    return Ok(true);
                }
            }
        }
        if waiting.len() < most {
            return Ok(false);
        }
        if most == 1 || turn.tx.out_of_time() {
            return Ok(true);
        }
    }
}

fn handle(turn: &mut Turn<'_, '_>, waiting: &WaitingCall) -> Result<Handled, Error> {
    let address = turn.address(waiting.call.address)?;
    turn.hint(Topic::Call, &address.id);
    match address.owner {
        Owner::Trigger => trigger_called(turn, waiting, &address),
        Owner::Step | Owner::Source => step_called(turn, waiting, &address),
    }
}

/// A call that cannot be handled is shown as a problem, so that the others go on; whether that
/// could be stored.
pub(crate) async fn set_first_call_aside(runtime: &Arc<Runtime>, error: &Error) -> bool {
    let why = error.to_string();
    let runtime_in = Arc::clone(runtime);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        let mut turn = Turn::new(tx, &runtime_in);
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
    if let Err(error) = runtime.store.write(Lane::Driver, write).await {
        tracing::error!(%error, "a call that cannot be handled holds up the others");
        return false;
    }
    true
}
