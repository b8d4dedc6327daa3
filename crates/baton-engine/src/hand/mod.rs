//! What an admin does by hand, audited in the transaction that does it (CONTRACT C14).

mod calls;
mod problems;
mod release;
mod runs;
mod try_outs;

use std::sync::Arc;

use baton_core::PersonId;
use baton_store::{Lane, Tx};

use crate::driver::Turn;
use crate::{Engine, Error};

/// Does work in one transaction of the command lane, then what follows from it.
async fn act<T, F>(engine: &Engine, work: F) -> Result<T, Error>
where
    F: FnOnce(&mut Turn<'_, '_>) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    let shared = Arc::clone(&engine.shared);
    let inner = Arc::clone(&shared);
    let write = move |tx: &mut Tx<'_>| -> Result<_, Error> {
        let mut turn = Turn::new(tx, &inner);
        let value = work(&mut turn)?;
        Ok((value, turn.after))
    };
    let (value, after) = shared.store.write(Lane::Command, write).await?;
    after.follow(&shared);
    engine.nudge();
    Ok(value)
}

impl Engine {
    /// A person's details were changed: waits find their runs by what they are now.
    pub async fn person_changed(&self, person: &PersonId) -> Result<(), Error> {
        let person = person.clone();
        act(self, move |turn| {
            let row = turn
                .tx
                .people()
                .get(&person)?
                .ok_or(Error::Missing("person"))?;
            turn.person_changed(&row)
        })
        .await
    }
}
