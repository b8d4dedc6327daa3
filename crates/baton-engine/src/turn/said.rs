//! What calls say, for whoever holds a transaction: short ones are read in it, long ones were read
//! before it, or end it.

use std::sync::Arc;

use baton_core::document::CallField;
use baton_store::table::calls::WaitingCall;
use baton_store::{CallNo, Snapshot};
use tokio::sync::Semaphore;

use super::Turn;
use crate::Error;
use crate::lists::{AtHand, Content, Known};
use crate::reading::{apart, is_long};
use crate::runtime::Runtime;

impl Turn<'_, '_> {
    /// What a call says; none when it, or its content, is not there any more.
    pub(crate) fn content_of(&self, no: CallNo) -> Result<Option<Content>, Error> {
        if let Some(known) = self.known_content(no)? {
            return Ok(Some(known));
        }
        let Some(row) = self.tx.calls().by_no(no)? else {
            return Ok(None);
        };
        if is_long(row.size) {
            return Err(self.is_unread(no));
        }
        let Some(content) = self.tx.calls().content_of(&row)? else {
            return Ok(None);
        };
        let read = self.runtime.lists.contents().read_here(no, &content);
        read.map(Some).ok_or_else(|| self.is_unread(no))
    }

    /// A long call is looked through for whom some fields of it name before the transaction that
    /// wants to know that: one that was not ends it.
    pub(crate) fn looked_through<'f>(
        &self,
        no: CallNo,
        content: &Content,
        fields: impl IntoIterator<Item = &'f CallField>,
    ) -> Result<(), Error> {
        let contents = self.runtime.lists.contents();
        match contents.is_looked_through(no, content, fields) {
            true => Ok(()),
            false => Err(self.is_unread(no)),
        }
    }

    /// What a waiting call says, looked through for some fields. Only what decides by it asks for
    /// it: a call that is kept is stored and found without being read.
    pub(crate) fn content_of_waiting(
        &self,
        waiting: &WaitingCall,
        fields: &[&CallField],
    ) -> Result<Content, Error> {
        let no = waiting.call.no;
        let content = self.said_in(waiting);
        if let Err(Error::Unread(_)) = content {
            let fields = fields.iter().map(|field| (*field).clone()).collect();
            self.runtime.lists.contents().want(no, fields);
        }
        let content = content?;
        self.looked_through(no, &content, fields.iter().copied())?;
        Ok(content)
    }

    fn said_in(&self, waiting: &WaitingCall) -> Result<Content, Error> {
        let no = waiting.call.no;
        let contents = self.runtime.lists.contents();
        let read = match &waiting.content {
            Some(content) => match self.runtime.lists.brought.take(&waiting.call.id) {
                Some(brought) => Some(brought),
                None => contents.read_here(no, content),
            },
            None => {
                if let Some(known) = self.known_content(no)? {
                    return Ok(known);
                }
                if is_long(waiting.call.size) {
                    return Err(self.is_unread(no));
                }
                let content = self.tx.calls().content(no)?.unwrap_or_default();
                contents.read_here(no, &content)
            }
        };
        read.ok_or_else(|| self.is_unread(no))
    }

    fn known_content(&self, no: CallNo) -> Result<Option<Content>, Error> {
        match self.runtime.lists.contents().known(no) {
            Known::Said(content) => Ok(Some(content)),
            // As if it had broken off here.
            Known::Broken => Err(baton_store::Error::Panicked.into()),
            Known::Nothing => Ok(None),
        }
    }

    /// Notes which call is to be read first, for whoever opened the transaction.
    fn is_unread(&self, no: CallNo) -> Error {
        self.unread.set(Some(no));
        Error::Unread(no)
    }
}

/// Reads a long call apart from everybody, on one of some threads; what it says is known for as long as this is held. None
/// when nobody can read it, which whoever wants it finds out in its turn.
///
/// # Errors
/// When Baton as a whole cannot.
pub(crate) async fn read_apart(
    runtime: &Runtime,
    threads: &Arc<Semaphore>,
    no: CallNo,
) -> Result<Option<AtHand>, Error> {
    let stored = runtime.store.read(move |tables: &Snapshot<'_>| {
        let calls = tables.calls();
        let Some(row) = calls.by_no(no)? else {
            return Ok::<_, baton_store::Error>(None);
        };
        calls.content_of(&row)
    });
    let contents = Arc::clone(runtime.lists.contents());
    let read = match stored.await {
        Ok(content) => {
            let content = content.unwrap_or_default();
            let in_it = Arc::clone(&contents);
            apart(threads, move |apart| in_it.read_apart(apart, no, &content)).await
        }
        Err(error) => Err(error.into()),
    };
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if error.is_of_the_store() => Err(error),
        Err(error) => {
            tracing::error!(
                no = no.0,
                cause = super::cause(&error),
                "a call cannot be read"
            );
            contents.broke_off(no);
            Ok(None)
        }
    }
}

/// The same; where Baton as a whole cannot, after a pause, and whoever wants it asks again.
pub(crate) async fn read_or_pause(
    runtime: &Runtime,
    threads: &Arc<Semaphore>,
    no: CallNo,
) -> Option<AtHand> {
    match read_apart(runtime, threads, no).await {
        Ok(read) => read,
        Err(error) => {
            tracing::warn!(
                cause = super::cause(&error),
                "a long call could not be read; it is tried again"
            );
            runtime.pause(super::pause_after(0)).await;
            None
        }
    }
}
