//! An address's token: in the secret store first, then its digest in the table.

use baton_core::AddressId;
use baton_secrets::Secret;

use crate::destinations::incoming_secret;
use crate::gate::digest;
use crate::{Engine, Error, new_token};

/// Makes a new token for an address, if the secret store takes it; gives its digest.
pub async fn keep_token(engine: &Engine, id: &AddressId) -> Result<Option<[u8; 32]>, Error> {
    let token = new_token()?;
    let digest = digest(token.as_bytes());
    let kept = engine
        .secrets()
        .set(&incoming_secret(id), Secret::from(token))
        .await;
    Ok(kept.is_ok().then_some(digest))
}
