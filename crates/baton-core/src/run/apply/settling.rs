//! The settle window: what comes about one person within it becomes one run (C5). The run is there
//! from the first call on, and its first step waits for the window's end.

use jiff::Timestamp;

use crate::call::Entry;
use crate::document::Definition;
use crate::history::Kind;
use crate::ids::CallId;
use crate::run::change::{Change, params};
use crate::run::needed;
use crate::run::progress::begin;
use crate::run::reason::Reason;
use crate::run::state::{RunState, Settling};
use crate::run::verdict::may_start_now;

fn settling(run: &RunState) -> Result<Settling, Reason> {
    may_start_now(run)?;
    run.settling.ok_or(Reason::AlreadyStarted)
}

/// The run is there, and waits.
pub(super) fn wait(change: &mut Change<'_>, until: Timestamp) {
    change.run.settling = Some(Settling { until, calls: 1 });
    let told = params([("until", until.to_string())]);
    change.note(None, Kind::SettleBegan, told);
}

/// What another call says is taken together with what is known: later values win.
pub(super) fn merge(
    change: &mut Change<'_>,
    definition: &Definition,
    (call, about): (&CallId, &Entry),
) -> Result<(), Reason> {
    let before = settling(&change.run)?;
    let brought = needed::of_trigger(definition, |at| about.find(at));
    change.run.trigger.extend(brought);
    change.run.settling = Some(Settling {
        calls: before.calls.saturating_add(1),
        ..before
    });
    change.note(None, Kind::CallMerged, params([("call", call.to_string())]));
    Ok(())
}

/// The window is over: the run goes to its first step.
pub(super) fn end(change: &mut Change<'_>, definition: &Definition) -> Result<(), Reason> {
    if change.now < settling(&change.run)?.until {
        return Err(Reason::TooEarly);
    }
    go(change, definition, None)
}

/// An admin does not wait for its end.
pub(super) fn start_now(
    change: &mut Change<'_>,
    definition: &Definition,
    by: &str,
) -> Result<(), Reason> {
    go(change, definition, Some(by))
}

fn go(change: &mut Change<'_>, definition: &Definition, by: Option<&str>) -> Result<(), Reason> {
    let settled = settling(&change.run)?;
    change.run.settling = None;
    let mut told = params([("calls", settled.calls.to_string())]);
    told.extend(by.map(|by| ("by".to_owned(), by.to_owned())));
    change.note(None, Kind::Settled, told);
    begin(change, definition);
    Ok(())
}
