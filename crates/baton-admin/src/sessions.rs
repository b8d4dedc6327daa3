//! Sessions and named tokens (C14): who asks over the network.
//!
//! Only digests are stored. A sign-in link is taken once and becomes a browser session.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_engine::{Actor, Engine, commands, random};
use baton_store::table::sessions::{SessionKind, SessionRow};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Outcome, stored};

/// A printed link opens Baton for so long.
const LINK_HOURS: i64 = 24;
/// A browser stays signed in for so long after it was used last.
const BROWSER_DAYS: i64 = 30;
/// A named token for programs lasts for so long.
const TOKEN_DAYS: i64 = 3650;
/// A session's last use is noted in this rhythm, not with each request.
const SEEN_EVERY_MINUTES: i64 = 60;

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

/// A one-time sign-in link.
#[derive(Clone, Serialize, ToSchema)]
pub struct SignInLink {
    /// What follows this Baton's address.
    pub path: String,
}

/// A begun session.
pub struct Begun {
    /// The cookie's value.
    pub token: String,
    /// Whose it is.
    pub actor: String,
}

/// Whether nobody has ever been let in: this is the first start.
pub async fn nobody_was_let_in(engine: &Engine) -> Outcome<bool> {
    let any = stored::read(engine, |snapshot| Ok(snapshot.sessions().any()?)).await?;
    Ok(!any)
}

/// Makes the secret of the first one-time sign-in link, for whoever starts Baton.
pub async fn make_link(engine: &Engine, actor: &str) -> Outcome<String> {
    let (token, row) = link_for(actor)?;
    engine.keep_link(row).await?;
    Ok(token)
}

/// Makes a one-time sign-in link for somebody who is signed in, and says so in the audit.
pub async fn make_another_link(engine: &Engine, actor: &Actor) -> Outcome<SignInLink> {
    let (token, row) = link_for(&actor.name)?;
    commands::sessions::keep_link(engine, actor, row).await?;
    Ok(SignInLink {
        path: path_of(&token),
    })
}

/// The page that a link's secret opens.
#[must_use]
pub fn path_of(link: &str) -> String {
    format!("/sign-in?once={link}")
}

fn link_for(actor: &str) -> Outcome<(String, SessionRow)> {
    let token = session_token()?;
    let lasts = SignedDuration::from_hours(LINK_HOURS);
    let row = row_of(&token, SessionKind::Once, actor, lasts);
    Ok((token, row))
}

/// Makes a named token for programs; only its digest is stored.
pub async fn make_token(engine: &Engine, actor: &str) -> Outcome<String> {
    let token = session_token()?;
    let row = row_of(&token, SessionKind::Token, actor, days(TOKEN_DAYS));
    let actor = Actor::new(actor, "this computer");
    commands::sessions::keep_token(engine, &actor, row).await?;
    Ok(token)
}

/// Exchanges a one-time link for a session.
pub async fn begin(engine: &Engine, once: &str) -> Outcome<Begun> {
    let (link, token) = (digest(once), session_token()?);
    let session = row_of(&token, SessionKind::Browser, "", days(BROWSER_DAYS));
    let actor = commands::sessions::sign_in(engine, link, "sign-in link", session).await?;
    Ok(Begun { token, actor })
}

/// Whose a session's or program's token is.
pub async fn actor_of(engine: &Engine, token: &str) -> Outcome<Option<String>> {
    let digest = digest(token);
    let now = Timestamp::now();
    let known = stored::read(engine, move |snapshot| {
        Ok(snapshot.sessions().get(&digest)?)
    })
    .await?;
    let valid = known.filter(|row| row.kind != SessionKind::Once && row.expires_at > now);
    let Some(row) = valid else { return Ok(None) };
    let is_long_ago =
        now.duration_since(row.last_seen_at) > SignedDuration::from_mins(SEEN_EVERY_MINUTES);
    // Whoever asks is let in also while nothing can be stored.
    if is_long_ago
        && engine.hold().is_none()
        && let Err(error) = engine.note_session(digest, now).await
    {
        tracing::warn!(%error, "that a session was used is not noted");
    }
    Ok(Some(row.actor))
}

/// Ends the session of a cookie.
pub async fn end(engine: &Engine, actor: &Actor, token: &str) -> Outcome<()> {
    Ok(commands::sessions::sign_out(engine, actor, digest(token)).await?)
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn row_of(token: &str, kind: SessionKind, actor: &str, lasts: SignedDuration) -> SessionRow {
    let now = Timestamp::now();
    SessionRow {
        digest: digest(token),
        kind,
        actor: actor.to_owned(),
        created_at: now,
        last_seen_at: now,
        expires_at: now.saturating_add(lasts).unwrap_or(Timestamp::MAX),
    }
}

/// A session's or a link's token.
fn session_token() -> Outcome<String> {
    Ok(URL_SAFE_NO_PAD.encode(random::<32>()?))
}

/// What the database keeps of a token.
fn digest(token: &str) -> [u8; 32] {
    baton_engine::digest(token.as_bytes())
}
