//! Sessions and named tokens (C14): who asks over the network. Only digests are stored.

use baton_store::table::sessions::{SessionKind, SessionRow};

use super::{NotDone, command};
use crate::audit::{Action, Actor};
use crate::{Engine, Error};

/// Keeps a named token for programs.
pub async fn keep_token(engine: &Engine, actor: &Actor, token: SessionRow) -> Result<(), Error> {
    command(engine, actor, Action("admin_token_made"), move |turn, _| {
        Ok(turn.tx.sessions().insert(&token)?)
    })
    .await
}

/// Keeps a one-time sign-in link.
pub async fn keep_link(engine: &Engine, actor: &Actor, link: SessionRow) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("sign_in_link_made"),
        move |turn, _| Ok(turn.tx.sessions().insert(&link)?),
    )
    .await
}

/// Exchanges a one-time link for a session, which is then the link's actor's; gives the name.
pub async fn sign_in(
    engine: &Engine,
    link: [u8; 32],
    origin: &str,
    session: SessionRow,
) -> Result<String, Error> {
    let nobody = Actor::new("", origin);
    command(engine, &nobody, Action("signed_in"), move |turn, record| {
        let known = turn.tx.sessions().get(&link)?;
        let known = known.filter(|row| row.kind == SessionKind::Once && row.expires_at > turn.now);
        let actor = known.ok_or(NotDone::LinkUsed)?.actor;
        if !turn.tx.sessions().remove(&link)? {
            return Err(NotDone::LinkUsed.into());
        }
        record.text("by", actor.as_str());
        turn.tx.sessions().expire(turn.now)?;
        turn.tx.sessions().insert(&SessionRow {
            actor: actor.clone(),
            ..session
        })?;
        Ok(actor)
    })
    .await
}

/// Ends a session.
pub async fn sign_out(engine: &Engine, actor: &Actor, session: [u8; 32]) -> Result<(), Error> {
    command(engine, actor, Action("signed_out"), move |turn, _| {
        turn.tx.sessions().remove(&session)?;
        Ok(())
    })
    .await
}
