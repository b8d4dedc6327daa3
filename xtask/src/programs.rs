//! Programs of others, by the name that each platform has for them.

use std::path::PathBuf;
use std::process::Command;

use crate::{child, workspace};

/// npm, in the folder of the UI.
pub(crate) fn npm() -> Command {
    in_ui(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// A program of the UI's installed packages with its words, separated by spaces.
pub(crate) fn npx(line: &str) -> Command {
    let mut command = in_ui(if cfg!(windows) { "npx.cmd" } else { "npx" });
    command.arg("--no-install").args(line.split(' '));
    command.env("NO_COLOR", "1").env("CI", "1");
    command
}

/// Python, in the folder of the clone.
pub(crate) fn python() -> Command {
    let mut command = Command::new(if cfg!(windows) { "python" } else { "python3" });
    command.current_dir(workspace::root());
    command
}

/// A program of Python packages, installed at the versions and with the digests that a file of
/// requirements pins, into a folder of its own. What is there already is taken as it is.
pub(crate) fn of_requirements(name: &str, requirements: &str) -> anyhow::Result<PathBuf> {
    let wanted = workspace::root().join(requirements);
    let folder = workspace::target()?.join("xtask").join(name);
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let installed = folder.join("requirements.txt");
    let text = std::fs::read(&wanted)?;
    if std::fs::read(&installed).is_ok_and(|known| known == text) {
        return Ok(program(name));
    }
    child::must(python().args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut install = Command::new(program("python"));
    install.args(["-m", "pip", "install", "--no-input", "--quiet"]);
    install.args(["--disable-pip-version-check", "--no-deps"]);
    install.args(["--require-hashes", "--requirement"]);
    child::must(install.arg(&wanted))?;
    std::fs::write(&installed, &text)?;
    Ok(program(name))
}

/// Cargo, in the folder of the clone.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(workspace::root())
        .env("CARGO_TERM_COLOR", "never");
    command
}

fn in_ui(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root().join("ui"));
    command
}
