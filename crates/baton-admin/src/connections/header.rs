//! Keeping the value of a step's extra header; it goes to the password store and is never shown
//! again.

use baton_core::ConnectionId;
use baton_core::document::{Header, HeaderValue};
use baton_engine::{Actor, Engine, commands, fresh_slots};
use baton_secrets::Secret;

use super::views::{HeaderInput, HeaderKept};
use super::{changeable, get};
use crate::{Outcome, Refusal, limits, stored};

/// What the slots of extra headers begin with.
const SLOT: &str = "header_";

/// Stores a header's value and says how a step refers to it: always by a slot of its own, so that
/// what a live version sends stays what it is.
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
    let origin = row.await?.connection.origin();
    let slot = format!("{SLOT}{}", fresh_slots()?);
    let secret = vec![(slot.clone(), Secret::from(value))];
    engine.store_outgoing(&id, origin, secret).await?;
    let (header, kept) = (name.clone(), slot.clone());
    commands::connections::keep_header(engine, actor, id.clone(), header, kept).await?;
    Ok(HeaderKept {
        connection: get(engine, id).await?,
        header: Header {
            name,
            value: HeaderValue::Secret {
                slot,
                word: String::new(),
            },
        },
    })
}

/// Whether a slot is that of an extra header.
pub(super) fn is_header(slot: &str) -> bool {
    slot.starts_with(SLOT)
}

fn check(name: &str, value: &str) -> Outcome<()> {
    if http::HeaderName::try_from(name).is_err() {
        return Err(Refusal::field("name", "this is no name of a header"));
    }
    let sendable = http::HeaderValue::try_from(value).is_ok() && value.is_ascii();
    if value.is_empty() || value.len() > limits::HEADER_VALUE_BYTES || !sendable {
        return Err(Refusal::field(
            "value",
            "a header's value is one line of plain text",
        ));
    }
    Ok(())
}
