//! Incoming addresses: their settings, their tokens.

use baton_core::AddressId;
use baton_core::matching::twice::AddressSettings;
use baton_store::Text;
use baton_store::table::addresses::AddressRow;
use jiff::{SignedDuration, Timestamp};

use super::{NotDone, command, panicked};
use crate::audit::{Action, Actor};
use crate::runtime::to_its_end;
use crate::secrets::{keep_beside, settle_token};
use crate::turn::Turn;
use crate::{Engine, Error, Topic};

/// Changes how twice is told from once.
pub async fn change_settings(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    settings: AddressSettings,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("address_changed"),
        move |turn, record| {
            let row = of(turn, &id)?;
            record.on("address", &id);
            record
                .text("before", row.settings.read().to_text())
                .text("after", settings.to_text());
            turn.tx.addresses().set_settings(row.no, &settings)?;
            changed(turn);
            Ok(())
        },
    )
    .await
}

/// Makes a new token and puts it in the place of the old one, which works for the overlap. Where
/// that is refused the new one may lie beside the old: only the next start knows that it opens
/// nothing, since a commit whose sync failed may be there after all.
///
/// Whoever hangs up lets no other one begin before all of it is done.
pub async fn replace_token(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    overlap_s: u64,
) -> Result<(), Error> {
    let (engine, actor) = (engine.clone(), actor.clone());
    let replaced = to_its_end(async move {
        let _one_at_a_time = engine.runtime.changing_tokens.lock().await;
        let digest = keep_beside(&engine, &id).await?;
        rotate(&engine, &actor, id.clone(), digest, overlap_s).await?;
        if let Err(error) = settle_token(&engine, &id).await {
            tracing::warn!(%error, "a new token lies beside the old one until the next start");
        }
        Ok(())
    });
    replaced.await.unwrap_or_else(|| Err(panicked()))
}

/// Puts a new token in the place of the old one, which works for the overlap.
pub async fn rotate(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    digest: [u8; 32],
    overlap_s: u64,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("token_rotated"),
        move |turn, record| {
            record
                .on("address", &id)
                .text("overlap_s", overlap_s.to_string());
            let row = of(turn, &id)?;
            let lasts = SignedDuration::from_secs(i64::try_from(overlap_s).unwrap_or(i64::MAX));
            let until = turn.now.saturating_add(lasts).unwrap_or(Timestamp::MAX);
            let until = (overlap_s > 0).then_some(until);
            turn.tx.addresses().set_token(row.no, &digest, until)?;
            changed(turn);
            Ok(())
        },
    )
    .await
}

/// Notes that somebody copied a token.
pub async fn token_copied(engine: &Engine, actor: &Actor, id: AddressId) -> Result<(), Error> {
    token_read(engine, actor, Action("token_copied"), id).await
}

/// Notes that somebody looked at a token.
pub async fn token_revealed(engine: &Engine, actor: &Actor, id: AddressId) -> Result<(), Error> {
    token_read(engine, actor, Action("token_revealed"), id).await
}

async fn token_read(
    engine: &Engine,
    actor: &Actor,
    action: Action,
    id: AddressId,
) -> Result<(), Error> {
    command(engine, actor, action, move |_, record| {
        record.on("address", &id);
        Ok(())
    })
    .await
}

/// An address that is there.
fn of(turn: &Turn<'_, '_>, id: &AddressId) -> Result<AddressRow, Error> {
    let row = turn.tx.addresses().get(id)?;
    let row = row.filter(|row| row.deleted_at.is_none());
    row.ok_or_else(|| NotDone::no_such("address", id).into())
}

/// The door is told.
fn changed(turn: &mut Turn<'_, '_>) {
    turn.after.addresses_changed = true;
    turn.hint(Topic::Workflow, "");
}
