//! Reading a token: to copy it, to show it, to hand it on. Each is in the audit (C3).

use baton_core::AddressId;
use baton_engine::{Actor, Engine, commands, token};
use baton_store::Snapshot;
use baton_store::table::addresses::AddressRow;

use super::{AddressSecret, SecretForm, SecretPurpose, SecretQuery, base, example, present};
use crate::{Code, Outcome, Refusal, stored, words};

/// Reads the token; audited. Instructions are written in the language that is asked for, else in
/// the one that was chosen.
pub async fn secret(
    engine: &Engine,
    actor: &Actor,
    asked: Option<String>,
    id: AddressId,
    query: SecretQuery,
) -> Outcome<AddressSecret> {
    let base = base(engine).await?;
    let wanted = id.clone();
    let example = stored::read(engine, move |snapshot| {
        let address = present(snapshot.addresses().get(&wanted)?, &wanted)?;
        example_of(snapshot, &address)
    })
    .await?;
    let token = token_of(engine, &id).await?;
    match query.purpose {
        SecretPurpose::Copy | SecretPurpose::Instructions => {
            commands::addresses::token_copied(engine, actor, id.clone()).await?;
        }
        SecretPurpose::Reveal => {
            commands::addresses::token_revealed(engine, actor, id.clone()).await?;
        }
    }
    let plain = base.url(&id);
    let url = match query.form {
        SecretForm::Header => plain,
        SecretForm::Inside => format!("{plain}?token={token}"),
        SecretForm::Path => format!("{plain}/{token}"),
    };
    let text = match query.purpose {
        SecretPurpose::Instructions => {
            let language = words::language(engine, asked).await?;
            let language = language.as_deref();
            let values = [("url", url.as_str()), ("token", &token), ("body", &example)];
            let for_it = instructions(language, &values, query.form);
            match base.only_this_computer() {
                true => for_it + words::text(language, "for-it-only-here.txt"),
                false => for_it,
            }
        }
        SecretPurpose::Copy | SecretPurpose::Reveal => url.clone(),
    };
    Ok(AddressSecret {
        url,
        token,
        text,
        only_this_computer: base.only_this_computer(),
    })
}

/// A call as the version that takes calls looks at it; as the draft does where that has no such step
/// yet, or cannot be read: whoever sets up the other tool begins before the workflow goes live.
fn example_of(snapshot: &Snapshot<'_>, address: &AddressRow) -> Outcome<String> {
    let workflow = snapshot.workflows().by_no(address.workflow)?;
    let row = workflow.as_ref();
    let live = row.and_then(|row| stored::live_definition(snapshot, row).ok().flatten());
    let draft = row.and_then(|row| row.draft.read().ok());
    let definitions = [live, draft];
    Ok(example::body(
        definitions.iter().flatten(),
        &address.owner_id,
    ))
}

async fn token_of(engine: &Engine, id: &AddressId) -> Outcome<String> {
    let closed = |detail: String| Refusal::new(Code::SecretsClosed, detail);
    let secret = token(engine, id).await?;
    let secret = secret.ok_or_else(|| closed("the password store has no such token".to_owned()))?;
    secret
        .expose_text()
        .map(str::to_owned)
        .ok_or_else(|| closed("the token is damaged".to_owned()))
}

/// A message for whoever sets up the other tool.
fn instructions(language: Option<&str>, values: &[(&str, &str)], form: SecretForm) -> String {
    let name = match form {
        SecretForm::Header => "for-it-header.txt",
        SecretForm::Inside | SecretForm::Path => "for-it-inside.txt",
    };
    words::fill(words::text(language, name), values)
}
