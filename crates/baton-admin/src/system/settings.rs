//! The settings of a data folder.

use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine, Topic};
use baton_store::{Snapshot, Tx};
use url::Url;

use super::{Listen, Settings, SettingsPatchInput, Theme};
use crate::{Outcome, Refusal, rows};

/// The public base address.
pub(crate) const BASE_ADDRESS: &str = "base_address";
/// Whether the first page was left behind.
pub(crate) const WELCOME_DONE: &str = "welcome_done";
const THEME: &str = "theme";
const LANGUAGE: &str = "language";
const LISTEN: &str = "listen";

const LANGUAGES: [&str; 2] = ["en", "de"];

/// Reads the settings.
pub async fn settings(engine: &Engine) -> Outcome<Settings> {
    rows::read(engine, read).await
}

/// Changes settings; what is left out stays.
pub async fn change_settings(
    engine: &Engine,
    actor: &Actor,
    input: SettingsPatchInput,
) -> Outcome<Settings> {
    let base = input
        .base_address
        .as_deref()
        .map(checked_base)
        .transpose()?;
    if let Some(language) = input.language.as_deref()
        && !LANGUAGES.contains(&language)
    {
        return Err(Refusal::field("language", "`en` or `de`"));
    }
    let audit = record(actor, Action::SettingsChanged);
    rows::write(engine, move |tx| {
        let mut audit = audit;
        if let Some(base) = base {
            audit = audit.text(BASE_ADDRESS, base.clone().unwrap_or_default());
            put(tx, BASE_ADDRESS, base.as_deref())?;
            super::base_check::forget(tx)?;
        }
        if let Some(listen) = input.listen {
            audit = audit.text(LISTEN, word(&listen));
            put(tx, LISTEN, Some(&word(&listen)))?;
        }
        if let Some(theme) = input.theme {
            put(tx, THEME, Some(&word(&theme)))?;
        }
        if let Some(language) = input.language {
            put(tx, LANGUAGE, Some(&language))?;
        }
        if let Some(done) = input.welcome_done {
            put(tx, WELCOME_DONE, done.then_some("1"))?;
        }
        audit.write(tx)?;
        Ok(())
    })
    .await?;
    engine.changed(Topic::Settings, "settings");
    settings(engine).await
}

fn read(look: &Snapshot<'_>) -> Outcome<Settings> {
    let meta = look.meta();
    Ok(Settings {
        base_address: meta.get(BASE_ADDRESS)?,
        theme: meta
            .get(THEME)?
            .and_then(|word| of_word(&word))
            .unwrap_or(Theme::Auto),
        language: meta.get(LANGUAGE)?.unwrap_or_else(|| "en".to_owned()),
        welcome_done: meta.get(WELCOME_DONE)?.is_some(),
        listen: meta
            .get(LISTEN)?
            .and_then(|word| of_word(&word))
            .unwrap_or(Listen::OnlyThisComputer),
    })
}

fn put(tx: &Tx<'_>, name: &str, value: Option<&str>) -> Outcome<()> {
    match value {
        Some(value) => tx.meta().set(name, value)?,
        None => tx.meta().remove(name)?,
    }
    Ok(())
}

/// The base as it is stored: scheme, host, port and path, without a slash at the end.
fn checked_base(typed: &str) -> Outcome<Option<String>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || Refusal::field(BASE_ADDRESS, "an address like https://baton.acme.example");
    let url = Url::parse(typed).map_err(|_| wrong())?;
    let plain = url.username().is_empty() && url.password().is_none();
    let bare = url.query().is_none() && url.fragment().is_none();
    if !matches!(url.scheme(), "https" | "http") || !url.has_host() || !plain || !bare {
        return Err(wrong());
    }
    Ok(Some(url.as_str().trim_end_matches('/').to_owned()))
}

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value)
        .unwrap_or_default()
        .trim_matches('"')
        .to_owned()
}

fn of_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(word)).ok()
}
