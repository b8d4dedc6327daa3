//! Calls that belong to a run: bound until the run is at the step, and what becomes of them then.

use std::borrow::Cow;
use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::matching::{DispositionKind, Passed, field, meant, when_passed};
use baton_core::{CallId, Happened, Json, StepId};
use baton_store::table::awaits::EntryOf;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::turn::Turn;

/// Binds an entry of a call to a run, and makes the event of it; `about` is what the call says
/// about the run, where that is known already.
pub(crate) fn bind(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    entry: EntryOf,
    about: Option<Entry>,
) -> Result<Option<Happened>, Error> {
    let Some(call) = turn.tx.calls().id(entry.call)? else {
        return Ok(None);
    };
    let about = match about {
        Some(about) => about,
        None => match read_about(turn, row, step, entry)? {
            Some(about) => about,
            None => return Ok(None),
        },
    };
    turn.tx.awaits().bind(row.no, step, entry)?;
    dispose(turn, row, step, entry, DispositionKind::Bound)?;
    Ok(Some(Happened::CallBound {
        step: step.clone(),
        call,
        about,
    }))
}

/// What a stored call says about a run: by the value that the entry names, else by the run's own.
fn read_about(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    entry: EntryOf,
) -> Result<Option<Entry>, Error> {
    let Some(content) = turn.content_of(entry.call)? else {
        return Ok(None);
    };
    // What cannot be read says nothing, and whoever gives it to the run knows that.
    let nothing = Arc::new(Json::Null);
    let data = content.data.as_ref().unwrap_or(&nothing);
    let named = turn.tx.dispositions().get(entry.call, entry.place)?;
    let named = named.and_then(|named| named.value);
    let value = match named {
        Some(named) => Some(named),
        None => turn
            .tx
            .awaits()
            .get(row.no, step)?
            .and_then(|own| own.value),
    };
    let edition = turn.edition(row.workflow, row.version)?;
    let takes = edition.definition.step(step);
    let takes = takes.and_then(|step| step.kind().takes_calls());
    if let Some(takes) = &takes {
        turn.looked_through(entry.call, &content, [field(takes)])?;
    }
    let Some((takes, value)) = takes.zip(value) else {
        return Ok(Some(Entry::whole(Arc::clone(data))));
    };
    let about = content.about(&takes, data, &value);
    // Of several events about it the run is told the one that its step means.
    let today = turn.today_at(None)?;
    let part = meant(takes.only_if.as_ref(), &about, &today).ok();
    Ok(Some(part.map_or_else(|| about.clone(), Cow::into_owned)))
}

/// A run used a bound call, or does not need it: its calls at the step are settled.
pub(crate) fn bound_passed(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    call: &CallId,
    passed: Passed,
) -> Result<(), Error> {
    let Some(call) = turn.tx.calls().get(call)? else {
        return Ok(());
    };
    for entry in turn.tx.awaits().unbind(row.no, step)? {
        match when_passed(passed, entry.call == call.no) {
            Some(kind) => dispose(turn, row, step, entry, kind)?,
            None => turn.tx.awaits().bind(row.no, step, entry)?,
        }
    }
    Ok(())
}

/// A call found its run past the step, or bound to another call (C6, 3).
pub(crate) fn too_late(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    call: &CallId,
) -> Result<(), Error> {
    bound_passed(turn, row, step, call, Passed::TooLate)
}

fn dispose(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    entry: EntryOf,
    kind: DispositionKind,
) -> Result<(), Error> {
    let known = turn.tx.dispositions().get(entry.call, entry.place)?;
    turn.tx.dispositions().set(&NewDisposition {
        value: known.and_then(|known| known.value),
        person: Some(row.person),
        run: Some(row.no),
        step: Some(step.clone()),
        ..NewDisposition::new(entry.call, entry.place, kind, turn.now)
    })?;
    Ok(())
}
