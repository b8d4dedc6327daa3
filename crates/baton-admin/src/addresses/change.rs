//! Changing an address: its settings, its token.

use baton_core::AddressId;
use baton_core::matching::twice::{AddressSettings, SenderId};
use baton_engine::addresses::{keep_token, stored_settings};
use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine, Topic};
use jiff::{SignedDuration, Timestamp};

use super::{Address, AddressPatchInput, RotateInput, get, present, tell};
use crate::{Code, Outcome, Refusal, rows};

const MOST_DUPLICATE_MINUTES: u32 = 24 * 60;
const OVERLAP_S: u64 = 24 * 60 * 60;
const LONGEST_OVERLAP_S: u64 = 30 * OVERLAP_S;

/// Changes the settings.
pub async fn change(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    input: AddressPatchInput,
) -> Outcome<Address> {
    check(&input.settings)?;
    let settings = stored_settings(&input.settings);
    let (audit, wanted) = (record(actor, Action::AddressChanged), id.clone());
    rows::write(engine, move |tx| {
        let row = present(tx.addresses().get(&wanted)?, &wanted)?;
        tx.addresses().set_settings(row.no, &settings)?;
        let audit = audit.on("address", &wanted).text("before", row.settings);
        audit.text("after", settings).write(tx)?;
        Ok(())
    })
    .await?;
    tell(engine).await?;
    engine.changed(Topic::Workflow, "");
    get(engine, id).await
}

/// Replaces the token; the old one works for the overlap.
pub async fn rotate(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    input: RotateInput,
) -> Outcome<Address> {
    let overlap = input.overlap_s.unwrap_or(OVERLAP_S).min(LONGEST_OVERLAP_S);
    let wanted = id.clone();
    rows::read(engine, move |look| {
        present(look.addresses().get(&wanted)?, &wanted)
    })
    .await?;
    let Some(digest) = keep_token(engine, &id).await? else {
        let detail = "the password store is not open; unlock it and try again";
        return Err(Refusal::new(Code::SecretsClosed, detail));
    };
    let (audit, wanted) = (record(actor, Action::TokenRotated), id.clone());
    rows::write(engine, move |tx| {
        let row = present(tx.addresses().get(&wanted)?, &wanted)?;
        let lasts = SignedDuration::from_secs(i64::try_from(overlap).unwrap_or(i64::MAX));
        let until = Timestamp::now()
            .saturating_add(lasts)
            .unwrap_or(Timestamp::MAX);
        tx.addresses()
            .set_token(row.no, &digest, (overlap > 0).then_some(until))?;
        audit
            .on("address", &wanted)
            .text("overlap_s", overlap.to_string())
            .write(tx)?;
        Ok(())
    })
    .await?;
    tell(engine).await?;
    engine.changed(Topic::Workflow, "");
    get(engine, id).await
}

fn check(settings: &AddressSettings) -> Outcome<()> {
    if settings.duplicate_minutes > MOST_DUPLICATE_MINUTES {
        return Err(Refusal::field("duplicate_minutes", "0 to 1440 minutes"));
    }
    let sound = match &settings.sender_id {
        None => true,
        Some(SenderId::Header { name }) => http::HeaderName::try_from(name).is_ok(),
        Some(SenderId::Pointer { pointer }) => pointer.parse::<baton_core::json::Pointer>().is_ok(),
    };
    match sound {
        true => Ok(()),
        false => Err(Refusal::field(
            "sender_id",
            "no name of a header, or no place in the data",
        )),
    }
}
