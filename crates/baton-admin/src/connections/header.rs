//! Keeping the value of a step's extra header; it goes to the password store and is never shown
//! again.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::ConnectionId;
use baton_core::document::{Header, HeaderValue};
use baton_engine::{Actor, Engine, commands, random};

use super::token::keep_secret;
use super::views::{HeaderInput, HeaderKept};
use super::{changeable, get};
use crate::{Outcome, Refusal, stored};

const LONGEST_VALUE: usize = 16 * 1024;
const LONGEST_SLOT: usize = 64;

/// What a header's slot begins with, so that it is never the slot of a token.
const SLOT: &str = "header_";

/// Stores a header's value and says how a step refers to it.
pub async fn keep_header(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: HeaderInput,
) -> Outcome<HeaderKept> {
    let (name, value) = (input.name.trim().to_owned(), input.value.trim().to_owned());
    check(&name, &value)?;
    let wanted = id.clone();
    let row = stored::read(engine, move |snapshot| {
        changeable(snapshot.connections().get(&wanted)?, &wanted)
    });
    let known = row.await?.connection.auth.read().header_slots;
    let slot = match input.slot.filter(|slot| known.contains(slot) || own(slot)) {
        Some(slot) => slot,
        None => format!("{SLOT}{}", URL_SAFE_NO_PAD.encode(random::<12>()?)),
    };
    keep_secret(engine, &id, &slot, value).await?;
    let (header, kept) = (name.clone(), slot.clone());
    commands::connections::keep_header(engine, actor, id.clone(), header, kept).await?;
    Ok(HeaderKept {
        connection: get(engine, id).await?,
        header: Header {
            name,
            value: HeaderValue::Secret { slot },
        },
    })
}

/// A slot of a header that was forgotten, because the connection led elsewhere, may be filled again.
fn own(slot: &str) -> bool {
    let plain = |one: char| one.is_ascii_alphanumeric() || "-_".contains(one);
    slot.starts_with(SLOT) && slot.len() <= LONGEST_SLOT && slot.chars().all(plain)
}

fn check(name: &str, value: &str) -> Outcome<()> {
    if http::HeaderName::try_from(name).is_err() {
        return Err(Refusal::field("name", "this is no name of a header"));
    }
    let sendable = http::HeaderValue::try_from(value).is_ok() && value.is_ascii();
    if value.is_empty() || value.len() > LONGEST_VALUE || !sendable {
        return Err(Refusal::field(
            "value",
            "a header's value is one line of plain text",
        ));
    }
    Ok(())
}
