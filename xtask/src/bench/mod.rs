//! `cargo xtask bench`: builds the release programs and lets `tests/bench` measure, either this
//! tree alone or beside an older version of it.

mod against;
mod verdict;

use std::process::Command;

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
    #[arg(long, default_value_t = 3, conflicts_with = "against")]
    turns: u32,
    /// How many people are stored beforehand (1,000,000; 500,000 with `--against`).
    #[arg(long)]
    people: Option<u64>,
    /// For how many seconds a turn is called as fast as it answers (30; 20 with `--against`).
    #[arg(long)]
    seconds: Option<u32>,
    /// Measures only these parts of a turn; may be given several times.
    #[arg(long, conflicts_with = "against")]
    only: Vec<String>,
    /// Measures only the limits.
    #[arg(long, conflicts_with = "against")]
    limits_only: bool,
    /// Measures a version of this repository, too, and fails when this one is worse.
    #[arg(long, value_name = "REV")]
    against: Option<String>,
    /// How many pairs of turns, one of each version.
    #[arg(long, default_value_t = 5, requires = "against")]
    pairs: u32,
}

/// Builds and measures; says whether nothing is worse.
pub(crate) fn run(options: &Options) -> anyhow::Result<bool> {
    packages::ensure(&Wanted::Server)?;
    if let Some(revision) = &options.against {
        return against::run(revision, options);
    }
    if !options.limits_only {
        run::build_ui()?;
        build_server()?;
    }
    build_bench()?;
    let mut measure = python("tests/bench/turns.py");
    measure
        .arg("--bench")
        .arg(workspace::target()?.join("release/baton-bench"))
        .arg("--folder")
        .arg(workspace::root().join("target/bench"))
        .args(["--turns", &options.turns.to_string()])
        .args(["--people", &options.people.unwrap_or(1_000_000).to_string()])
        .args(["--seconds", &options.seconds.unwrap_or(30).to_string()]);
    for part in &options.only {
        measure.args(["--only", part]);
    }
    if options.json {
        measure.arg("--json");
    }
    if options.limits_only {
        measure.arg("--limits-only");
    }
    child::must(&mut measure)?;
    Ok(true)
}

/// Builds the generator, the receiver and the limits.
fn build_bench() -> anyhow::Result<()> {
    let mut build = Command::new("cargo");
    build
        .args(["build", "--release", "--package", "baton-bench"])
        .current_dir(workspace::root());
    child::must(&mut build)?;
    Ok(())
}
