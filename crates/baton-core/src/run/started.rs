//! The run begins.

use super::change::{Change, params};
use super::{Reason, needed, reach};
use crate::call::Entry;
use crate::history::Kind;

pub(super) fn started(change: &mut Change<'_>, about: Option<&Entry>) -> Result<(), Reason> {
    if change.run.started_at.is_some() {
        return Err(Reason::AlreadyStarted);
    }
    change.run.started_at = Some(change.now);
    if let Some(entry) = about {
        change.run.trigger = needed::of_trigger(change.definition, |at| entry.find(at));
    }
    change.note(None, Kind::RunStarted, params([]));
    reach::announce_waits(change);
    reach::go_to(change, 0);
    Ok(())
}
