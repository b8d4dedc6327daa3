//! Programs of others, by the name that each platform has for them.

use std::process::Command;

use crate::workspace;

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
