//! How the notices are written, and the libraries that written notices name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Found, Library, Said};

const HEAD: &str = "\
Third-party notices of Baton

Baton is licensed under MIT OR Apache-2.0; both texts are beside this file.
Its packages and its server contain these libraries of others, each under its own licence.
The texts follow the list. `cargo xtask notices` writes this file.

";

const RULE: &str =
    "================================================================================\n";

/// The list of all libraries, then each licence text with the libraries that it is of.
pub(super) fn written(found: &[Found]) -> String {
    let mut notices = HEAD.to_owned();
    for said in found.iter().flat_map(|found| &found.said) {
        line(&mut notices, said);
    }
    for ((licence, text), of) in merged(found) {
        let of: Vec<String> = of.iter().map(ToString::to_string).collect();
        notices.push('\n');
        notices.push_str(RULE);
        let _infallible = write!(notices, "{licence}\n{}\n\n{text}\n", of.join(", "));
    }
    notices
}

fn line(notices: &mut String, said: &Said) {
    let _infallible = write!(notices, "  {}: {}", said.library, said.licence);
    if !said.authors.is_empty() {
        let _infallible = write!(notices, ", by {}", said.authors.join(", "));
    }
    notices.push('\n');
}

/// One entry for each licence text, in the order of the licences' names.
fn merged(found: &[Found]) -> BTreeMap<(&str, String), BTreeSet<&Library>> {
    let mut merged: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for text in found.iter().flat_map(|found| &found.texts) {
        merged
            .entry((text.licence.as_str(), tidy(&text.text)))
            .or_default()
            .extend(&text.of);
    }
    merged
}

/// The text without what no reader sees: carriage returns, and spaces at the end of a line.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The libraries that the list of written notices names.
pub(super) fn named(notices: &str) -> BTreeSet<String> {
    let list = notices.split(RULE).next().unwrap_or_default();
    let entries = list.lines().filter_map(|line| line.strip_prefix("  "));
    entries
        .filter_map(|entry| Some(entry.split_once(": ")?.0.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Registry, Text};
    use super::*;

    fn found(registry: Registry, name: &str, text: &str) -> Found {
        let library = Library {
            registry,
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
        };
        Found {
            texts: vec![Text {
                licence: "MIT".to_owned(),
                text: text.to_owned(),
                brought: true,
                of: [library.clone()].into(),
            }],
            said: vec![Said {
                library,
                licence: "MIT OR ISC".to_owned(),
                authors: vec!["Ada".to_owned()],
            }],
        }
    }

    #[test]
    fn one_text_stands_once_for_all_its_libraries() {
        let notices = written(&[
            found(Registry::Cargo, "a", "Copy it.\r\n"),
            found(Registry::Npm, "@b/c", "\nCopy it.  \n"),
        ]);

        assert_eq!(notices.matches("Copy it.").count(), 1);
        assert!(notices.contains("MIT\ncargo a 1.0.0, npm @b/c 1.0.0\n\nCopy it.\n"));
        assert!(notices.contains("  cargo a 1.0.0: MIT OR ISC, by Ada\n"));
    }

    #[test]
    fn written_notices_name_the_libraries_they_were_written_of() {
        let notices = written(&[
            found(Registry::Cargo, "a", "  indented: as a list\n"),
            found(Registry::Npm, "@b/c", ""),
        ]);

        let named: Vec<String> = named(&notices).into_iter().collect();

        assert_eq!(named, ["cargo a 1.0.0", "npm @b/c 1.0.0"]);
    }
}
