//! A build takes as long as it takes; a test that says nothing any more is ended.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is called in cargo's place: how it builds the tests and how it runs them is given.
const CARGO: &str = r#"#!/bin/sh
case "$*" in
  *--no-run*) BUILD ;;
  *--doc*) echo 'test result: ok. 1 passed; 0 failed; 0 ignored' ;;
  *) RUN ;;
esac
"#;
const TOLD: &str = "echo 'Summary [ 1s] 3 tests run: 3 passed, 0 skipped'";

/// The last line of a run of the unit tests, where tests may say nothing for so many seconds.
fn counts(silence_s: u32, build: &str, run: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let cargo = CARGO.replace("BUILD", build).replace("RUN", run);
    for name in ["cargo", "cargo-nextest"] {
        program(&folder.path().join(name), &cargo);
    }
    let path = std::env::var("PATH").unwrap();
    let xtask = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["test", "--only", "unit", "--no-packages"])
        .env("PATH", format!("{}:{path}", folder.path().display()))
        .env("XTASK_SILENCE_S", silence_s.to_string())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(xtask.stdout).unwrap();
    said.lines().last().unwrap_or_default().to_owned()
}

fn program(file: &Path, text: &str) {
    fs::write(file, text).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_build_that_is_slower_than_a_test_may_be_silent_has_not_failed() {
    let last = counts(10, "sleep 15", TOLD);

    assert_eq!(last, "4 passed, 0 failed, 0 skipped");
}

#[test]
fn a_test_that_says_nothing_any_more_is_ended_as_failed() {
    let last = counts(1, "echo built", "sleep 3000");

    assert_eq!(last, "1 passed, 1 failed, 0 skipped");
}
