//! What Baton says where no page of the UI is: to IT, in the tray, in place of a page.
//!
//! The texts are files in `ui/src/words/<language>/beside-the-page/`, in the folder where the
//! page's texts are; here is no text and no name of a language. They are read here and not in the
//! page because some hold a token, which a page must not see (C3).

use baton_engine::Engine;
use serde::Deserialize;

use crate::{Outcome, stored};

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

/// A text in the language that was chosen.
pub async fn said(engine: &Engine, name: &str) -> Outcome<&'static str> {
    let chosen = stored::read(engine, |snapshot| Ok(snapshot.meta().get(LANGUAGE)?)).await?;
    Ok(text(chosen.as_deref(), name))
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

/// The tag of the language that stands in for others.
#[must_use]
pub fn fallback_tag() -> String {
    fallback().0.id
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
