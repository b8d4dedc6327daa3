//! A test asserts no time: a machine ten times slower passes every one. So a test reads no clock,
//! and no wait ends sooner than a slow one comes; what must be fast is measured in `tests/bench` and
//! `ui/bench`.

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
const MEASURED: &[&str] = &[
    "tests/bench/",
    "tests/fuzz/src/work.rs",
    "ui/bench/",
    "crates/baton-store/examples/",
];

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

/// A wait that is shorter than this is an assertion of time.
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
    let lines: Vec<&str> = text.lines().collect();
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(lines.iter().copied()).skip(begins) {
        let behind = &lines[number.min(lines.len())..];
        let before = number.checked_sub(2).map_or("", |above| lines[above]);
        let is_short = match path.ends_with(".py") {
            true => short_argument(before, line, behind),
            false => short_wait(line) || short_patience(line, text),
        };
        if is_short || short_timeout(line, behind, text) {
            findings.push(format!(
                "{path}:{number}: what has to come by a `timeout` of less than {SHORTEST_WAIT_MS} ms \
                 fails on a slow machine; count what happens, or wait longer"
            ));
        }
        if let Some(clock) = CLOCKS.iter().find(|clock| line.contains(**clock)) {
            findings.push(format!(
                "{path}:{number}: a test reads a clock by `{clock}`; wait for what comes, and \
                 measure what must be fast in tests/bench or ui/bench"
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

/// Functions of the program that wait for so long at most, as their last argument says.
const PATIENT: &[&str] = &["job_after("];

/// `job_after(&job, Duration::from_secs(20))`.
fn short_patience(line: &str, text: &str) -> bool {
    let mut calls = PATIENT.iter().filter_map(|call| line.split_once(call));
    calls.any(|(_, arguments)| {
        let last = arguments.rsplit(", ").next().unwrap_or_default();
        milliseconds(last, text).is_some_and(|wait| wait < SHORTEST_WAIT_MS)
    })
}

/// `timeout=4` of a call, or as what it is where nobody says: in seconds. Who wants that nothing
/// comes asserts nothing that is too late.
fn short_argument(before: &str, line: &str, behind: &[&str]) -> bool {
    let Some((_, value)) = line.split_once("timeout=") else {
        return false;
    };
    let after = behind.first().copied().unwrap_or_default();
    if [before, after]
        .iter()
        .any(|one| one.contains("TimeoutError"))
    {
        return false;
    }
    let is_number = value.starts_with(|one: char| one.is_ascii_digit());
    is_number && milliseconds(value, "").is_some_and(|wait| wait < SHORTEST_WAIT_MS)
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

/// `timeout(SOON, begins)`, `settimeout(5)`: also where the time has a name in the same file. Who
/// drops what came of it, or wants that nothing comes, asserts nothing that is too late.
fn short_timeout(line: &str, behind: &[&str], text: &str) -> bool {
    let Some((before, argument)) = line.split_once("timeout(") else {
        return false;
    };
    let is_dropped = before.trim_start().starts_with("let _");
    let nothing_comes = behind
        .first()
        .is_some_and(|next| next.contains("TimeoutError"));
    let is_defined = before.trim_end().ends_with("fn") || before.trim_end().ends_with("def");
    if is_dropped || nothing_comes || is_defined {
        return false;
    }
    let argument = match argument.trim() {
        "" => behind.first().copied().unwrap_or_default(),
        argument => argument,
    };
    milliseconds(argument, text).is_some_and(|wait| wait < SHORTEST_WAIT_MS)
}

/// How long a time is: as it is written, or as its name says in the same file.
fn milliseconds(argument: &str, text: &str) -> Option<u64> {
    let argument = argument.trim_start();
    let name: String = argument
        .chars()
        .take_while(|one| one.is_ascii_uppercase() || *one == '_')
        .collect();
    if name.len() > 1 {
        let value = text.lines().find_map(|line| {
            let is_const = line.contains(&format!("const {name}:"));
            let is_set = line.starts_with(&format!("{name} ="));
            let value = line.split_once('=').map(|(_, value)| value);
            value.filter(|_| is_const || is_set)
        });
        return milliseconds(value?, "");
    }
    let number = |text: &str| {
        let digits = text.trim_start().chars();
        let digits: String = digits
            .filter(|one| *one != '_')
            .take_while(|one| one.is_ascii_digit() || *one == '.')
            .collect();
        digits.parse::<f64>().ok()
    };
    let behind = |call: &str| argument.split_once(call).map(|(_, value)| value);
    let wait = match (behind("from_secs("), behind("from_millis(")) {
        (Some(seconds), _) => number(seconds)? * 1_000.0,
        (None, Some(millis)) => number(millis)?,
        (None, None) => number(argument)? * 1_000.0,
    };
    Some(wait as u64)
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
        let unit = "ui/src/people/tests/new.test.tsx";
        let found = "await screen.findByText(\"Ada\", {}, { timeout: 20_000 });";
        assert_eq!(count(unit, found), 1);
        assert_eq!(
            count(unit, "describe(\"it\", { timeout: 5_000 }, () => {"),
            1
        );
        assert_eq!(count("ui/src/people/new.tsx", found), 0, "it is no test");
    }

    #[test]
    fn a_call_that_waits_for_too_short_a_time_is_found() {
        let python = "tests/edges/new_test.py";
        assert_eq!(
            count(python, "wire.request(port, \"GET\", path, timeout=2)"),
            1
        );
        assert_eq!(count(python, "def raw(port, data, timeout=10):"), 1);
        assert_eq!(count(python, "timeout=0.5,"), 1);
        assert_eq!(count(python, "timeout=60)"), 0);
        assert_eq!(count(python, "timeout=limit)"), 0);
        let nothing = "with self.assertRaises(TimeoutError):\n    ask(port, timeout=0.3)";
        assert_eq!(count(python, nothing), 0);
        let rust = "crates/baton-engine/tests/it/new.rs";
        let job = "let row = engine.job_after(&id, Duration::from_secs(20)).await;";
        assert_eq!(count(rust, job), 1);
        assert_eq!(count(rust, &job.replace("(20)", "(200)")), 0);
        assert_eq!(
            count(rust, "let row = engine.job_after(&id, PATIENCE).await;"),
            0
        );
    }

    #[test]
    fn what_has_to_come_within_a_short_time_is_found() {
        let rust = "crates/baton-engine/tests/it/new.rs";
        let named =
            "const SOON: Duration = Duration::from_secs(8);\nlet begun = timeout(SOON, it).await;";
        assert_eq!(count(rust, named), 1);
        assert_eq!(count(rust, &named.replace("(8)", "(200)")), 0);
        assert_eq!(
            count(
                rust,
                "socket.set_read_timeout(Some(Duration::from_secs(5)))"
            ),
            1
        );
        assert_eq!(
            count(rust, "let seen = timeout(\n    Duration::from_millis(900),"),
            1
        );
        assert_eq!(
            count(
                rust,
                "let _either = timeout(Duration::from_millis(50), it);"
            ),
            0
        );
        let python = "tests/edges/new_test.py";
        assert_eq!(count(python, "one.settimeout(20)"), 1);
        assert_eq!(count(python, "one.settimeout(300)"), 0);
        let nothing = "one.settimeout(0.2)\nself.assertRaises(TimeoutError, one.recv, 1)";
        assert_eq!(count(python, nothing), 0);
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
