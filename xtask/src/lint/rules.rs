//! The project's own rules, on the text of the sources.

use std::path::Path;

use crate::workspace;

/// The only folder that may build an outgoing client; the other one is how the command line asks
/// its own server on this computer.
const CLIENTS: &[&str] = &[
    "crates/baton-engine/src/outgoing/",
    "crates/baton-server/src/api/running.rs",
];

/// Words that name something secret when they stand beside `==`.
const SECRET_WORDS: &[&str] = &[
    "token",
    "secret",
    "digest",
    "password",
    "passphrase",
    "expected_mac",
    "token_hash",
];

/// Rules for the crates of the product.
pub(crate) fn rust() -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    for path in workspace::files(&[".rs"])? {
        let shown = path.to_string_lossy().into_owned();
        if !(shown.starts_with("crates/") || shown.starts_with("src-tauri/")) || is_test(&shown) {
            continue;
        }
        let text = std::fs::read_to_string(workspace::root().join(&path))?;
        for (number, line) in product_lines(&text) {
            for rule in broken(&path, line) {
                findings.push(format!("{shown}:{number}: {rule}"));
            }
        }
    }
    Ok(findings)
}

/// Rules for the UI: only `host/` touches the host.
pub(crate) fn ui() -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    for path in workspace::files(&[".ts", ".tsx"])? {
        let shown = path.to_string_lossy().into_owned();
        let product = shown.starts_with("ui/src/") && !shown.contains(".test.");
        if !product || shown.starts_with("ui/src/host/") || shown.ends_with(".d.ts") {
            continue;
        }
        let text = std::fs::read_to_string(workspace::root().join(&path))?;
        for (at, line) in text.lines().enumerate() {
            let code = line.trim_start();
            let comment = code.starts_with("//") || code.starts_with('*');
            let rule = if comment {
                None
            } else if code.contains("@tauri-apps/") {
                Some("only ui/src/host/ imports the desktop's API")
            } else if code.starts_with("fetch(") || code.contains(" fetch(") {
                Some("only ui/src/host/ calls fetch")
            } else if code.contains("dangerouslySetInnerHTML") || code.contains(".innerHTML") {
                Some("no raw HTML")
            } else {
                None
            };
            findings.extend(rule.map(|rule| format!("{shown}:{}: {rule}", at + 1)));
        }
    }
    Ok(findings)
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.contains("/examples/")
        || path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
}

/// Lines of code outside comments and outside the test module that ends a file.
fn product_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let all: Vec<&str> = text.lines().collect();
    let end = all
        .windows(2)
        .position(|two| {
            two[0] == "#[cfg(test)]" && two[1].contains("mod ") && two[1].ends_with('{')
        })
        .unwrap_or(all.len());
    (1..)
        .zip(all.into_iter().take(end))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn broken(path: &Path, line: &str) -> Vec<&'static str> {
    let shown = path.to_string_lossy();
    let store = shown.starts_with("crates/baton-store/");
    let binary = shown.starts_with("crates/baton-server/") || shown.ends_with("/build.rs");
    let mut rules = Vec::new();
    let mut rule = |broken: bool, text| {
        if broken {
            rules.push(text);
        }
    };
    rule(
        line.contains("axum::serve"),
        "`axum::serve` has no header timeout",
    );
    rule(
        (line.contains("reqwest::Client::new") || line.contains("Client::builder()"))
            && !CLIENTS.iter().any(|place| shown.starts_with(place)),
        "one outgoing client, in one module",
    );
    rule(line.contains(".unwrap()"), "no unwrap outside tests");
    rule(
        !binary
            && ["println!(", "eprintln!(", "print!("]
                .iter()
                .any(|call| line.contains(call)),
        "no printing outside binaries",
    );
    rule(
        line.contains("format!(") && sql(line),
        "no `format!` into SQL",
    );
    rule(!store && sql(line), "SQL stands in baton-store only");
    rule(compares_secret(line), "compare secrets in constant time");
    rules
}

fn sql(line: &str) -> bool {
    [
        "\"SELECT ",
        "\"INSERT ",
        "\"UPDATE ",
        "\"DELETE FROM ",
        "\"CREATE TABLE ",
        "\"PRAGMA ",
    ]
    .iter()
    .any(|start| line.contains(start))
}

/// `==` or `!=` with a secret's name directly beside it.
fn compares_secret(line: &str) -> bool {
    ["==", "!="].iter().any(|operator| {
        line.match_indices(operator).any(|(at, _)| {
            let left = line[..at].trim_end();
            let right = line[at + 2..].trim_start();
            if right.starts_with(|c: char| c == '"' || c == '\'' || c.is_ascii_digit()) {
                return false;
            }
            let last = left
                .rsplit(|c: char| !is_path(c))
                .next()
                .unwrap_or_default();
            let first = right
                .split(|c: char| !is_path(c))
                .next()
                .unwrap_or_default();
            [last, first].iter().any(|name| secret_name(name))
        })
    })
}

fn is_path(c: char) -> bool {
    c.is_alphanumeric() || "_.".contains(c)
}

fn secret_name(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or_default();
    SECRET_WORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_finds_its_case() {
        let engine = Path::new("crates/baton-engine/src/driver.rs");
        let count = |line: &str| broken(engine, line).len();

        assert_eq!(count("axum::serve(listener, router)"), 1);
        assert_eq!(count("let client = reqwest::Client::new();"), 1);
        assert_eq!(count("let x = y.unwrap();"), 1);
        assert_eq!(count("if given.token == row.token {"), 1);
        assert_eq!(count("if token.len() == 32 {"), 0);
        assert_eq!(count("let plain = token == \"0\";"), 0);
        assert_eq!(count("println!(\"x\")"), 1);
        assert_eq!(count("db.execute(&format!(\"SELECT {x}\"))"), 2);
        assert_eq!(count("let fine = token_count == 3;"), 0);
    }
}
