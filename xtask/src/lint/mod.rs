//! `cargo xtask lint`: form, lints and documents by cargo's tools, and the project's own rules.

mod arrows;
mod deny;
mod rules;
mod sizes;
mod versions;

use std::ffi::OsStr;
use std::process::Command;
use std::time::Duration;

use clap::Args;

use crate::test::Counts;
use crate::{child, workspace};

/// What to check besides.
#[derive(Args)]
pub(crate) struct Options {
    /// Checks the dependencies for known weaknesses, too; fetches the advisory database.
    #[arg(long)]
    advisories: bool,
}

/// Runs the checks; says whether all hold.
pub(crate) fn run(options: &Options) -> anyhow::Result<bool> {
    let mut counts = checks()?;
    if options.advisories {
        let ended = child::run(&mut deny::advisories()?, Duration::from_secs(300))?;
        counts += Counts::of_command(&ended);
    }
    println!("{counts}");
    Ok(counts.failed == 0)
}

type Check = fn() -> anyhow::Result<Vec<String>>;

/// Runs every check and counts them.
pub(crate) fn checks() -> anyhow::Result<Counts> {
    let own: [(&str, Check); 6] = [
        ("dependency arrows", arrows::check),
        ("no webview without the desktop", arrows::no_webview),
        ("minimum versions", versions::check),
        ("sizes of files and functions", sizes::check),
        ("own rules for Rust", rules::rust),
        ("own rules for the UI", rules::ui),
    ];
    let mut counts = Counts::default();
    for (name, check) in own {
        let findings = check()?;
        println!(
            "{name}: {}",
            if findings.is_empty() {
                "good"
            } else {
                "NOT good"
            }
        );
        for finding in &findings {
            println!("  {finding}");
        }
        counts += if findings.is_empty() {
            Counts {
                passed: 1,
                ..Counts::default()
            }
        } else {
            Counts::one_failed()
        };
    }
    let desktop = ["--workspace", "--features", "desktop-test"];
    let fmt = cargo(&["fmt", "--all"], &["--check"]);
    let clippy = cargo(
        &["clippy", "--all-targets"],
        &[&desktop[..], &["--", "-D", "warnings"]].concat(),
    );
    let mut doc = cargo(&["doc", "--no-deps"], &desktop);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    for mut command in [fmt, clippy, doc, deny::packages()?] {
        counts += Counts::of_command(&child::run(&mut command, Duration::from_secs(1500))?);
    }
    Ok(counts)
}

fn cargo<S: AsRef<OsStr>>(first: &[&str], then: &[S]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(first)
        .args(then)
        .current_dir(workspace::root())
        .env("CARGO_TERM_COLOR", "never");
    command
}
