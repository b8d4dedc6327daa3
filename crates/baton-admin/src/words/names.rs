//! The names that Baton gives by itself, in `names.json` of each language: of what a new data
//! folder begins with, and of the steps of a new workflow.

use std::collections::BTreeMap;

use baton_engine::people::FirstWords;
use serde::Deserialize;
use serde_json::Value;

use super::text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    /// The texts of the templates, by what stands there in `{{braces}}`.
    templates: BTreeMap<String, String>,
    /// What a new data folder begins with, by how the engine says it.
    first: BTreeMap<String, String>,
}

fn names(tag: Option<&str>) -> Names {
    serde_json::from_str(text(tag, "names.json")).expect("a test reads the names of every language")
}

/// How a language calls what a new data folder begins with.
pub(crate) fn first_words(tag: &str) -> FirstWords {
    FirstWords(names(Some(tag)).first)
}

/// Says every text of a template that is a name in braces in that language.
pub(crate) fn in_template(template: &mut Value, tag: Option<&str>) {
    fill(template, &names(tag).templates);
}

fn fill(value: &mut Value, words: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            let name = text
                .strip_prefix("{{")
                .and_then(|rest| rest.strip_suffix("}}"));
            if let Some(word) = name.and_then(|name| words.get(name)) {
                *text = word.clone();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, words)),
        Value::Object(fields) => fields.values_mut().for_each(|field| fill(field, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags;
    use super::names;

    #[test]
    fn every_language_has_every_name() {
        let wanted = names(None);

        assert!(wanted.first.len() >= 4 && wanted.templates.len() >= 7);
        for tag in tags() {
            let said = names(Some(&tag));
            let texts = said.first.values().chain(said.templates.values());

            assert!(said.first.keys().eq(wanted.first.keys()), "{tag}");
            assert!(said.templates.keys().eq(wanted.templates.keys()), "{tag}");
            assert!(
                texts.into_iter().all(|text| !text.trim().is_empty()),
                "{tag}"
            );
        }
    }
}
