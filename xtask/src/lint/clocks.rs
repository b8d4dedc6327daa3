//! A test asserts no time: a machine ten times slower passes every one. So a test reads no clock,
//! and no wait of a browser ends sooner than a slow one comes; what must be fast is measured in
//! `tests/bench` and `ui/bench`.

use crate::workspace;

use super::sources::is_test;

/// How each language reads a clock.
const CLOCKS: &[&str] = &[
    "Instant::now(",
    "SystemTime::now(",
    ".elapsed()",
    "performance.now(",
    "Date.now(",
    "hrtime(",
    "time.monotonic(",
    "time.perf_counter(",
    "time.time(",
];

/// Where times are measured.
const MEASURED: &[&str] = &["tests/bench/", "ui/bench/", "crates/baton-store/examples/"];

/// Files that read a clock and assert nothing by it that is too late, and why they read it.
const EXCEPT: &[(&str, &str)] = &[
    (
        "crates/baton-engine/src/gate/guesses.rs",
        "moments as inputs",
    ),
    ("crates/baton-engine/tests/it/waking.rs", "never too early"),
    (
        "crates/baton-engine/tests/it/world.rs",
        "the bound of a wait",
    ),
    (
        "crates/baton-server/tests/it/listener.rs",
        "never too early",
    ),
    (
        "crates/baton-server/tests/it/patience.rs",
        "the bound of a wait",
    ),
    ("tests/desktop/desk.mjs", "the bound of a wait"),
    ("tests/desktop/page.mjs", "the bound of a wait"),
    ("tests/kill/load.py", "when something is due"),
    (
        "tests/kill/run.py",
        "when to kill; how long it took is printed",
    ),
    ("tests/kill/states.py", "what is due"),
    ("tests/outer/clock.py", "the clock that a test moves"),
    ("tests/outer/receiver.py", "when something came"),
    ("tests/outer/suite.py", "how long it took is printed"),
    ("tests/outer/wait.py", "the bound of a wait"),
    ("tests/outer/workflow.py", "a new id"),
    ("tests/package/bare.py", "how long it took is printed"),
    ("ui/e2e/support/admin.ts", "the bound of a wait"),
    ("xtask/src/lint/clocks.rs", "the cases of this rule"),
];

/// A browser's wait that is shorter than this is an assertion of time.
const SHORTEST_WAIT_MS: u64 = 60_000;

/// Reads every test that git knows.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let mut findings = Vec::new();
    let mut used = vec![false; EXCEPT.len()];
    for path in workspace::files(&[".rs", ".ts", ".tsx", ".mjs", ".py"])? {
        let text = std::fs::read_to_string(workspace::root().join(&path))?;
        let path = path.to_string_lossy();
        let found = of_file(&path, &text);
        match EXCEPT.iter().position(|(file, _)| *file == path) {
            Some(place) => used[place] = !found.is_empty(),
            None => findings.extend(found),
        }
    }
    let idle = EXCEPT.iter().zip(used).filter(|(_, used)| !used);
    findings.extend(idle.map(|((file, _), _)| {
        format!("xtask/src/lint/clocks.rs: `{file}` needs no excuse; take the row out of the table")
    }));
    Ok(findings)
}

/// What a file's tests do with time.
fn of_file(path: &str, text: &str) -> Vec<String> {
    if MEASURED.iter().any(|folder| path.starts_with(folder)) {
        return Vec::new();
    }
    let begins = if is_test(path) { 0 } else { unit_tests(text) };
    let lines = (1..).zip(text.lines()).skip(begins);
    let mut findings = Vec::new();
    for (number, line) in lines {
        if let Some(clock) = CLOCKS.iter().find(|clock| line.contains(**clock)) {
            findings.push(format!(
                "{path}:{number}: a test reads a clock by `{clock}`; wait for what comes, and \
                 measure what must be fast in tests/bench or ui/bench"
            ));
        }
        if path.starts_with("ui/e2e/") && short_wait(line) {
            findings.push(format!(
                "{path}:{number}: a wait of less than {SHORTEST_WAIT_MS} ms fails on a slow machine"
            ));
        }
    }
    findings
}

/// The line at which the unit tests of a Rust file begin; behind all of them where there are none.
fn unit_tests(text: &str) -> usize {
    let tests = text.lines().position(|line| line == "mod tests {");
    tests.unwrap_or_else(|| text.lines().count())
}

/// `timeout: 4_000` of an assertion or an action.
fn short_wait(line: &str) -> bool {
    let Some((_, rest)) = line.split_once("timeout: ") else {
        return false;
    };
    let digits: String = rest
        .chars()
        .take_while(|one| one.is_ascii_digit() || *one == '_')
        .filter(|one| *one != '_')
        .collect();
    digits
        .parse::<u64>()
        .is_ok_and(|wait| wait < SHORTEST_WAIT_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        of_file(path, text).len()
    }

    #[test]
    fn a_timed_assertion_is_found_in_each_language() {
        let rust = "let begun = Instant::now();\nassert!(begun.elapsed() < limit);";
        assert_eq!(count("crates/baton-engine/tests/it/new.rs", rust), 2);
        let unit = format!("fn product() {{\n    Instant::now();\n}}\n\nmod tests {{\n{rust}\n}}");
        assert_eq!(count("crates/baton-engine/src/new.rs", &unit), 2);
        let typescript =
            "const from = performance.now();\nexpect(Date.now() - from).toBeLessThan(5);";
        assert_eq!(count("ui/src/flow/tests/new.test.ts", typescript), 2);
        let python = "begun = time.monotonic()\nself.assertLess(time.monotonic() - begun, 7)";
        assert_eq!(count("tests/edges/new_test.py", python), 2);
    }

    #[test]
    fn a_browser_that_waits_for_too_short_a_time_is_found() {
        let path = "ui/e2e/new.spec.ts";
        assert_eq!(
            count(path, "await expect(it).toBeVisible({ timeout: 4_000 });"),
            1
        );
        assert_eq!(
            count(path, "await expect(it).toBeVisible({ timeout: 60_000 });"),
            0
        );
        assert_eq!(count(path, "      timeout_s: 30,"), 0);
    }

    #[test]
    fn what_is_measured_may_be_timed() {
        assert_eq!(count("ui/bench/layout.bench.ts", "performance.now()"), 0);
        assert_eq!(count("tests/bench/turns.py", "time.monotonic()"), 0);
        assert_eq!(
            count("crates/baton-engine/src/clock/due.rs", "Instant::now()"),
            0
        );
    }
}
