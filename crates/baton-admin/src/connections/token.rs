//! Replacing a connection's token; it goes to the password store and is never shown again.

use baton_core::ConnectionId;
use baton_core::connection::Auth;
use baton_engine::destinations::{TOKEN_SLOT, outgoing_secret};
use baton_engine::{Actor, Engine, commands};
use baton_secrets::Secret;
use jiff::Timestamp;

use super::views::{AuthKind, Connection, TokenInput};
use super::{changeable, get};
use crate::{Code, Outcome, Refusal, stored};

const LONGEST_TOKEN: usize = 16 * 1024;

/// Replaces the token and says how it is given.
pub async fn set_token(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: TokenInput,
) -> Outcome<Connection> {
    check(&input)?;
    let wanted = id.clone();
    let row = stored::read(engine, move |snapshot| {
        changeable(snapshot.connections().get(&wanted)?, &wanted)
    });
    let before = row.await?.connection.auth.read();
    let twice = is_inside(engine, &id, &before, input.token.as_deref()).await;
    let auth = next(&before, &input, twice);
    if let Some(token) = input.token {
        let slot = auth.token_slot.as_deref().unwrap_or(TOKEN_SLOT);
        keep_secret(engine, &id, slot, token.trim().to_owned()).await?;
    }
    commands::connections::set_token(engine, actor, id.clone(), auth).await?;
    get(engine, id).await
}

/// Puts a secret of a connection into the password store.
pub(super) async fn keep_secret(
    engine: &Engine,
    id: &ConnectionId,
    slot: &str,
    token: String,
) -> Outcome<()> {
    let kept = engine
        .secrets()
        .set(&outgoing_secret(id, slot), Secret::from(token))
        .await;
    kept.map_err(|error| Refusal::new(Code::SecretsClosed, error.to_string()))
}

/// Whether a token given separately is the one inside the address.
async fn is_inside(engine: &Engine, id: &ConnectionId, before: &Auth, token: Option<&str>) -> bool {
    let Some(token) = token else {
        return before.token_twice;
    };
    if before.kind != AuthKind::Inside {
        return false;
    }
    let slot = before.token_slot.as_deref().unwrap_or(TOKEN_SLOT);
    let inside = engine.secrets().get(&outgoing_secret(id, slot)).await;
    inside.ok().flatten() == Some(Secret::from(token.trim().to_owned()))
}

fn next(before: &Auth, input: &TokenInput, token_twice: bool) -> Auth {
    let token_set_at = match (input.kind, &input.token) {
        (AuthKind::None, _) => None,
        (_, Some(_)) => Some(Timestamp::now()),
        (_, None) => before.token_set_at,
    };
    Auth {
        kind: input.kind,
        header_name: input.header_name.clone(),
        prefix: input.prefix.clone(),
        username: input.username.clone(),
        also_bearer: false,
        token_slot: separate_slot(before),
        token_set_at,
        token_twice: token_twice && input.kind != AuthKind::None,
        header_slots: before.header_slots.clone(),
    }
}

/// A token inside the address keeps its slot: the path refers to it.
fn separate_slot(before: &Auth) -> Option<String> {
    match before.kind {
        AuthKind::Inside => Some("separate".to_owned()),
        AuthKind::None | AuthKind::Bearer | AuthKind::Basic | AuthKind::Header => {
            before.token_slot.clone()
        }
    }
}

fn check(input: &TokenInput) -> Outcome<()> {
    let plain = |text: &str| !text.contains(|c: char| c.is_control());
    let token = input.token.as_deref().unwrap_or("x").trim();
    if token.is_empty() || token.len() > LONGEST_TOKEN || !plain(token) {
        return Err(Refusal::field("token", "a token is one line of text"));
    }
    let header = input.header_name.as_deref().unwrap_or("x-token");
    let prefix = input.prefix.as_deref().unwrap_or_default();
    if http::HeaderName::try_from(header).is_err() {
        return Err(Refusal::field("header_name", "this is no name of a header"));
    }
    if !plain(prefix) || !prefix.is_ascii() {
        return Err(Refusal::field(
            "prefix",
            "the word before the token is plain text",
        ));
    }
    match input.kind {
        AuthKind::Inside => Err(Refusal::field(
            "kind",
            "a token inside the address enters with the address",
        )),
        AuthKind::Basic if input.username.as_deref().unwrap_or_default().contains(':') => {
            Err(Refusal::field("username", "the name has no colon"))
        }
        AuthKind::None | AuthKind::Bearer | AuthKind::Basic | AuthKind::Header => Ok(()),
    }
}
