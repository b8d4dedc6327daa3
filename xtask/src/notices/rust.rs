//! The crates that are compiled into a package, as cargo lists them, and their licences, as
//! cargo-about finds them in the downloaded sources.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use super::{Found, Library, Registry, Said, Text};
use crate::tool::Tool;
use crate::{child, programs, workspace};

const ABOUT: Tool = Tool {
    name: "cargo-about",
    version: "0.9.3",
    features: "cli",
};

/// The platforms that packages are made for; `deny.toml` and `about.toml` name the same.
const TARGETS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// The crates of others in the window's program and in the server.
pub(super) fn contained() -> anyhow::Result<BTreeSet<Library>> {
    let mut found = BTreeSet::new();
    for target in TARGETS {
        let output = programs::cargo()
            .args(["tree", "--locked", "--prefix=none", "--format={p}"])
            .args(["--package=baton", "--package=baton-server"])
            .args([
                "--features=desktop",
                "--edges=normal,no-proc-macro",
                "--target",
                target,
            ])
            .output()
            .context("start cargo tree")?;
        ensure!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let lines = String::from_utf8(output.stdout)?;
        found.extend(lines.lines().filter_map(of_others));
    }
    Ok(found)
}

/// `name v1.2.3`, with `(proc-macro)` and `(*)` behind it; Baton's own crates have their folder there.
fn of_others(line: &str) -> Option<Library> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    let own = words.any(|word| word != "(proc-macro)" && word != "(*)");
    (!own).then(|| library(name, version))
}

fn library(name: &str, version: &str) -> Library {
    Library {
        registry: Registry::Cargo,
        name: name.to_owned(),
        version: version.to_owned(),
    }
}

/// What the contained crates say, and their texts.
pub(super) fn found() -> anyhow::Result<Found> {
    let contained = contained()?;
    let about = about()?;
    let crates = about["crates"].as_array().context("no crates")?;
    let packages: BTreeMap<Library, &Value> = crates
        .iter()
        .filter_map(|one| Some((of_package(&one["package"])?, &one["package"])))
        .collect();
    let texts = texts(&about, &contained)?;
    let with = |brought: bool| -> BTreeSet<&Library> {
        let wanted = texts.iter().filter(|text| text.brought == brought);
        wanted.flat_map(|text| &text.of).collect()
    };
    let (named, nameless) = (with(true), with(false));
    let mut said = Vec::new();
    for library in &contained {
        let covered = named.contains(library) || nameless.contains(library);
        ensure!(covered, "no licence text of `{library}`");
        let package = packages
            .get(library)
            .with_context(|| format!("cargo-about left out `{library}`"))?;
        said.push(Said {
            library: library.clone(),
            licence: package["license"].as_str().unwrap_or("unknown").to_owned(),
            authors: if named.contains(library) {
                Vec::new()
            } else {
                authors(package)
            },
        });
    }
    Ok(Found { said, texts })
}

/// The texts of the contained crates.
fn texts(about: &Value, contained: &BTreeSet<Library>) -> anyhow::Result<Vec<Text>> {
    let licences = about["licenses"].as_array().context("no licences")?;
    let text = |licence: &Value| {
        let used = licence["used_by"].as_array().into_iter().flatten();
        Some(Text {
            licence: licence["id"].as_str()?.to_owned(),
            text: licence["text"].as_str()?.to_owned(),
            brought: !licence["source_path"].is_null(),
            of: used
                .filter_map(|used| of_package(&used["crate"]))
                .filter(|library| contained.contains(library))
                .collect(),
        })
    };
    Ok(licences
        .iter()
        .filter_map(text)
        .filter(|text| !text.of.is_empty())
        .collect())
}

fn of_package(package: &Value) -> Option<Library> {
    Some(library(
        package["name"].as_str()?,
        package["version"].as_str()?,
    ))
}

/// Names without the addresses behind them.
fn authors(package: &Value) -> Vec<String> {
    let authors = package["authors"].as_array().into_iter().flatten();
    authors
        .filter_map(|author| author.as_str()?.split(" <").next())
        .map(str::to_owned)
        .collect()
}

/// What cargo-about says of the whole workspace, from the downloaded sources alone, so that the
/// answer is the same everywhere.
fn about() -> anyhow::Result<Value> {
    let mut fetch = programs::cargo();
    child::must(fetch.args(["fetch", "--locked"]))?;
    let written = workspace::target()?.join("xtask").join("about.json");
    let mut generate = Command::new(ABOUT.program()?);
    generate
        .args(["generate", "--frozen", "--fail", "--workspace"])
        .args(["--all-features", "--format=json", "--output-file"])
        .arg(&written)
        .current_dir(workspace::root());
    child::must(&mut generate)?;
    serde_json::from_slice(&std::fs::read(written)?).context("read what cargo-about wrote")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_of_others_is_listed() {
        let listed = |line| of_others(line).map(|library| library.to_string());

        assert_eq!(
            listed("serde v1.0.229").as_deref(),
            Some("cargo serde 1.0.229")
        );
        assert_eq!(
            listed("serde_derive v1.0.229 (proc-macro) (*)").as_deref(),
            Some("cargo serde_derive 1.0.229")
        );
        assert_eq!(listed("baton-core v0.1.0 (/a b/crates/baton-core)"), None);
        assert_eq!(listed(""), None);
    }
}
