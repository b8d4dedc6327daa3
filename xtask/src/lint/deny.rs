//! Licences, sources, bans, duplicate versions and advisories, by cargo-deny and `deny.toml`.

use std::process::Command;

use crate::tool::Tool;
use crate::workspace;

const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    features: "",
};

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
    let mut command = Command::new(DENY.program()?);
    command
        .args(["--locked", "--workspace", "--all-features", "check"])
        .args(what)
        .current_dir(workspace::root());
    Ok(command)
}
