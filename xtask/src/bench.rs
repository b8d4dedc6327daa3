//! `cargo xtask bench`: builds the release programs and lets `tests/bench/turns.py` measure.

use std::process::Command;
use std::time::Duration;

use clap::Args;

use crate::packages::{self, Wanted};
use crate::test::{build_server, python};
use crate::{child, run, workspace};

/// How to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Prints one JSON object as the last line.
    #[arg(long)]
    json: bool,
    /// How many turns; the medians are printed.
    #[arg(long, default_value_t = 3)]
    turns: u32,
    /// How many people are stored beforehand.
    #[arg(long, default_value_t = 1_000_000)]
    people: u64,
    /// Measures only the limits.
    #[arg(long)]
    limits_only: bool,
}

/// Builds and measures.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    packages::ensure(&Wanted::Server)?;
    if !options.limits_only {
        run::build_ui()?;
        build_server()?;
    }
    let mut build = Command::new("cargo");
    build
        .args(["build", "--release", "--package", "baton-bench"])
        .current_dir(workspace::root());
    child::must(&mut build, Duration::from_secs(1800))?;
    let mut measure = python("tests/bench/turns.py");
    measure
        .arg("--bench")
        .arg(workspace::target()?.join("release/baton-bench"))
        .arg("--folder")
        .arg(workspace::root().join("target/bench"))
        .args(["--turns", &options.turns.to_string()])
        .args(["--people", &options.people.to_string()]);
    if options.json {
        measure.arg("--json");
    }
    if options.limits_only {
        measure.arg("--limits-only");
    }
    child::must(&mut measure, Duration::from_secs(5400))?;
    Ok(())
}
