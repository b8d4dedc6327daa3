//! Refused calls that could not be kept when they came, because nothing could be stored, and those
//! that are only counted.

use std::sync::Arc;

use baton_store::table::calls::CallKind;
use baton_store::{Lane, Tx};

use super::not_taken::{self, Why};
use crate::gate::Shelved;
use crate::runtime::Runtime;
use crate::{Error, Topic};

/// Keeps a refused call as soon as something can be stored. Of what finds no room, wrong tokens are
/// counted; the rest is said in the log.
pub(crate) fn shelve(runtime: &Runtime, one: Shelved) {
    if let Some(no_room) = runtime.gate.shelf.put(one) {
        count_only(runtime, &no_room);
    }
}

fn count_only(runtime: &Runtime, one: &Shelved) {
    let row = &one.row;
    match row.kind {
        CallKind::WrongToken => {
            runtime
                .gate
                .note_uncounted(row.address, 1, &row.sender, row.at);
        }
        CallKind::Accepted
        | CallKind::Sample
        | CallKind::TooBig
        | CallKind::Compressed
        | CallKind::Handshake
        | CallKind::Opened => {
            tracing::warn!(address = %one.address, "that a call was refused is not noted: too many wait");
        }
    }
}

/// Writes down what waits, one row at a time, so that whoever waits for an answer comes between.
/// What the store refuses altogether goes on waiting.
pub(crate) async fn write_down(runtime: &Runtime) -> Result<(), Error> {
    while let Some(one) = runtime.gate.shelf.take() {
        match keep(runtime, &one).await {
            Ok(()) => {}
            Err(error) if error.is_of_the_store() => {
                if let Some(no_room) = runtime.gate.shelf.put_back(one) {
                    count_only(runtime, &no_room);
                }
                return Err(error);
            }
            // Its address may be gone meanwhile; the others are to be kept all the same.
            Err(error) => tracing::warn!(%error, "a refused call could not be kept"),
        }
    }
    count(runtime).await
}

/// Keeps a call that is not taken.
pub(crate) async fn keep(runtime: &Runtime, one: &Shelved) -> Result<(), Error> {
    let (row, why) = (Arc::clone(&one.row), Why::of(one));
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        tx.calls().refuse(&row)?;
        if let Some(why) = why {
            not_taken::tell(tx, &row, why)?;
        }
        match row.kind {
            CallKind::WrongToken => tx.addresses().refuse(row.address, 1, &row.sender, row.at)?,
            CallKind::Accepted
            | CallKind::Sample
            | CallKind::TooBig
            | CallKind::Compressed
            | CallKind::Handshake
            | CallKind::Opened => {}
        }
        Ok(())
    };
    runtime.store.write(Lane::Driver, write).await?;
    runtime.hub.hint(Topic::Call, &one.address);
    if why.is_some() {
        runtime.hub.hint(Topic::Problem, "");
    }
    Ok(())
}

/// Adds the calls that were refused and not kept to their addresses' counts.
async fn count(runtime: &Runtime) -> Result<(), Error> {
    let noted = runtime.gate.take_uncounted();
    if noted.is_empty() {
        return Ok(());
    }
    let rows = noted.clone();
    let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
        for (address, calls) in &rows {
            tx.addresses()
                .refuse(*address, calls.count, &calls.from, calls.at)?;
        }
        Ok(())
    };
    let written = runtime.store.write(Lane::Driver, write).await;
    if written.is_err() {
        for (address, calls) in noted {
            runtime
                .gate
                .note_uncounted(address, calls.count, &calls.from, calls.at);
        }
    }
    written
}
