//! Replacing a connection's token; it goes to the password store and is never shown again.

use baton_core::address::{self, Authorization, Doubt, TokenText};
use baton_core::connection::Auth;
use baton_core::{ConnectionId, word};
use baton_engine::destinations::outgoing_secret;
use baton_engine::{Actor, Engine, commands, fresh_slots};
use baton_secrets::Secret;
use jiff::Timestamp;

use super::views::{AuthKind, Connection, TokenInput, TokenWay};
use super::{changeable, get};
use crate::{Code, Outcome, Refusal, limits, stored};

/// Replaces the token and says how it is given.
pub async fn set_token(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: TokenInput,
) -> Outcome<Connection> {
    let input = understood(input)?;
    check(&input)?;
    let wanted = id.clone();
    let row = stored::read(engine, move |snapshot| {
        let row = changeable(snapshot.connections().get(&wanted)?, &wanted)?;
        let origin = row.connection.origin();
        let mut slots = snapshot.slots().usable(&wanted, origin.as_deref())?;
        // Also kept are tokens that it had itself: no step has these in its address.
        let named = snapshot.slots().named_by_drafts()?;
        slots.retain(|slot| named.contains(&(wanted.clone(), slot.clone())));
        Ok((row.connection.auth.read(), origin, slots))
    });
    let (before, origin, slots) = row.await?;
    let token = input.token.clone().filter(|_| input.kind != AuthKind::None);
    let slot = match &token {
        Some(_) => Some(fresh_slots()?),
        None => None,
    };
    let mut twice = before.token_twice;
    if let (Some(token), Some(slot)) = (token, &slot) {
        let token = Secret::from(token);
        let own = before.own_slot();
        let others = slots.iter().filter(|slot| Some(slot.as_str()) != own);
        twice = is_one_of(engine, &id, others, &token).await;
        let secret = vec![(slot.clone(), token)];
        engine.store_outgoing(&id, origin, secret).await?;
    }
    let auth = next(&before, &input, slot.clone(), twice);
    commands::connections::set_token(engine, actor, id.clone(), auth, slot).await?;
    get(engine, id).await
}

/// A token pasted with its header or its word says itself how it is given. A password may have
/// blanks in it: only a whole header line is more than that.
fn understood(mut input: TokenInput) -> Outcome<TokenInput> {
    let (pasted, token) = (input.text.take(), input.token.take());
    if let Some(text) = pasted {
        let chosen = input.chosen.take().unwrap_or_default();
        let read = address::token_in(&text, &chosen)
            .ok_or_else(|| Refusal::field("text", "the text names no token, or more than one"))?;
        doubted(&input, &read)?;
        take_of_mail(&mut input, &read);
    } else if let Some(token) = token {
        let read = address::read_token(&token);
        doubted(&input, &read)?;
        let is_whole = read.header.is_some() || read.username.is_some();
        match read.way() {
            // Only what people write before a token stood before it.
            None => input.token = Some(read.token.0),
            Some(_) if is_whole || input.kind != AuthKind::Basic => take(&mut input, &read),
            Some(_) => input.token = Some(token.trim().to_owned()),
        }
    }
    input.prefix = input.prefix.as_deref().map(address::spaced);
    Ok(input)
}

/// What looks like no token replaces none before somebody says that it is one.
fn doubted(input: &TokenInput, read: &TokenText) -> Outcome<()> {
    if input.kind == AuthKind::None {
        return Ok(());
    }
    let is_password = input.kind == AuthKind::Basic || read.username.is_some();
    not_doubted(read.doubt(is_password), input.anyway)
}

/// Refuses what looks like no token, unless it is to be used all the same.
pub(super) fn not_doubted(doubt: Option<Doubt>, anyway: Option<bool>) -> Outcome<()> {
    match doubt.filter(|_| !anyway.unwrap_or_default()) {
        Some(doubt) => {
            let what = "this looks like no token; say that it is one to use it all the same";
            Err(Refusal::new(Code::NotAToken, what).with("reason", word(&doubt)))
        }
        None => Ok(()),
    }
}

/// Takes the token of a mail. How it is given is what was shown with it and chosen since: a text does
/// not choose again.
fn take_of_mail(input: &mut TokenInput, read: &TokenText) {
    let way = read.way();
    let says = way.as_ref().map(|(way, _)| TokenWay::of(way).kind);
    if says == Some(input.kind) {
        take(input, read);
        return;
    }
    let plain = way.map_or_else(|| read.token.0.clone(), |(_, plain)| plain.0);
    input.token = Some(plain);
    let own = input.username.take().filter(|name| !name.trim().is_empty());
    input.username = own.or_else(|| read.username.clone());
}

/// Takes a token as it was read, and how it is given where that stood beside it.
fn take(input: &mut TokenInput, read: &TokenText) {
    let way = read.way().filter(|_| input.kind != AuthKind::None);
    let Some((way, plain)) = way else {
        input.token = Some(read.token.0.clone());
        return;
    };
    input.token = Some(plain.0);
    take_way(input, &way, read.header.is_some());
}

/// A word alone does not change the header that was named for it.
fn take_way(input: &mut TokenInput, way: &Authorization, named: bool) {
    let way = TokenWay::of(way);
    let header = input.header_name.take().filter(|_| !named);
    if input.kind == AuthKind::Header && header.is_some() && way.kind != AuthKind::Basic {
        let bearer = || "Bearer ".to_owned();
        input.prefix = Some(way.prefix.unwrap_or_else(bearer));
        input.header_name = header;
        return;
    }
    input.kind = way.kind;
    input.header_name = way.header_name;
    input.prefix = way.prefix;
    input.username = way.username.or_else(|| input.username.take());
}

/// Whether a token given separately is one that is inside an address, too.
async fn is_one_of(
    engine: &Engine,
    id: &ConnectionId,
    slots: impl Iterator<Item = &String>,
    token: &Secret,
) -> bool {
    for slot in slots {
        let known = engine.secrets().get(&outgoing_secret(id, slot)).await;
        if known.ok().flatten().as_ref() == Some(token) {
            return true;
        }
    }
    false
}

fn next(before: &Auth, input: &TokenInput, slot: Option<String>, token_twice: bool) -> Auth {
    let (token_slot, token_set_at) = match (input.kind, slot) {
        (AuthKind::None, _) => (None, None),
        (_, Some(slot)) => (Some(slot), Some(Timestamp::now())),
        // A token inside addresses is theirs.
        (_, None) if before.kind == AuthKind::Inside => (None, None),
        (_, None) => (before.token_slot.clone(), before.token_set_at),
    };
    Auth {
        kind: input.kind,
        header_name: input.header_name.clone(),
        prefix: input.prefix.clone(),
        username: input.username.clone(),
        also_bearer: false,
        token_slot,
        token_set_at,
        token_twice: token_twice && input.kind != AuthKind::None,
        address_set_at: before.address_set_at,
    }
}

fn check(input: &TokenInput) -> Outcome<()> {
    let plain = |text: &str| !text.contains(|c: char| c.is_control());
    let token = input.token.as_deref().unwrap_or("x").trim();
    if token.is_empty() || token.len() > limits::TOKEN_BYTES || !plain(token) {
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
    // Of whatever kind it is: a colon ends the name where one is sent.
    match input.username.as_deref().unwrap_or_default().contains(':') {
        true => Err(Refusal::field("username", "the name has no colon")),
        false => Ok(()),
    }
}
