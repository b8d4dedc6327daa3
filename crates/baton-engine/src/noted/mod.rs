//! What Baton notes by itself: nobody decided it, so no audit row goes with it.

pub(crate) mod in_the_way;
mod not_taken;
pub(crate) mod refused;

use baton_core::ConnectionId;
use baton_store::table::connections::LastProblem;
use baton_store::table::meta::BaseChecked;
use baton_store::table::sessions::SessionRow;
use baton_store::{Lane, Snapshot, Tx};
use jiff::Timestamp;

use crate::{Engine, Error, Topic};

/// Under which name the port for calls is kept.
pub(crate) const PORT: &str = "hooks_port";
/// Under which name the last check of the base address is kept.
pub const BASE_CHECK: &str = "base_check";

impl Engine {
    /// The port of the last start, or the one that was chosen since; none before the first.
    pub async fn stored_port(&self) -> Result<Option<u16>, Error> {
        let read = |snapshot: &Snapshot<'_>| snapshot.meta().readable(PORT);
        Ok(self.store().read(read).await?)
    }

    /// Keeps the port: addresses with it are in other tools from then on.
    pub async fn keep_port(&self, port: u16) -> Result<(), Error> {
        note(self, move |tx| tx.meta().set_value(PORT, &port)).await
    }

    /// Notes how the last check of the base address ended.
    pub async fn note_base_check(&self, ended: BaseChecked) -> Result<(), Error> {
        note(self, move |tx| tx.meta().set_value(BASE_CHECK, &ended)).await?;
        self.changed(Topic::System, "reach");
        Ok(())
    }

    /// Keeps the answer to a test, so that later steps can pick from it, and which test that was.
    pub async fn keep_test_answer(
        &self,
        (name, answer): (String, String),
        (which, test): (String, String),
    ) -> Result<(), Error> {
        let write = move |tx: &mut Tx<'_>| {
            tx.meta().set(&name, &answer)?;
            tx.meta().set(&which, &test)
        };
        note(self, write).await
    }

    /// Notes on its connection how a test ended, for the other tool answered it as it answers a
    /// message: with what was wrong, or with nothing wrong.
    pub async fn note_tested(
        &self,
        connection: ConnectionId,
        at: Timestamp,
        wrong: Option<LastProblem>,
    ) -> Result<(), Error> {
        let id = connection.clone();
        let write = move |tx: &mut Tx<'_>| match &wrong {
            Some(wrong) => tx.connections().failed(&id, wrong),
            None => tx.connections().succeeded(&id, at).map(|_first| ()),
        };
        note(self, write).await?;
        self.changed(Topic::Connection, connection);
        Ok(())
    }

    /// Keeps a one-time sign-in link, of which the digest is stored.
    pub async fn keep_link(&self, link: SessionRow) -> Result<(), Error> {
        note(self, move |tx| tx.sessions().insert(&link)).await
    }

    /// Notes that a session was used.
    pub async fn note_session(&self, session: [u8; 32], at: Timestamp) -> Result<(), Error> {
        note(self, move |tx| tx.sessions().seen(&session, at)).await
    }
}

async fn note<F>(engine: &Engine, write: F) -> Result<(), Error>
where
    F: FnOnce(&mut Tx<'_>) -> Result<(), baton_store::Error> + Send + 'static,
{
    Ok(engine.runtime.store.write(Lane::Command, write).await?)
}
