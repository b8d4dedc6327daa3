//! The project's own rules, on the text of the sources.

use super::sources::Source;

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
pub(crate) fn rust(sources: &[Source]) -> Vec<String> {
    let product = ["crates/", "src-tauri/"];
    found(sources, |path, line| {
        let held = path.ends_with(".rs") && product.iter().any(|start| path.starts_with(start));
        if held { broken(path, line) } else { Vec::new() }
    })
}

/// Rules for the UI: only `host/` touches the host.
pub(crate) fn ui(sources: &[Source]) -> Vec<String> {
    found(sources, |path, line| {
        let held = path.starts_with("ui/src/") && !path.starts_with("ui/src/host/");
        if held { broken_in_ui(line) } else { Vec::new() }
    })
}

fn found(sources: &[Source], broken: impl Fn(&str, &str) -> Vec<&'static str>) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_product()) {
        for (number, line) in source.lines() {
            for rule in broken(&source.path, line) {
                findings.push(format!("{}:{number}: {rule}", source.path));
            }
        }
    }
    findings
}

fn broken_in_ui(line: &str) -> Vec<&'static str> {
    let code = line.trim_start();
    let mut rules = Vec::new();
    if code.contains("@tauri-apps/") {
        rules.push("only ui/src/host/ imports the desktop's API");
    }
    if code.starts_with("fetch(") || code.contains(" fetch(") {
        rules.push("only ui/src/host/ calls fetch");
    }
    if code.contains("dangerouslySetInnerHTML") || code.contains(".innerHTML") {
        rules.push("no raw HTML");
    }
    rules
}

fn broken(shown: &str, line: &str) -> Vec<&'static str> {
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
        let engine = |line: &str| Source::new("crates/baton-engine/src/driver.rs", line);
        let count = |line: &str| rust(&[engine(line)]).len();

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
    #[test]
    fn each_rule_for_the_ui_finds_its_case() {
        let page = |line: &str| Source::new("ui/src/runs/page.tsx", line);
        let count = |line: &str| ui(&[page(line)]).len();

        assert_eq!(count("import { invoke } from \"@tauri-apps/api/core\";"), 1);
        assert_eq!(count("await fetch(\"/x\");"), 1);
        assert_eq!(count("node.innerHTML = text;"), 1);
        assert_eq!(count("prefetch(\"/x\"); // fetch("), 0);
    }
}
