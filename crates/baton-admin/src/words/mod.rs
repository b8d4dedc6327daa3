//! What Baton says where no page of the UI is: to IT, in the tray, in place of a page.
//!
//! The texts are files in `ui/src/words/<language>/beside-the-page/`, in the folder where the
//! page's texts are; here is no text and no name of a language. They are read here and not in the
//! page because some hold a token, which a page must not see (C3).

mod asked;
mod names;

use baton_engine::Engine;
use baton_engine::people::CALLED_IN;
use baton_store::Snapshot;
use serde::Deserialize;

use crate::{Outcome, stored};

pub use asked::asked;
pub(crate) use names::{first_words, in_template};

/// The setting that says which language was chosen.
pub(crate) const LANGUAGE: &str = "language";

/// The texts of a language, by the names of their files.
type Texts = &'static [(&'static str, &'static str)];

/// Each language: `language.json` of its folder, and its texts.
static LANGUAGES: &[(&str, Texts)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Language {
    id: String,
    #[serde(default)]
    is_fallback: bool,
}

/// A text in the language of whoever asks for it.
pub async fn said(engine: &Engine, asked: Option<String>, name: &str) -> Outcome<&'static str> {
    let language = language(engine, asked).await?;
    Ok(text(language.as_deref(), name))
}

/// In which language somebody is spoken to: the one they ask for, else the one that was chosen for
/// this data folder; none where nobody has said.
pub async fn language(engine: &Engine, asked: Option<String>) -> Outcome<Option<String>> {
    match asked {
        Some(asked) => Ok(Some(asked)),
        None => stored::read(engine, |snapshot| Ok(snapshot.meta().get(LANGUAGE)?)).await,
    }
}

/// Somebody signs in, who reads that language: what the folder began with is called as it does,
/// where nobody chose a language and nobody else was first.
pub async fn greet(engine: &Engine, asked: Option<String>) -> Outcome<()> {
    let said = |snapshot: &Snapshot<'_>| -> Outcome<bool> {
        let meta = snapshot.meta();
        Ok(meta.get(LANGUAGE)?.is_some() || meta.get(CALLED_IN)?.is_some())
    };
    match asked {
        Some(asked) if !stored::read(engine, said).await? => {
            call_first_things(engine, &asked).await
        }
        _ => Ok(()),
    }
}

/// Calls what a new data folder began with as that language does, while there is no workflow.
pub async fn call_first_things(engine: &Engine, language: &str) -> Outcome<()> {
    Ok(engine.call_first_things(language, first_words).await?)
}

/// A text in that language, else in the one that stands in for others.
///
/// # Panics
///
/// When no language has it: its name is misspelt.
#[must_use]
pub fn text(tag: Option<&str>, name: &str) -> &'static str {
    let chosen = known().find(|(language, _)| Some(language.id.as_str()) == tag);
    let of = |texts: Texts| texts.iter().find(|one| one.0 == name).map(|one| one.1);
    let found = chosen.and_then(|(_, texts)| of(texts));
    let found = found.or_else(|| of(fallback().1));
    found.expect("a test reads every text in the language that stands in for others")
}

/// The tags of all languages.
#[must_use]
pub fn tags() -> Vec<String> {
    known().map(|(language, _)| language.id).collect()
}

/// Puts values into a text, at `{{name}}`.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{{{name}}}}}"), value)
    })
}

fn fallback() -> (Language, Texts) {
    known()
        .find(|(language, _)| language.is_fallback)
        .expect("a test counts the languages that stand in for others")
}

fn known() -> impl Iterator<Item = (Language, Texts)> {
    LANGUAGES.iter().map(|(language, texts)| {
        let language = serde_json::from_str(language);
        (language.expect("a test reads every language"), *texts)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{fallback, fill, known, text};

    #[test]
    fn every_language_has_every_text() {
        let names = |texts: super::Texts| texts.iter().map(|one| one.0).collect::<BTreeSet<_>>();
        let wanted = names(fallback().1);

        assert!(wanted.len() >= 4, "{wanted:?}");
        for (language, texts) in known() {
            assert_eq!(names(texts), wanted, "{}", language.id);
        }
    }

    #[test]
    fn exactly_one_language_stands_in_for_the_others() {
        let fallbacks = known().filter(|(language, _)| language.is_fallback);

        assert_eq!(fallbacks.count(), 1);
        let page = "missing.html";
        assert_eq!(text(Some("tlh"), page), text(None, page));
    }

    #[test]
    fn values_stand_where_their_names_are() {
        let said = fill(
            "{{program}} has port {{port}}",
            &[("program", "x"), ("port", "7")],
        );

        assert_eq!(said, "x has port 7");
    }
}
