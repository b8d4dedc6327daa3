//! A request from a stored message: secrets put in, the same for every try but its time.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use baton_core::ConnectionId;
use baton_core::address::out_of;
use baton_core::connection::{Auth, AuthKind};
use baton_core::template::{Part, Prepared};
use baton_secrets::Secret;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use jiff::Timestamp;
use url::Url;

use super::content::Content;
use crate::destinations::{Destination, outgoing_secret};
use crate::outgoing::{Failure, Request};
use crate::runtime::Runtime;

/// Puts secrets, identity and time into a stored request.
pub(super) async fn assemble(
    runtime: &Runtime,
    content: &Content<'_>,
    destination: &Destination,
    origin: &str,
) -> Result<Request, Failure> {
    let prepared = content.prepared;
    let connection = prepared.connection.as_ref().ok_or(Failure::NotConnected)?;
    let secrets = Slots {
        runtime,
        connection,
        usable: &destination.slots,
    };
    let path = secrets.fill(&prepared.path).await?;
    let url = address(origin, &path)?;
    let mut headers = HeaderMap::new();
    for header in &prepared.headers {
        let mut value = secrets.fill(std::slice::from_ref(&header.value)).await?;
        // A header takes the token itself, not the way in which an address has to write it.
        if let Part::Secret(slot) = &header.value
            && prepared.is_inside(slot)
        {
            value = out_of(&value);
        }
        let value = format!("{}{value}", header.word);
        let name = HeaderName::try_from(header.name.as_str()).map_err(|_| Failure::Address)?;
        headers.insert(
            name,
            value_of(&value, matches!(header.value, Part::Secret(_)))?,
        );
    }
    if !is_only_inside(&destination.auth, prepared) {
        authenticate(&mut headers, &secrets, &destination.auth).await?;
    }
    identify(&mut headers, runtime, content)?;
    let method = Method::from_bytes(prepared.method.as_str().as_bytes());
    Ok(Request {
        method: method.map_err(|_| Failure::Address)?,
        url,
        headers,
        body: content.body.cloned(),
        timeout_s: prepared.timeout_s,
    })
}

/// The path with its secrets left out, for what only looks at it.
pub(super) fn path_without_secrets(path: &[Part]) -> String {
    path.iter()
        .map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Secret(_) => "",
        })
        .collect()
}

/// Parsed once; the path never changes where the request goes.
fn address(origin: &str, path: &str) -> Result<Url, Failure> {
    let base = Url::parse(origin).map_err(|_| Failure::Address)?;
    let slash = if path.starts_with('/') { "" } else { "/" };
    let url = Url::parse(&format!("{origin}{slash}{path}")).map_err(|_| Failure::Address)?;
    let same = url.origin() == base.origin() && url.username().is_empty();
    if same { Ok(url) } else { Err(Failure::Address) }
}

/// A token inside an address is sent as a bearer token with that address, and with no other.
fn is_only_inside(auth: &Auth, prepared: &Prepared) -> bool {
    let names_it = |part: &Part| match part {
        Part::Secret(slot) => slot == auth.token_slot(),
        Part::Text(_) => false,
    };
    auth.kind == AuthKind::Inside && !prepared.path.iter().any(names_it)
}

async fn authenticate(
    headers: &mut HeaderMap,
    secrets: &Slots<'_>,
    auth: &Auth,
) -> Result<(), Failure> {
    let Some(header) = auth.token_header() else {
        return Ok(());
    };
    let token = secrets.text(auth.token_slot()).await?;
    let value = match auth.kind {
        AuthKind::None | AuthKind::Bearer | AuthKind::Inside => format!("Bearer {token}"),
        AuthKind::Basic => {
            let user = auth.username.as_deref().unwrap_or_default();
            format!("Basic {}", STANDARD.encode(format!("{user}:{token}")))
        }
        AuthKind::Header => format!("{}{token}", auth.prefix.as_deref().unwrap_or_default()),
    };
    let header = HeaderName::try_from(header).map_err(|_| Failure::Address)?;
    headers.insert(header, value_of(&value, true)?);
    Ok(())
}

fn identify(
    headers: &mut HeaderMap,
    runtime: &Runtime,
    content: &Content<'_>,
) -> Result<(), Failure> {
    let id = value_of(&id_of_try(runtime, content), false)?;
    headers.insert("idempotency-key", id.clone());
    headers.insert("webhook-id", id);
    let now = Timestamp::now().as_second().to_string();
    headers.insert("webhook-timestamp", value_of(&now, false)?);
    Ok(())
}

#[cfg(not(feature = "faults"))]
fn id_of_try(_: &Runtime, content: &Content<'_>) -> String {
    content.id.to_string()
}

#[cfg(feature = "faults")]
fn id_of_try(runtime: &Runtime, content: &Content<'_>) -> String {
    if runtime.options.faults.new_id_per_attempt {
        return baton_core::MessageId::from_bytes(crate::unique::unique()).to_string();
    }
    content.id.to_string()
}

fn value_of(text: &str, secret: bool) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| Failure::Address)?;
    value.set_sensitive(secret);
    Ok(value)
}

/// A connection's secrets.
struct Slots<'a> {
    runtime: &'a Runtime,
    connection: &'a ConnectionId,
    /// Those that were entered for where the request goes.
    usable: &'a BTreeSet<String>,
}

impl Slots<'_> {
    async fn fill(&self, parts: &[Part]) -> Result<String, Failure> {
        let mut filled = String::new();
        for part in parts {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Secret(slot) => filled.push_str(&self.text(slot).await?),
            }
        }
        Ok(filled)
    }

    async fn text(&self, slot: &str) -> Result<String, Failure> {
        let secret = self.get(slot).await?;
        let missing = || Failure::SecretMissing {
            slot: slot.to_owned(),
        };
        secret.expose_text().map(str::to_owned).ok_or_else(missing)
    }

    async fn get(&self, slot: &str) -> Result<Secret, Failure> {
        if !self.usable.contains(slot) {
            let slot = slot.to_owned();
            return Err(Failure::SecretMissing { slot });
        }
        let name = outgoing_secret(self.connection, slot);
        match self.runtime.secrets.get(&name).await {
            Ok(Some(secret)) => Ok(secret),
            Ok(None) => Err(Failure::SecretMissing {
                slot: slot.to_owned(),
            }),
            Err(_) => Err(Failure::SecretsLocked),
        }
    }
}
