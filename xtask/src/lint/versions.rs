//! The hand-written minimum versions: advisory databases miss some of these.

use std::path::Path;

use anyhow::Context;

use crate::workspace;

/// The oldest version allowed, and why.
const MINIMUM: &[(&str, [u64; 3], &str)] = &[
    ("tauri", [2, 11, 1], "CVE-2026-42184"),
    ("h2", [0, 4, 16], "empty DATA floods"),
    ("time", [0, 3, 47], "stack exhaustion in its parser"),
];

/// SQLite before this could corrupt a WAL database with two connections.
const SQLITE: [u64; 3] = [3, 51, 3];

/// Looks into the lock file and into the bundled SQLite.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let lock = std::fs::read_to_string(workspace::root().join("Cargo.lock"))?;
    let mut findings = Vec::new();
    for (name, version) in packages(&lock) {
        for (wanted, minimum, why) in MINIMUM {
            if name == *wanted && numbers(version) < *minimum {
                let [a, b, c] = minimum;
                findings.push(format!("{name} {version} is below {a}.{b}.{c} ({why})"));
            }
        }
        if name == "tauri" && !version.starts_with("2.") {
            findings.push(format!("tauri {version} is not the stable line 2"));
        }
    }
    let sqlite = bundled_sqlite()?;
    if numbers(&sqlite) < SQLITE {
        findings.push(format!("the bundled SQLite {sqlite} is below 3.51.3"));
    }
    Ok(findings)
}

/// Names and versions of a lock file.
fn packages(lock: &str) -> Vec<(&str, &str)> {
    let value = |line: &'_ str, key: &str| -> Option<(usize, usize)> {
        let rest = line.strip_prefix(key)?.strip_prefix(" = \"")?;
        Some((line.len() - rest.len(), line.len() - 1))
    };
    let mut found = Vec::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some((from, to)) = value(line, "name") {
            name = &line[from..to];
        } else if let Some((from, to)) = value(line, "version")
            && !name.is_empty()
        {
            found.push((name, &line[from..to]));
            name = "";
        }
    }
    found
}

fn numbers(version: &str) -> [u64; 3] {
    let mut parts = version
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

fn bundled_sqlite() -> anyhow::Result<String> {
    let metadata = workspace::metadata(&[])?;
    let manifest = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == "libsqlite3-sys")
        .and_then(|package| package["manifest_path"].as_str())
        .context("libsqlite3-sys is not used")?;
    let header = Path::new(manifest)
        .with_file_name("sqlite3")
        .join("sqlite3.h");
    let text = std::fs::read_to_string(&header)?;
    text.lines()
        .find_map(|line| line.strip_prefix("#define SQLITE_VERSION"))
        .map(|rest| rest.trim().trim_matches('"').to_owned())
        .context("the bundled header names no version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(numbers("0.4.9") < numbers("0.4.16"));
        assert_eq!(
            packages("name = \"a\"\nversion = \"1.0.0\"\n"),
            [("a", "1.0.0")]
        );
    }
}
