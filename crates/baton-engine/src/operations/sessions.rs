//! Sessions and named tokens (C14): who asks over the network.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Actor, Outcome};
use crate::Engine;

/// Who is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Session {
    /// The name that stands in the audit.
    pub actor: String,
}

/// The secret of a one-time sign-in link.
#[derive(Clone, Deserialize, ToSchema)]
pub struct SessionInput {
    /// What follows `once=`.
    pub once: String,
}

/// A begun session.
pub struct Begun {
    /// The cookie's value.
    pub token: String,
    /// Whose it is.
    pub actor: String,
}

/// Makes the secret of a one-time sign-in link in the name of an actor.
pub async fn make_link(engine: &Engine, actor: &str) -> Outcome<String> {
    todo!()
}

/// Makes a named token for programs; only its digest is stored.
pub async fn make_token(engine: &Engine, actor: &str) -> Outcome<String> {
    todo!()
}

/// Exchanges a one-time link for a session.
pub async fn begin(engine: &Engine, once: &str) -> Outcome<Begun> {
    todo!()
}

/// Whose a session's or program's token is.
pub async fn actor_of(engine: &Engine, token: &str) -> Outcome<Option<String>> {
    todo!()
}

/// Ends the session of a cookie.
pub async fn end(engine: &Engine, actor: &Actor, token: &str) -> Outcome<()> {
    todo!()
}
