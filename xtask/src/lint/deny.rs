//! Licences, sources, bans, duplicate versions and advisories, by cargo-deny and `deny.toml`.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::cargo;
use crate::{child, workspace};

/// One version for everybody, so that nobody's findings differ.
const VERSION: &str = "0.20.2";

const MINUTE: Duration = Duration::from_secs(60);

/// What can be checked by the lock file and the packages alone.
///
/// An excuse that is no longer needed is a finding, too.
pub(crate) fn packages() -> anyhow::Result<Command> {
    check(&[
        "--deny=unnecessary-skip",
        "--deny=license-not-encountered",
        "bans",
        "licenses",
        "sources",
    ])
}

/// The advisories, whose database is fetched: needs a way to it.
pub(crate) fn advisories() -> anyhow::Result<Command> {
    check(&["advisories"])
}

fn check(what: &[&str]) -> anyhow::Result<Command> {
    let mut command = Command::new(program()?);
    command
        .args(["--locked", "--workspace", "--all-features", "check"])
        .args(what)
        .current_dir(workspace::root());
    Ok(command)
}

/// The program, installed into the build folder the first time.
fn program() -> anyhow::Result<PathBuf> {
    let folder = workspace::target()?
        .join("xtask")
        .join(format!("cargo-deny-{VERSION}"));
    let program = folder
        .join("bin")
        .join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        let build = folder.join("build");
        let mut install = cargo(
            &["install", "cargo-deny", "--version", VERSION, "--locked"],
            &["--root".as_ref(), folder.as_os_str()],
        );
        install.env("CARGO_TARGET_DIR", &build);
        child::must(&mut install, 25 * MINUTE)?;
        std::fs::remove_dir_all(&build)?;
    }
    Ok(program)
}
