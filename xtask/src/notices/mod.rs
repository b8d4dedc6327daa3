//! `cargo xtask notices`: which libraries of others the packages contain, and their licence texts.
//!
//! The list is cargo's and npm's own; cargo-about and `node_modules` only bring the texts. So the
//! committed file can be compared with the lock files within a second, without either.

mod npm;
mod rust;
mod text;

use std::collections::BTreeSet;
use std::fmt;

use anyhow::Context;

use crate::workspace;

/// Where the notices are, beside the licences of Baton itself.
pub(crate) const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// A library of others in one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Library {
    registry: Registry,
    name: String,
    version: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Registry {
    Cargo,
    Npm,
}

impl fmt::Display for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let registry = match self.registry {
            Registry::Cargo => "cargo",
            Registry::Npm => "npm",
        };
        write!(f, "{registry} {} {}", self.name, self.version)
    }
}

/// What a library says about its licence.
struct Said {
    library: Library,
    /// An SPDX expression.
    licence: String,
    /// Named where the library brings no text with a name in it.
    authors: Vec<String>,
}

/// A licence text of some libraries.
struct Text {
    /// The SPDX name.
    licence: String,
    text: String,
    /// Whether a library brought it, so that it may name a holder.
    brought: bool,
    of: BTreeSet<Library>,
}

/// What is said and written of all libraries of one registry.
struct Found {
    said: Vec<Said>,
    texts: Vec<Text>,
}

/// Writes the notices anew.
pub(crate) fn run() -> anyhow::Result<()> {
    let rust = rust::found()?;
    let npm = npm::found(&rust.texts)?;
    let written = text::written(&[rust, npm]);
    std::fs::write(workspace::root().join(FILE), written)?;
    println!("{FILE} is written; commit it");
    Ok(())
}

/// What the notices name too much and too little.
pub(crate) fn findings() -> anyhow::Result<Vec<String>> {
    let path = workspace::root().join(FILE);
    let notices = std::fs::read_to_string(path)
        .with_context(|| format!("read {FILE}; `cargo xtask notices` writes it"))?;
    let mut contained = rust::contained()?;
    contained.extend(npm::contained()?.into_iter().map(|said| said.library));
    let contained = contained.iter().map(Library::to_string).collect();
    Ok(differences(&text::named(&notices), &contained))
}

fn differences(named: &BTreeSet<String>, contained: &BTreeSet<String>) -> Vec<String> {
    let finding = |library: &String, what: &str| {
        format!("{FILE}:1: {what} `{library}`; run `cargo xtask notices`")
    };
    let lacking = contained
        .difference(named)
        .map(|library| finding(library, "lacks"));
    let gone = named
        .difference(contained)
        .map(|library| finding(library, "still names"));
    lacking.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_and_what_is_gone_is_found() {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();

        let found = differences(
            &set(&["cargo a 1.0.0", "npm b 2.0.0"]),
            &set(&["cargo a 1.0.1", "npm b 2.0.0"]),
        );

        assert_eq!(
            found,
            [
                "THIRD-PARTY-NOTICES.txt:1: lacks `cargo a 1.0.1`; run `cargo xtask notices`",
                "THIRD-PARTY-NOTICES.txt:1: still names `cargo a 1.0.0`; run `cargo xtask notices`",
            ]
        );
    }
}
