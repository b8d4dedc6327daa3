//! What an operation makes new: ids, tokens, the time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::{AddressId, ConnectionId, PersonId, RunId, StepId, WorkflowId};
use sha2::{Digest, Sha256};

use super::{Code, Outcome, Refusal};

macro_rules! fresh {
    ($($name:ident -> $id:ident),+) => {
        $(pub(crate) fn $name() -> $id {
            $id::from_bytes(uuid::Uuid::now_v7().into_bytes())
        })+
    };
}

fresh! {
    workflow -> WorkflowId,
    step -> StepId,
    person -> PersonId,
    connection -> ConnectionId,
    run -> RunId
}

/// The public id of an incoming address.
pub(crate) fn address() -> Outcome<AddressId> {
    Ok(AddressId::from_bytes(random()?))
}

/// An incoming token: `btn_` and 32 random bytes.
pub(crate) fn token() -> Outcome<String> {
    Ok(format!("btn_{}", URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

/// A session's or a link's token.
pub(crate) fn session_token() -> Outcome<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// What the database keeps of a token.
pub(crate) fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Bytes that nobody can guess.
pub(crate) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Refusal::new(Code::Internal, format!("no random bytes: {error}")))?;
    Ok(bytes)
}
