//! `cargo xtask lint`: form, lints and documents by cargo's tools, and the project's own rules.

mod api_paths;
mod arrows;
mod audit_words;
mod circles;
mod clocks;
mod deny;
mod excuses;
mod file_names;
mod folders;
mod kinds;
mod rooms;
mod rules;
mod rust_paths;
mod sizes;
mod sources;
mod stored_text;
mod ui_imports;
mod unbounded;
mod versions;
mod writes;

use std::ffi::OsStr;
use std::process::Command;

use clap::Args;

use sources::Source;

use crate::test::Counts;
use crate::{child, notices, programs};

/// What to check.
#[derive(Args)]
pub(crate) struct Options {
    /// Checks the dependencies for known weaknesses, too; fetches the advisory database.
    #[arg(long)]
    advisories: bool,
    /// Checks the project's own rules alone, which takes seconds.
    #[arg(long)]
    own: bool,
}

/// Runs the checks; says whether all hold.
pub(crate) fn run(options: &Options) -> anyhow::Result<bool> {
    let mut counts = own_rules()?;
    if !options.own {
        counts += tools()?;
    }
    if options.advisories {
        let ended = child::run(&mut deny::advisories()?)?;
        counts += Counts::of_command(&ended);
    }
    println!("{counts}");
    Ok(counts.failed == 0)
}

/// Runs every check and counts them.
pub(crate) fn checks() -> anyhow::Result<Counts> {
    let mut counts = own_rules()?;
    counts += tools()?;
    Ok(counts)
}

/// A rule on the files and the manifests.
type Check = fn() -> anyhow::Result<Vec<String>>;

const CHECKS: &[(&str, Check)] = &[
    ("dependency arrows", arrows::check),
    ("no webview without the desktop", arrows::no_webview),
    ("minimum versions", versions::check),
    ("third-party notices", notices::findings),
    ("sizes of files and functions", sizes::check),
    ("one case for file names", file_names::check),
    ("loose files of a folder", folders::check),
    ("no test reads a clock", clocks::check),
    (
        "a golden folder of the present format",
        crate::golden::check,
    ),
];

/// A rule on what the sources say; these are read once for all of them.
type SourceCheck = fn(&[Source]) -> Vec<String>;

const SOURCE_CHECKS: &[(&str, SourceCheck)] = &[
    ("own rules for Rust", rules::rust),
    ("own rules for the UI", rules::ui),
    ("each API path in one file", api_paths::check),
    ("arrows between rooms", rooms::check),
    ("no circle of imports", circles::check),
    ("kinds in their folders only", kinds::check),
    ("stored text parsed by the store", stored_text::check),
    ("every command through the one", writes::check),
    ("each word of the audit in one place", audit_words::check),
    ("nothing unbounded on the writer", unbounded::check),
];

/// The project's own rules. One place lists them: above.
fn own_rules() -> anyhow::Result<Counts> {
    let mut counts = Counts::default();
    for (name, check) in CHECKS {
        counts += told(name, &check()?);
    }
    let sources = sources::read()?;
    for (name, check) in SOURCE_CHECKS {
        counts += told(name, &check(&sources));
    }
    Ok(counts)
}

/// Prints what was found, and counts the check.
fn told(name: &str, findings: &[String]) -> Counts {
    let good = findings.is_empty();
    println!("{name}: {}", if good { "good" } else { "NOT good" });
    for finding in findings {
        println!("  {finding}");
    }
    if good {
        Counts {
            passed: 1,
            ..Counts::default()
        }
    } else {
        Counts::one_failed()
    }
}

/// What the tools of cargo check.
fn tools() -> anyhow::Result<Counts> {
    let desktop = ["--workspace", "--features", "desktop-test"];
    let fmt = cargo(&["fmt", "--all"], &["--check"]);
    let clippy = cargo(
        &["clippy", "--all-targets"],
        &[&desktop[..], &["--", "-D", "warnings"]].concat(),
    );
    let mut doc = cargo(&["doc", "--no-deps"], &desktop);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    let mut counts = Counts::default();
    for mut command in [fmt, clippy, doc, deny::packages()?] {
        counts += Counts::of_command(&child::run(&mut command)?);
    }
    Ok(counts)
}

fn cargo<S: AsRef<OsStr>>(first: &[&str], then: &[S]) -> Command {
    let mut command = programs::cargo();
    command.args(first).args(then);
    command
}
