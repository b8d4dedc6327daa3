//! A kind of step or trigger is known in its own folder, in the registry and nowhere else.
//! The kinds are read from the committed API document, so that the rule grows with them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::sources::{Source, is_word};
use crate::workspace;

/// Where kinds are at home.
const HOMES: &[&str] = &[
    "crates/baton-core/src/steps/",
    "crates/baton-core/src/triggers/",
    "ui/src/steps/",
    "ui/src/triggers/",
];

/// Where else a kind may be named, and why; `*` is one folder of any name.
const EXCUSED: &[(&str, &str)] = &[(
    "ui/src/words/*/",
    "words are sorted by language first; a kind's are keyed by its wire name",
)];

const REMEDY: &str = "ask the step or the trigger a question that every kind answers";

/// Where the kinds are read from.
const DOCUMENT: &str = "ui/src/api/openapi.json";

/// Finds what stands for one kind outside its home.
pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let names = std::fs::read_to_string(workspace::root().join(DOCUMENT))
        .map(|text| serde_json::from_str(&text).unwrap_or_default())
        .map(|document| names(&document))
        .unwrap_or_default();
    if names.is_empty() {
        return vec![format!(
            "{DOCUMENT}:1: it names no kinds; generate it again"
        )];
    }
    findings(sources, &names)
}

/// Every name that stands for one kind, with the kind's wire name: that name in each case, and
/// the type of its settings.
fn names(document: &Value) -> BTreeMap<String, String> {
    let schemas = &document["components"]["schemas"];
    let variants = ["StepKind", "TriggerKind"]
        .iter()
        .flat_map(|kind| schemas[kind]["oneOf"].as_array().into_iter().flatten());
    let mut names = BTreeMap::new();
    for variant in variants {
        let wire = variant["properties"]["kind"]["enum"][0].as_str();
        let settings = variant["title"].as_str().map(str::to_owned);
        if let Some(wire) = wire {
            let all = in_each_case(wire).into_iter().chain(settings);
            names.extend(all.map(|name| (name, wire.to_owned())));
        }
    }
    names
}

fn in_each_case(wire: &str) -> [String; 4] {
    let pascal: String = wire
        .split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    let camel = pascal[..1].to_lowercase() + &pascal[1..];
    [wire.to_owned(), wire.replace('_', "-"), pascal, camel]
}

fn findings(sources: &[Source], names: &BTreeMap<String, String>) -> Vec<String> {
    let mut findings = Vec::new();
    let held = |source: &&Source| source.is_product() && is_held(&source.path);
    for source in sources.iter().filter(held) {
        let home = home(&source.path);
        for (number, line) in source.lines() {
            let found = found_in(line, home.as_deref(), names);
            if !found.is_empty() {
                findings.push(format!(
                    "{}:{number}: {} outside the folder of the kind; {REMEDY}",
                    source.path,
                    found.join(", ")
                ));
            }
        }
    }
    findings
}

/// What a line says of kinds. A kind's own folder names no other kind; the registry beside the
/// folders names them all.
fn found_in(line: &str, home: Option<&str>, names: &BTreeMap<String, String>) -> Vec<String> {
    let enums = ["StepKind::", "TriggerKind::"].into_iter();
    let enums = enums.filter(|name| home.is_none() && line.contains(name));
    let others = names.iter().filter(|(_, wire)| match home {
        Some(folder) => names.contains_key(folder) && folder != *wire,
        None => true,
    });
    let others = others
        .map(|(name, _)| name.as_str())
        .filter(|name| names_kind(line, name));
    enums
        .chain(others)
        .map(|name| format!("`{name}`"))
        .collect()
}

fn is_held(path: &str) -> bool {
    let product = ["crates/", "src-tauri/", "ui/src/"];
    product.iter().any(|start| path.starts_with(start))
        && !EXCUSED.iter().any(|(start, _)| lies_in(path, start))
}

/// The folder or file below the home of kinds that a file is in, in the case of wire names.
fn home(path: &str) -> Option<String> {
    let inner = HOMES.iter().find_map(|home| path.strip_prefix(home))?;
    Some(inner.split('/').next()?.replace('-', "_"))
}

/// Whether a path lies in a folder, which may hold `*` for one name.
fn lies_in(path: &str, folder: &str) -> bool {
    let mut names = path.split('/');
    folder.trim_end_matches('/').split('/').all(|wanted| {
        names
            .next()
            .is_some_and(|name| wanted == "*" || wanted == name)
    }) && names.next().is_some()
}

/// Whether a name stands in a line, not as a part of a longer one. A kind that is called by one
/// common word is meant where that is quoted or part of a path: elsewhere it is a word like others.
fn names_kind(line: &str, name: &str) -> bool {
    let common = name.bytes().all(|byte| byte.is_ascii_lowercase());
    let inner = |byte: Option<&u8>| byte.is_some_and(|byte| is_word(*byte) || *byte == b'-');
    line.match_indices(name).any(|(at, _)| {
        let bytes = line.as_bytes();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let meant = !common || before.is_some_and(|byte| b"\"'`/:".contains(byte));
        meant && !inner(before) && !inner(bytes.get(at + name.len()))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(path: &str, line: &str) -> usize {
        let document = json!({ "components": { "schemas": {
            "StepKind": { "oneOf": [
                { "title": "Pause", "properties": { "kind": { "enum": ["wait_a_while"] } } },
                { "properties": { "kind": { "enum": ["ask"] } } },
            ] },
        } } });
        findings(&[Source::new(path, line)], &names(&document)).len()
    }

    #[test]
    fn a_kind_outside_its_home_is_found() {
        let engine = "crates/baton-engine/src/runs/start.rs";

        assert_eq!(found(engine, "if let StepKind::Other(x) = kind {"), 1);
        assert_eq!(found(engine, "fn x(settings: &Pause) {}"), 1);
        assert_eq!(found(engine, "use baton_core::steps::wait_a_while::y;"), 1);
        assert_eq!(
            found("ui/src/runs/card.tsx", "kind === \"wait_a_while\""),
            1
        );
        assert_eq!(
            found("ui/src/runs/card.tsx", "t(\"steps:wait_a_while.name\")"),
            1
        );
        assert_eq!(
            found(
                "ui/src/runs/card.tsx",
                "from \"#ui/steps/wait-a-while/face\""
            ),
            1
        );
    }

    #[test]
    fn a_language_names_kinds_and_what_lies_beside_the_languages_does_not() {
        assert_eq!(
            found("ui/src/words/en/steps.ts", "wait_a_while: \"Wait\","),
            0
        );
        assert_eq!(found("ui/src/words/times.ts", "wait_a_while: \"Wait\","), 1);
    }

    #[test]
    fn another_kind_in_the_folder_of_a_kind_is_found() {
        let own = "ui/src/steps/wait-a-while/face.ts";

        assert_eq!(found(own, "kind === \"wait_a_while\""), 0);
        assert_eq!(
            found("ui/src/steps/registry.ts", "wait_a_while: waitAWhile,"),
            0
        );
        assert_eq!(
            found("ui/src/steps/ask/face.ts", "kind === \"wait_a_while\""),
            1
        );
    }

    #[test]
    fn a_kind_of_one_common_word_is_found_where_it_is_meant_alone() {
        let engine = "crates/baton-engine/src/driver.rs";

        assert_eq!(found("ui/src/runs/card.tsx", "kind === \"ask\""), 1);
        assert_eq!(found("ui/src/runs/card.tsx", "t(\"steps:ask.name\")"), 1);
        assert_eq!(found(engine, "use baton_core::steps::ask::y;"), 1);
        assert_eq!(found(engine, "let ask = true; if ask {"), 0);
    }

    #[test]
    fn a_kind_at_home_in_a_test_or_within_a_longer_word_is_not() {
        assert_eq!(
            found("crates/baton-core/src/steps/mod.rs", "StepKind::WaitAWhile"),
            0
        );
        assert_eq!(found("ui/src/runs/card.test.tsx", "\"wait_a_while\""), 0);
        assert_eq!(
            found("ui/src/runs/card.tsx", "wait_a_while_longer, PauseButton"),
            0
        );
    }
}
