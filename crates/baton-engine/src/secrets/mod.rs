//! What waits for the secret store to open: tokens of new addresses, the fingerprint key, sends.

mod incoming;
mod outgoing;

pub use incoming::token;
pub(crate) use incoming::{issue_new_tokens, keep_beside, settle_token};
pub use outgoing::fresh_slots;

use baton_secrets::Secret;
use baton_store::table::connections::slots::SlotState;
use jiff::Timestamp;

use crate::destinations::{incoming_secret, outgoing_secret};
use crate::gate::FingerprintKey;
use crate::{Engine, Error, Topic, random};

/// The name under which the key of fingerprints is kept.
pub(crate) const FINGERPRINT_KEY: &str = "key/fingerprint";

/// Says what the database counts on, then follows the store's state until shutdown.
pub(crate) async fn watch(engine: Engine) {
    let mut state = engine.runtime.secrets.state();
    let mut unswept = Some(Timestamp::now());
    let mut holds = engine.runtime.store.holds();
    if let Err(error) = expect(&engine).await {
        tracing::warn!(%error, "the secret store did not say what it keeps");
    }
    loop {
        let open = state.borrow_and_update().is_open();
        let mut is_behind = false;
        if open {
            is_behind = opened(&engine).await.is_err();
            if let Some(began) = unswept.take() {
                swept(&engine, began).await;
            }
        }
        engine.runtime.hub.hint(Topic::System, "secrets");
        tokio::select! {
            changed = state.changed() => if changed.is_err() { return },
            // What could not be stored while another program kept the file is done once it is free.
            _ = holds.changed(), if is_behind => engine.runtime.until_free().await,
            () = engine.runtime.tokens_wait.notified() => engine.runtime.until_free().await,
            () = engine.runtime.closed() => return,
        }
    }
}

/// Says what the database counts on where no loop follows the store, so that a folder that a
/// command began is whole for the first start.
pub(crate) async fn at_rest(engine: &Engine) {
    let done = async {
        expect(engine).await?;
        load_fingerprint_key(engine).await
    };
    if let Err(error) = done.await {
        tracing::warn!(%error, "the secret store did not say what it keeps");
    }
}

async fn swept(engine: &Engine, began: Timestamp) {
    let done = async {
        outgoing::sweep(engine, began).await?;
        incoming::settle_tokens(engine).await
    };
    if let Err(error) = done.await {
        tracing::warn!(%error, "secrets that nothing uses are kept until the next start");
    }
}

async fn opened(engine: &Engine) -> Result<(), Error> {
    let done = async {
        load_fingerprint_key(engine).await?;
        incoming::issue_tokens(engine).await
    };
    let done = done.await;
    if let Err(error) = &done {
        tracing::warn!(%error, "what waited for the secret store still waits");
    }
    engine.runtime.outbox.free_all();
    engine.runtime.nudge_times();
    done
}

/// A key that nobody else knows, and that nothing outlives: what is told apart by it needs no secret
/// store.
pub(crate) fn key_of_this_process() -> Result<FingerprintKey, Error> {
    Ok(FingerprintKey::new(&random::<32>()?))
}

async fn load_fingerprint_key(engine: &Engine) -> Result<(), Error> {
    if engine.runtime.fingerprint_key().is_some() {
        return Ok(());
    }
    let secrets = &engine.runtime.secrets;
    let key = match secrets.get(FINGERPRINT_KEY).await? {
        Some(key) => key,
        None => {
            let key = Secret::new(random::<32>()?);
            secrets.set(FINGERPRINT_KEY, key.clone()).await?;
            key
        }
    };
    engine
        .runtime
        .set_fingerprint_key(FingerprintKey::new(key.expose()));
    Ok(())
}

/// The names that the database counts on: tokens of addresses and of connections.
async fn expect(engine: &Engine) -> Result<(), Error> {
    let look = |tables: &baton_store::Snapshot<'_>| -> Result<Vec<String>, Error> {
        let addresses = tables.addresses().all()?.into_iter();
        let incoming = addresses
            .filter(|row| row.token_digest.is_some())
            .map(|row| incoming_secret(&row.id));
        let slots = tables.slots().readable()?.into_iter();
        let outgoing = slots
            .filter(|slot| slot.state == SlotState::Kept)
            .map(|slot| outgoing_secret(&slot.connection, &slot.slot));
        Ok(incoming.chain(outgoing).collect())
    };
    let mut names = engine.runtime.store.read(look).await?;
    if !names.is_empty() {
        names.push(FINGERPRINT_KEY.to_owned());
    }
    engine.runtime.secrets.expect(names).await?;
    Ok(())
}
