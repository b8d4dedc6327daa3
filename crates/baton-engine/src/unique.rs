//! New ids and tokens: the only randomness that is stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::Error;

/// The unique part of a new id: a version 7 UUID.
pub fn unique() -> [u8; 16] {
    uuid::Uuid::now_v7().into_bytes()
}

/// A new incoming token (C3).
pub fn new_token() -> Result<String, Error> {
    Ok(format!("btn_{}", URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

/// Random bytes.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Error::Random(error.to_string()))?;
    Ok(bytes)
}
