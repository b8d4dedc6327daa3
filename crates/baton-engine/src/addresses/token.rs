//! An address's token: in the secret store first, then its digest in the table.

use baton_core::AddressId;
use baton_secrets::Secret;
use subtle::ConstantTimeEq as _;

use crate::destinations::incoming_secret;
use crate::gate::digest;
use crate::{Engine, Error, new_token};

/// Makes the first token of an address, if the secret store takes it; gives its digest.
pub(super) async fn keep_token(engine: &Engine, id: &AddressId) -> Result<Option<[u8; 32]>, Error> {
    keep(engine, &incoming_secret(id)).await
}

/// Makes a new token for an address that has one, if the secret store takes it; gives its digest. It
/// lies beside the old one until the table has its digest: [`token`] takes the one that the table
/// knows, so that whatever ends in between, the token that opens the address can be read.
pub(crate) async fn keep_beside(
    engine: &Engine,
    id: &AddressId,
) -> Result<Option<[u8; 32]>, Error> {
    keep(engine, &beside(id)).await
}

/// The token that opens an address. None where the secret store has none that does.
pub async fn token(engine: &Engine, id: &AddressId) -> Result<Option<Secret>, Error> {
    let wanted = id.clone();
    let look = move |tables: &baton_store::Snapshot<'_>| tables.addresses().get(&wanted);
    let row = engine.store().read(look).await?;
    let Some(known) = row.and_then(|row| row.token_digest) else {
        return Ok(None);
    };
    let opens = |secret: &Secret| bool::from(digest(secret.expose()).ct_eq(&known));
    let (name, beside) = (incoming_secret(id), beside(id));
    if let Some(secret) = engine.secrets().get(&name).await?.filter(opens) {
        return Ok(Some(secret));
    }
    let Some(secret) = engine.secrets().get(&beside).await?.filter(opens) else {
        return Ok(None);
    };
    // Until both are done it is found where it is, too.
    if engine.secrets().set(&name, secret.clone()).await.is_ok() {
        let _it_is_overwritten_by_the_next = engine.secrets().delete(&beside).await;
    }
    Ok(Some(secret))
}

/// The name of a new token until the table has its digest.
fn beside(id: &AddressId) -> String {
    format!("{}/new", incoming_secret(id))
}

async fn keep(engine: &Engine, name: &str) -> Result<Option<[u8; 32]>, Error> {
    let token = new_token()?;
    let digest = digest(token.as_bytes());
    let kept = engine.secrets().set(name, Secret::from(token)).await;
    Ok(kept.is_ok().then_some(digest))
}
