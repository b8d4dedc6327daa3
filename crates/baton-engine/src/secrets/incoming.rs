//! An address's token: in the secret store first, then its digest in the table.
//!
//! A token that takes another's place lies beside it until the table has its digest. Whoever reads
//! takes the one that the table knows and changes nothing, so that wherever a replacement ends, and
//! whoever reads meanwhile, the token that opens the address can be read.

use baton_core::AddressId;
use baton_secrets::Secret;
use baton_store::{Lane, Snapshot, Tx};
use subtle::ConstantTimeEq as _;

use crate::destinations::incoming_secret;
use crate::gate::digest;
use crate::runtime::to_its_end;
use crate::{Engine, Error, Topic, new_token};

/// How often a token is looked for: others may put it elsewhere in the same moment.
const LOOKS: usize = 3;

/// The token that opens an address. None where the secret store has none that does.
pub async fn token(engine: &Engine, id: &AddressId) -> Result<Option<Secret>, Error> {
    for _ in 0..LOOKS {
        if let Some((_, secret)) = lying(engine, id).await? {
            return Ok(Some(secret));
        }
    }
    Ok(None)
}

/// Gives a token to every address that has none, if the secret store takes it (C3), also when whoever
/// made them has hung up.
pub(crate) async fn issue_tokens(engine: &Engine) -> Result<(), Error> {
    let engine = engine.clone();
    let issued = to_its_end(async move { issue_all(&engine).await });
    let panicked = || Err(baton_store::Error::Panicked.into());
    issued.await.unwrap_or_else(panicked)
}

async fn issue_all(engine: &Engine) -> Result<(), Error> {
    let look = |tables: &Snapshot<'_>| tables.addresses().without_token();
    if engine.store().read(look).await?.is_empty() {
        return Ok(());
    }
    let _one_at_a_time = engine.runtime.changing_tokens.lock().await;
    for address in engine.store().read(look).await? {
        let digest = keep(engine, &incoming_secret(&address.id)).await?;
        let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
            Ok(tx.addresses().set_token(address.no, &digest, None)?)
        };
        engine.store().write(Lane::Command, write).await?;
    }
    engine.refresh_addresses().await?;
    engine.runtime.hub.hint(Topic::Workflow, "");
    Ok(())
}

/// Gives them to addresses that came to be just now; what cannot be done now is done later.
pub(crate) async fn issue_new_tokens(engine: &Engine) {
    if let Err(error) = issue_tokens(engine).await {
        tracing::warn!(%error, "a new address has no token yet");
        engine.runtime.tokens_wait.notify_one();
    }
}

/// Keeps a token beside the one that opens an address, over none that opens it; gives its digest.
pub(crate) async fn keep_beside(engine: &Engine, id: &AddressId) -> Result<[u8; 32], Error> {
    let lying = lying(engine, id).await?.map(|(name, _)| name);
    let [usual, beside] = places(id);
    let free = match lying.as_ref() == Some(&usual) {
        true => beside,
        false => usual,
    };
    keep(engine, &free).await
}

/// Puts the token that opens an address in its usual place, and forgets what lies beside it.
pub(crate) async fn settle_token(engine: &Engine, id: &AddressId) -> Result<(), Error> {
    let [usual, beside] = places(id);
    let secrets = engine.secrets();
    let Some(token) = secrets.get(&beside).await? else {
        return Ok(());
    };
    if known(engine, id)
        .await?
        .is_some_and(|known| opens(&token, &known))
    {
        secrets.set(&usual, token).await?;
    }
    Ok(secrets.delete(&beside).await?)
}

/// Settles what an earlier process left between two steps.
pub(crate) async fn settle_tokens(engine: &Engine) -> Result<(), Error> {
    let look = |tables: &Snapshot<'_>| tables.addresses().all();
    for address in engine.store().read(look).await? {
        let _one_at_a_time = engine.runtime.changing_tokens.lock().await;
        settle_token(engine, &address.id).await?;
    }
    Ok(())
}

/// Where tokens of an address lie: where the one that opens it usually is, and beside it.
fn places(id: &AddressId) -> [String; 2] {
    let usual = incoming_secret(id);
    let beside = format!("{usual}/beside");
    [usual, beside]
}

/// The token that opens an address, and where it lies.
async fn lying(engine: &Engine, id: &AddressId) -> Result<Option<(String, Secret)>, Error> {
    let Some(known) = known(engine, id).await? else {
        return Ok(None);
    };
    for name in places(id) {
        let secret = engine.secrets().get(&name).await?;
        if let Some(secret) = secret.filter(|secret| opens(secret, &known)) {
            return Ok(Some((name, secret)));
        }
    }
    Ok(None)
}

fn opens(secret: &Secret, known: &[u8; 32]) -> bool {
    digest(secret.expose()).ct_eq(known).into()
}

/// The digest that the table has for an address.
async fn known(engine: &Engine, id: &AddressId) -> Result<Option<[u8; 32]>, Error> {
    let wanted = id.clone();
    let look = move |tables: &Snapshot<'_>| tables.addresses().get(&wanted);
    let row = engine.store().read(look).await?;
    Ok(row.and_then(|row| row.token_digest))
}

/// Keeps a new token. Where the store has failed none is kept: nobody knows whether its last commit is
/// there, so that it may be the one before that opens an address.
async fn keep(engine: &Engine, name: &str) -> Result<[u8; 32], Error> {
    if let Some(failure) = engine.store().failure() {
        return Err(failure.into());
    }
    let token = new_token()?;
    let digest = digest(token.as_bytes());
    engine.secrets().set(name, Secret::from(token)).await?;
    Ok(digest)
}
