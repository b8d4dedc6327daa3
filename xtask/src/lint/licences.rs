//! Licences, sources and duplicate versions of what is compiled in, by `deny.toml`.
//! `cargo deny` reads the same file where it is installed; this check needs neither it nor a
//! network.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::versions::packages;
use crate::workspace;

/// Checks every package of the lock file's graph.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let rules = std::fs::read_to_string(workspace::root().join("deny.toml"))?;
    let allowed: BTreeSet<String> = quoted(&rules, "allow = [").into_iter().collect();
    let banned = quoted(&rules, "deny = [");
    let twice: BTreeSet<String> = quoted(&rules, "skip = [").into_iter().collect();
    let metadata = workspace::metadata(&["--all-features"])?;
    let mut findings = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        let Some(source) = package["source"].as_str() else {
            continue;
        };
        versions.entry(name).or_default().insert(version);
        if !source.starts_with("registry+https://github.com/rust-lang/crates.io-index") {
            findings.push(format!("{name} {version} comes from {source}"));
        }
        if banned.iter().any(|ban| ban == name) {
            findings.push(format!("{name} is banned in deny.toml"));
        }
        let licence = package["license"].as_str().unwrap_or("none named");
        if !satisfied(licence, &allowed) {
            findings.push(format!(
                "{name} {version}: licence `{licence}` is not allowed"
            ));
        }
    }
    for (name, found) in versions.iter().filter(|(_, found)| found.len() > 1) {
        if !twice.contains(*name) {
            let found: Vec<&str> = found.iter().copied().collect();
            findings.push(format!("{name} is there twice: {}", found.join(", ")));
        }
    }
    let lock = std::fs::read_to_string(workspace::root().join("Cargo.lock"))?;
    let locked: BTreeSet<&str> = packages(&lock).into_iter().map(|(name, _)| name).collect();
    for name in twice.iter().filter(|name| !locked.contains(name.as_str())) {
        findings.push(format!("deny.toml excuses `{name}`, which is not used"));
    }
    Ok(findings)
}

/// The quoted words between an opening line and the closing bracket.
fn quoted(text: &str, opening: &str) -> Vec<String> {
    let Some((_, rest)) = text.split_once(opening) else {
        return Vec::new();
    };
    let list = rest.split_once("\n]").map_or(rest, |(list, _)| list);
    list.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect()
}

/// An SPDX expression of `AND`, `OR`, brackets and the old slash for `OR`.
fn satisfied(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = licence
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at, allowed)
}

fn any(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut good = every(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        good |= every(words, at, allowed);
    }
    good
}

fn every(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut good = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        good &= one(words, at, allowed);
    }
    good
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *word == "(" {
        let good = any(words, at, allowed);
        *at += 1;
        return good;
    }
    let mut name = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!(
            "{name} WITH {}",
            words.get(*at + 1).copied().unwrap_or_default()
        );
        *at += 2;
    }
    allowed.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        let allowed = ["MIT", "Unicode-3.0"].map(str::to_owned).into();

        assert!(satisfied("MIT OR Apache-2.0", &allowed));
        assert!(satisfied("Apache-2.0/MIT", &allowed));
        assert!(satisfied("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
        assert!(!satisfied("(MIT OR Apache-2.0) AND GPL-3.0", &allowed));
        assert!(!satisfied("Apache-2.0 WITH LLVM-exception", &allowed));
    }
}
