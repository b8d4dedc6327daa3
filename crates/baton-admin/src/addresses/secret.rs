//! Reading a token: to copy it, to show it, to hand it on. Each is in the audit (C3).

use baton_core::AddressId;
use baton_engine::destinations::incoming_secret;
use baton_engine::{Actor, Engine, commands};

use super::{AddressSecret, SecretForm, SecretPurpose, SecretQuery, base, present};
use crate::{Code, Outcome, Refusal, stored};

/// Reads the token; audited.
pub async fn secret(
    engine: &Engine,
    actor: &Actor,
    id: AddressId,
    query: SecretQuery,
) -> Outcome<AddressSecret> {
    let base = base(engine).await?;
    let wanted = id.clone();
    stored::read(engine, move |snapshot| {
        present(snapshot.addresses().get(&wanted)?, &wanted)
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
    };
    let text = match query.purpose {
        SecretPurpose::Instructions => instructions(&url, &token, query.form),
        SecretPurpose::Copy | SecretPurpose::Reveal => url.clone(),
    };
    Ok(AddressSecret {
        url,
        token,
        text,
        only_this_computer: base.only_this_computer(),
    })
}

async fn token_of(engine: &Engine, id: &AddressId) -> Outcome<String> {
    let stored = engine.secrets().get(&incoming_secret(id)).await;
    let closed = |detail: String| Refusal::new(Code::SecretsClosed, detail);
    let secret = stored.map_err(|error| closed(error.to_string()))?;
    let secret = secret.ok_or_else(|| closed("the token is not there yet".to_owned()))?;
    secret
        .expose_text()
        .map(str::to_owned)
        .ok_or_else(|| closed("the token is damaged".to_owned()))
}

/// A message for whoever sets up the other tool.
fn instructions(url: &str, token: &str, form: SecretForm) -> String {
    let header = match form {
        SecretForm::Header => format!("\nHeader: Authorization: Bearer {token}"),
        SecretForm::Inside => String::new(),
    };
    let flag = match form {
        SecretForm::Header => format!(" -H 'Authorization: Bearer {token}'"),
        SecretForm::Inside => String::new(),
    };
    format!(
        "Please let your tool call Baton at this web address (webhook URL).\n\n\
         Method: POST\nWeb address: {url}{header}\nContent-Type: application/json\n\n\
         Example:\ncurl -X POST '{url}'{flag} -H 'Content-Type: application/json' \
         -d '{{\"email\":\"jane.doe@example.com\"}}'\n\n\
         Baton answers 200 as soon as the call is stored. Any other answer means: send it again \
         later. The same call twice does no harm.\n"
    )
}
