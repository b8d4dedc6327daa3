//! One conformance suite for every store, and the states a store goes through.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod conformance;
mod keyring;
mod sealed;
mod states;

use std::time::Duration;

use baton_secrets::{Secrets, State};

/// Waits until the store is in a state that the test wants.
async fn reached(secrets: &Secrets, wanted: impl FnMut(&State) -> bool) -> State {
    let mut state = secrets.state();
    let seen = tokio::time::timeout(Duration::from_secs(200), state.wait_for(wanted)).await;
    seen.expect("the state is reached in time")
        .expect("the worker lives")
        .clone()
}
