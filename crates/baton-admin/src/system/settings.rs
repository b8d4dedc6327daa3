//! The settings of a data folder.

use baton_engine::commands::settings::{BASE_ADDRESS, Setting};
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;
use url::Url;

use super::{Listen, Settings, SettingsPatchInput, Theme};
use crate::words::LANGUAGE;
use crate::{Outcome, Refusal, damaged, limits, stored, words};

/// Whether the first page was left behind.
pub(crate) const WELCOME_DONE: &str = "welcome_done";
const THEME: &str = "theme";
/// There while single keys do nothing: they are on until somebody turns them off.
const SINGLE_KEYS_OFF: &str = "single_keys_off";
const LISTEN: &str = "listen";

/// Reads the settings.
pub async fn settings(engine: &Engine) -> Outcome<Settings> {
    stored::read(engine, read).await
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
        && !is_language(language)
    {
        let detail = "a language tag, such as `en` or `de-CH`";
        return Err(Refusal::field("language", detail));
    }
    let language = input.language.clone();
    commands::settings::change(engine, actor, changed(input, base)).await?;
    if let Some(language) = language {
        // The settings are kept, whatever becomes of the names of what Baton began with.
        if let Err(error) = words::call_first_things(engine, &language).await {
            tracing::warn!(?error, "what a new folder begins with kept its names");
        }
    }
    settings(engine).await
}

/// Whether a text has the form of a language tag (BCP 47). Which languages there are, the words
/// say; an unknown one is read in the language that is always there.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    tag.len() <= limits::LANGUAGE_TAG
        && (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn read(snapshot: &Snapshot<'_>) -> Outcome<Settings> {
    let meta = snapshot.meta();
    let listen = meta.readable_word(LISTEN).map_err(Refusal::from);
    let listen = damaged::readable(listen)?;
    Ok(Settings {
        base_address: meta.get(BASE_ADDRESS)?,
        theme: meta.word(THEME)?.unwrap_or(Theme::Auto),
        language: meta.get(LANGUAGE)?,
        single_keys: meta.get(SINGLE_KEYS_OFF)?.is_none(),
        welcome_done: meta.get(WELCOME_DONE)?.is_some(),
        listen: listen.map(|listen| listen.unwrap_or(Listen::OnlyThisComputer)),
    })
}

fn changed(input: SettingsPatchInput, base: Option<Option<String>>) -> Vec<Setting> {
    let setting = |name, value| Setting {
        name,
        value,
        is_told: [BASE_ADDRESS, LISTEN].contains(&name),
    };
    let word = |word: &'static str| Some(word.to_owned());
    let all = [
        base.map(|base| setting(BASE_ADDRESS, base)),
        input
            .listen
            .map(|listen| setting(LISTEN, word(baton_core::word(&listen)))),
        input
            .theme
            .map(|theme| setting(THEME, word(baton_core::word(&theme)))),
        input
            .language
            .map(|language| setting(LANGUAGE, Some(language))),
        input
            .single_keys
            .map(|on| setting(SINGLE_KEYS_OFF, (!on).then(|| "1".to_owned()))),
        input
            .welcome_done
            .map(|done| setting(WELCOME_DONE, done.then(|| "1".to_owned()))),
    ];
    all.into_iter().flatten().collect()
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
