//! What the desktop says by itself: in the tray, in dialogs, and where it cannot start.
//!
//! The texts are `ui/src/words/<language>/desktop.json`, in the folder where the page's texts are;
//! here is no text and no name of a language.

use serde::Deserialize;

/// Each language as `language.json` and `desktop.json` of its folder.
static LANGUAGES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Every text of the desktop in one language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Words {
    /// The tray's entry that shows the window.
    pub open: String,
    /// The tray's entry that ends the app.
    pub quit: String,
    /// Calls come in at `port`.
    pub listening: String,
    /// No calls come in.
    pub not_listening: String,
    /// `program` has the `port`.
    pub port_taken_by: String,
    /// Some program has the `port`.
    pub port_taken: String,
    /// Asks whether a token may be shown.
    pub show_token: String,
    /// What that means.
    pub show_token_text: String,
    /// Yes to it.
    pub show: String,
    /// No to it.
    pub cancel: String,
    /// The app ends at once, for a `reason`.
    pub cannot_start: String,
    /// There is no display.
    pub no_display: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Language {
    id: String,
    #[serde(default)]
    is_fallback: bool,
}

/// The words of that language, else of the one that stands in for others.
pub(crate) fn of(tag: Option<&str>) -> Words {
    let known = LANGUAGES.iter().map(|(language, words)| {
        let language: Language = read(language);
        (language, *words)
    });
    let known: Vec<(Language, &str)> = known.collect();
    let chosen = known.iter().find(|(one, _)| Some(one.id.as_str()) == tag);
    let (_, words) = chosen
        .or_else(|| known.iter().find(|(one, _)| one.is_fallback))
        .expect("one language is the fallback");
    read(words)
}

/// Puts values into a text, at `{{name}}`.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{{{name}}}}}"), value)
    })
}

fn read<'text, T: Deserialize<'text>>(text: &'text str) -> T {
    serde_json::from_str(text).expect("a test reads the words of every language")
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, Language, Words, fill, of};

    #[test]
    fn every_language_has_every_text() {
        for (language, words) in LANGUAGES {
            let Language { id, .. } = serde_json::from_str(language).unwrap();
            let read = serde_json::from_str::<Words>(words);

            assert!(read.is_ok(), "{id}: {read:?}");
        }
    }

    #[test]
    fn exactly_one_language_stands_in_for_the_others() {
        let fallbacks = LANGUAGES.iter().filter(|(language, _)| {
            let language: Language = serde_json::from_str(language).unwrap();
            language.is_fallback
        });

        assert_eq!(fallbacks.count(), 1);
        assert_eq!(of(Some("tlh")).open, of(None).open);
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
