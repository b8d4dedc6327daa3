//! The one operation by which a raw outgoing address enters (C3): it is taken apart before the
//! first write, its secrets go to the password store, and only the rest is stored.

use std::collections::BTreeSet;

use baton_core::address::{self, Authorization, Location, Pasted};
use baton_core::connection::{Auth, ConnectionKind};
use baton_core::document::{HeaderValue, Segment};
use baton_core::{ConnectionId, word};
use baton_engine::commands::connections::NewAddress;
use baton_engine::{Actor, Engine, commands};
use baton_store::Lenient;
use baton_store::table::connections::Connection as Stored;
use jiff::Timestamp;

use super::change::{checked_name, forget_secrets};
use super::token::keep_secret;
use super::views::{AddressKind, AddressRead, AuthKind, Found, Note, ReadAddressInput};
use super::{changeable, get, resolve};
use crate::{Code, Outcome, Refusal, addresses, fresh, stored};

/// Takes a pasted text apart and makes or changes a connection by it.
pub async fn read_address(
    engine: &Engine,
    actor: &Actor,
    input: ReadAddressInput,
) -> Outcome<AddressRead> {
    let own = addresses::own_beginnings(engine).await?;
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let pasted = address::read(&input.text, &own).map_err(refused)?;
    let before = before(engine, input.connection, input.name, &pasted).await?;
    let (id, moves) = (before.id.clone(), leads_elsewhere(&before, &pasted));
    if moves {
        forget_secrets(engine, &id, &before.auth.read().header_slots).await;
    }
    for (slot, secret) in &pasted.secrets {
        keep_secret(engine, &id, slot, secret.0.clone()).await?;
    }
    let kind = match &pasted.location {
        Some(location) => Some(resolve::kind(&location.host, location.port).await),
        None => None,
    };
    let new = NewAddress {
        connection: after(before, &pasted, moves),
        leads_elsewhere: moves,
        kind,
    };
    commands::connections::set_address(engine, actor, new).await?;
    Ok(AddressRead {
        connection: get(engine, id).await?,
        found: found(&pasted),
        notes: notes(&pasted, moves, kind),
        path: pasted
            .location
            .map(|location| location.path)
            .unwrap_or_default(),
        method: pasted.method,
        headers: pasted.headers,
    })
}

fn refused(refusal: address::Refusal) -> Refusal {
    let code = match refusal {
        address::Refusal::BatonsOwn => Code::OwnAddress,
        address::Refusal::Empty
        | address::Refusal::TooLong
        | address::Refusal::NotAnAddress
        | address::Refusal::OtherScheme
        | address::Refusal::Unusual => Code::NoAddress,
    };
    Refusal::new(code, refusal.to_string()).with("reason", word(&refusal))
}

/// The connection to change, or a new one under the given name or the host's.
async fn before(
    engine: &Engine,
    id: Option<ConnectionId>,
    name: Option<String>,
    pasted: &Pasted,
) -> Outcome<Stored> {
    if let Some(id) = id {
        let row = stored::read(engine, move |snapshot| {
            changeable(snapshot.connections().get(&id)?, &id)
        });
        let mut stored = row.await?.connection;
        if let Some(name) = name {
            stored.name = checked_name(&name)?;
        }
        return Ok(stored);
    }
    let host = pasted
        .location
        .as_ref()
        .map(|location| location.host.clone());
    let name = name.filter(|name| !name.trim().is_empty()).or(host);
    let name = name.unwrap_or_else(|| "Connection".to_owned());
    Ok(Stored::new(
        fresh::connection(),
        checked_name(&name)?,
        ConnectionKind::Web,
    ))
}

/// Whether the address leads to another scheme, host or port than before (C10).
fn leads_elsewhere(before: &Stored, pasted: &Pasted) -> bool {
    let Some(location) = &pasted.location else {
        return false;
    };
    let (Some(scheme), Some(host)) = (&before.scheme, &before.host) else {
        return false;
    };
    (scheme, host, before.port) != (&location.scheme, &location.host, Some(location.port))
}

fn after(mut stored: Stored, pasted: &Pasted, moves: bool) -> Stored {
    let known = stored.auth.read();
    let auth = auth_after(known, pasted, moves);
    if let Some(location) = &pasted.location {
        stored.shown_address = Some(shown(location));
        stored.scheme = Some(location.scheme.clone());
        stored.host = Some(location.host.clone());
        stored.port = Some(location.port);
    }
    stored.auth = Lenient::of(&auth);
    stored
}

/// Another host never gets what was kept for the one before.
fn auth_after(known: Auth, pasted: &Pasted, moves: bool) -> Auth {
    let kept = known.header_slots.iter().filter(|_| !moves).cloned();
    let mut header_slots: Vec<String> = kept.collect();
    for slot in slots_of_headers(pasted) {
        if !header_slots.contains(&slot) {
            header_slots.push(slot);
        }
    }
    Auth {
        header_slots,
        ..token_after(known, pasted, moves)
    }
}

fn token_after(known: Auth, pasted: &Pasted, moves: bool) -> Auth {
    let inside = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.has_secret);
    let now = Some(Timestamp::now());
    match (&pasted.authorization, inside) {
        (Some(authorization), _) => Auth {
            token_slot: separate_slot(pasted),
            token_set_at: now,
            token_twice: pasted.notes.contains(&address::Note::TokenTwice),
            ..separate(authorization)
        },
        (None, true) => Auth {
            kind: AuthKind::Inside,
            also_bearer: pasted.notes.contains(&address::Note::BearerSuggested),
            token_slot: slots_inside(pasted).into_iter().next(),
            token_set_at: now,
            ..Auth::default()
        },
        (None, false) if moves && known.kind == AuthKind::Inside => Auth::default(),
        (None, false) if moves => Auth {
            token_set_at: None,
            ..known
        },
        (None, false) => known,
    }
}

fn separate(authorization: &Authorization) -> Auth {
    match authorization {
        Authorization::Bearer => Auth {
            kind: AuthKind::Bearer,
            ..Auth::default()
        },
        Authorization::Basic { username } => {
            let username = Some(username.clone());
            Auth {
                kind: AuthKind::Basic,
                username,
                ..Auth::default()
            }
        }
        Authorization::Header { name, prefix } => Auth {
            kind: AuthKind::Header,
            header_name: Some(name.clone()),
            prefix: Some(prefix.clone()),
            ..Auth::default()
        },
    }
}

/// The slot that neither the path nor an extra header refers to.
fn separate_slot(pasted: &Pasted) -> Option<String> {
    let mut taken: BTreeSet<String> = slots_inside(pasted).into_iter().collect();
    taken.extend(slots_of_headers(pasted));
    pasted
        .secrets
        .iter()
        .map(|(slot, _)| slot.clone())
        .find(|slot| !taken.contains(slot))
}

fn slots_of_headers(pasted: &Pasted) -> impl Iterator<Item = String> {
    let values = pasted.headers.iter().map(|header| &header.value);
    values.filter_map(|value| match value {
        HeaderValue::Secret { slot } => Some(slot.clone()),
        HeaderValue::Plain { .. } => None,
    })
}

fn slots_inside(pasted: &Pasted) -> Vec<String> {
    let path = pasted.location.iter().flat_map(|location| &location.path);
    let slots = path.filter_map(|segment| match segment {
        Segment::Secret { slot } => Some(slot.clone()),
        Segment::Text { .. } | Segment::Detail { .. } => None,
    });
    slots.collect()
}

/// The host and the first part of the path, which may be shown.
fn shown(location: &Location) -> String {
    let first = location.path.first().and_then(|segment| match segment {
        Segment::Text { text } => text.split(['?', '#']).next(),
        Segment::Detail { .. } | Segment::Secret { .. } => None,
    });
    let part = first.and_then(|path| path.trim_start_matches('/').split('/').next());
    match part.filter(|part| !part.is_empty()) {
        Some(part) => format!("{}/{part}", location.host),
        None => location.host.clone(),
    }
}

fn found(pasted: &Pasted) -> Vec<Found> {
    let inside = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.has_secret);
    let beside = pasted
        .authorization
        .as_ref()
        .map(|authorization| match authorization {
            Authorization::Bearer => Found::BearerToken,
            Authorization::Basic { .. } => Found::BasicPassword,
            Authorization::Header { .. } => Found::HeaderToken,
        });
    let all = [
        pasted.location.is_some().then_some(Found::Address),
        inside.then_some(Found::TokenInAddress),
        beside,
        pasted.method.is_some().then_some(Found::Method),
        (!pasted.headers.is_empty()).then_some(Found::Headers),
    ];
    all.into_iter().flatten().collect()
}

fn notes(pasted: &Pasted, moves: bool, kind: Option<AddressKind>) -> Vec<Note> {
    let read = pasted.notes.iter().filter_map(|note| match note {
        address::Note::SpacesRemoved => Some(Note::SpacesRemoved),
        address::Note::FragmentRemoved => Some(Note::FragmentRemoved),
        address::Note::LettersEncoded => Some(Note::LettersEncoded),
        address::Note::TokenTwice => Some(Note::TokenTwice),
        address::Note::CurlRead => Some(Note::CurlRead),
        address::Note::DataLeftOut => Some(Note::DataLeftOut),
        address::Note::TokenFound
        | address::Note::BearerSuggested
        | address::Note::TokenFoundSeparately => None,
    });
    let http = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.scheme == "http");
    let local = kind.is_some_and(|kind| kind != AddressKind::Public);
    let own = [
        http.then_some(Note::Unencrypted),
        local.then_some(Note::Local),
        moves.then_some(Note::TokenDropped),
    ];
    read.chain(own.into_iter().flatten()).collect()
}
