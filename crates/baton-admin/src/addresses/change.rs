//! Changing an address: its settings, its token.

use baton_core::AddressId;
use baton_core::call::handshake::is_harmless;
use baton_core::json::Pointer;
use baton_core::matching::WordTable;
use baton_core::matching::twice::{AddressSettings, SenderId};
use baton_engine::commands::addresses::replace_token;
use baton_engine::{Actor, Engine, commands};

use super::{Address, AddressPatchInput, RotateInput, get, present};
use crate::{Outcome, Refusal, limits, stored};

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
    commands::addresses::change_settings(engine, actor, id.clone(), input.settings).await?;
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
    stored::read(engine, move |snapshot| {
        present(snapshot.addresses().get(&wanted)?, &wanted)
    })
    .await?;
    replace_token(engine, actor, id.clone(), overlap).await?;
    get(engine, id).await
}

fn check(settings: &AddressSettings) -> Outcome<()> {
    if settings.duplicate_minutes > limits::DUPLICATE_MINUTES {
        return Err(Refusal::field("duplicate_minutes", "0 to 1440 minutes"));
    }
    if !settings.answer.is_empty() && !is_harmless(&settings.answer) {
        let wanted = "at most 4096 printable ASCII characters, and no token of Baton's";
        return Err(Refusal::field("answer", wanted));
    }
    if settings.tests.len() > limits::TEST_CALLS {
        return Err(Refusal::field("tests", "at most 20"));
    }
    check_words(&settings.words)?;
    if !settings.tests.iter().all(|test| is_place(&test.pointer)) {
        return Err(Refusal::field("tests", "no place in the data"));
    }
    let sound = match &settings.sender_id {
        None => true,
        Some(SenderId::Header { name }) => http::HeaderName::try_from(name).is_ok(),
        Some(SenderId::Pointer { pointer }) => is_place(pointer),
    };
    match sound {
        true => Ok(()),
        false => Err(Refusal::field(
            "sender_id",
            "no name of a header, or no place in the data",
        )),
    }
}

fn check_words(tables: &[WordTable]) -> Outcome<()> {
    let is_short = |text: &str| (1..=limits::PERSON_TEXT).contains(&text.trim().chars().count());
    let are_sound = |table: &WordTable| {
        let mut words = table.words.iter();
        let are_short = words.all(|word| is_short(&word.theirs) && is_short(&word.ours));
        are_short && is_short(&table.detail) && table.words.len() <= limits::WORDS
    };
    match tables.len() <= limits::WORD_TABLES && tables.iter().all(are_sound) {
        true => Ok(()),
        false => {
            let wanted = "at most 50 tables of 500 words, each of 1 to 500 characters";
            Err(Refusal::field("words", wanted))
        }
    }
}

/// Whether a text is a place in data.
fn is_place(pointer: &str) -> bool {
    pointer.parse::<Pointer>().is_ok()
}
