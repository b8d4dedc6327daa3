//! What a new workflow begins with.

use std::collections::BTreeMap;

use baton_core::StepId;
use baton_core::document::Definition;
use serde_json::Value;

use super::views::Template;
use crate::{fresh, words};

/// A start and nothing else.
const BLANK: &str = include_str!("templates/blank.json");

/// A whole onboarding with the practice tool: two messages, a wait, a message.
const WELCOME: &str = include_str!("templates/welcome.json");

/// The definition of a template, with ids of its own; its names are said in that language, else in
/// the one that stands in for others.
pub(super) fn make(template: Template, language: Option<&str>) -> Definition {
    let text = match template {
        Template::Blank => BLANK,
        Template::Welcome => WELCOME,
    };
    let mut written: Value = serde_json::from_str(text).expect("a template is JSON");
    words::in_template(&mut written, language);
    with_own_ids(&serde_json::from_value(written).expect("a template is a definition"))
}

/// The same definition with new ids for the trigger, the steps and the paths.
pub(crate) fn with_own_ids(definition: &Definition) -> Definition {
    let mut value = serde_json::to_value(definition).expect("a definition is JSON");
    let mut renamed = BTreeMap::new();
    collect(&value, &mut renamed);
    replace(&mut value, &renamed);
    serde_json::from_value(value).expect("ids of the same kind fit")
}

fn collect(value: &Value, renamed: &mut BTreeMap<String, StepId>) {
    match value {
        Value::Object(object) => {
            if let (Some(Value::String(id)), true) = (object.get("id"), object.contains_key("name"))
            {
                renamed.entry(id.clone()).or_insert_with(fresh::step);
            }
            object.values().for_each(|inside| collect(inside, renamed));
        }
        Value::Array(list) => list.iter().for_each(|inside| collect(inside, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn replace(value: &mut Value, renamed: &BTreeMap<String, StepId>) {
    match value {
        Value::Object(object) => {
            for (name, inside) in object.iter_mut() {
                match (name.as_str(), &*inside) {
                    ("id" | "step", Value::String(id)) => {
                        if let Some(own) = renamed.get(id) {
                            *inside = Value::from(own.as_str());
                        }
                    }
                    _ => replace(inside, renamed),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inside| replace(inside, renamed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{Template, make};
    use crate::words;

    #[test]
    fn a_template_says_everything_in_every_language() {
        for tag in words::tags() {
            for template in [Template::Blank, Template::Welcome] {
                let made = make(template, Some(&tag));
                let written = serde_json::to_string(&made).expect("a definition is JSON");

                assert!(!written.contains("{{"), "{tag}: {written}");
            }
        }
    }

    #[test]
    fn a_template_is_named_in_the_language_that_is_asked_for() {
        let named = |tag: &str| make(Template::Blank, Some(tag)).trigger.name;

        assert_eq!(named("en"), "Another tool calls");
        assert_eq!(named("de"), "Ein anderes Tool ruft auf");
        assert_eq!(named("tlh"), named("en"));
    }
}
