//! What a connection is after a paste: scheme, host, port, and its kind of authentication.

use baton_core::address::{self, Authorization, Location, Pasted};
use baton_core::connection::{Auth, AuthKind};
use baton_core::document::Segment;
use baton_store::Lenient;
use baton_store::table::connections::{Connection as Stored, origin};
use jiff::Timestamp;

/// Scheme, host and port of a pasted address.
pub(super) fn origin_of(location: &Location) -> String {
    origin(&location.scheme, &location.host, location.port)
}

pub(super) fn connection(mut stored: Stored, pasted: &Pasted) -> Stored {
    let led_to = stored.origin();
    let leads_to = pasted.location.as_ref().map(origin_of);
    let moves = led_to.is_some() && leads_to.is_some() && led_to != leads_to;
    let known = stored.auth.read();
    let address_set_at = match leads_to {
        Some(to) if led_to.as_ref() != Some(&to) => Some(Timestamp::now()),
        Some(_) | None => known.address_set_at,
    };
    let auth = Auth {
        address_set_at,
        ..auth(known, pasted, moves)
    };
    if let Some(location) = &pasted.location
        && (led_to.is_none() || moves)
    {
        stored.shown_address = Some(shown(location));
        stored.scheme = Some(location.scheme.clone());
        stored.host = Some(location.host.clone());
        stored.port = Some(location.port);
    }
    stored.auth = Lenient::of(&auth);
    stored
}

/// Another host never gets the token of the one before. Which secrets are inside an address is
/// the step's; of the connection it is only said that tokens are there.
fn auth(known: Auth, pasted: &Pasted, moves: bool) -> Auth {
    let inside = pasted
        .location
        .as_ref()
        .is_some_and(|location| location.has_secret);
    if let Some(authorization) = &pasted.authorization {
        return Auth {
            token_slot: pasted.token_slot.clone(),
            token_set_at: Some(Timestamp::now()),
            token_twice: pasted.notes.contains(&address::Note::TokenTwice),
            ..separate(authorization)
        };
    }
    let known = match (moves, known.kind) {
        (false, _) => known,
        (true, AuthKind::Inside) => Auth::default(),
        (true, AuthKind::None | AuthKind::Bearer | AuthKind::Basic | AuthKind::Header) => Auth {
            token_slot: None,
            token_set_at: None,
            token_twice: false,
            ..known
        },
    };
    match (inside, known.kind) {
        (true, AuthKind::None) => Auth {
            kind: AuthKind::Inside,
            token_set_at: Some(Timestamp::now()),
            ..Auth::default()
        },
        (true | false, _) => known,
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
