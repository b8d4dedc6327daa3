//! `cargo xtask lint`: form, lints and documents by cargo's tools, and the project's own rules.

mod arrows;
mod licences;
mod rules;
mod sizes;
mod versions;

use std::process::Command;
use std::time::Duration;

use crate::test::Counts;
use crate::{child, workspace};

/// Runs the checks; says whether all hold.
pub(crate) fn run() -> anyhow::Result<bool> {
    let counts = checks()?;
    println!("{counts}");
    Ok(counts.failed == 0)
}

type Check = fn() -> anyhow::Result<Vec<String>>;

/// Runs every check and counts them.
pub(crate) fn checks() -> anyhow::Result<Counts> {
    let own: [(&str, Check); 7] = [
        ("dependency arrows", arrows::check),
        ("no webview without the desktop", arrows::no_webview),
        ("minimum versions", versions::check),
        ("licences, sources, duplicates", licences::check),
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
    let fmt = cargo(&["fmt", "--all", "--check"], &[]);
    let clippy = cargo(
        &["clippy", "--all-targets"],
        &[&desktop[..], &["--", "-D", "warnings"]].concat(),
    );
    let mut doc = cargo(&["doc", "--no-deps"], &desktop);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    for mut command in [fmt, clippy, doc] {
        counts += Counts::of_command(&child::run(&mut command, Duration::from_secs(1500))?);
    }
    Ok(counts)
}

fn cargo(first: &[&str], then: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(first)
        .args(then)
        .current_dir(workspace::root())
        .env("CARGO_TERM_COLOR", "never");
    command
}
