//! `cargo xtask soak`: the long forms of the tests, each under 90 minutes.

use std::process::Command;
use std::time::Instant;

use anyhow::{bail, ensure};
use clap::Args;

use crate::child;
use crate::packages::{self, Wanted};
use crate::programs::cargo;
use crate::run;
use crate::test::{build_faulty_server, build_server, examination, python};

/// Which parts to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Runs only the named parts.
    #[arg(long)]
    only: Vec<String>,
}

struct Part {
    name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
}

const PARTS: &[Part] = &[
    Part {
        name: "reader",
        program: "baton-fuzz",
        arguments: &["--executions", "10000000"],
    },
    Part {
        name: "kill",
        program: "tests/kill/run.py",
        arguments: &["--kills", "200", "--runs", "4000"],
    },
    Part {
        name: "examined",
        program: "tests/api/run.py",
        arguments: &["--cases", "50000", "--whole"],
    },
    Part {
        name: "races",
        program: "tests/outer/suite.py",
        arguments: &["tests/races", "--long"],
    },
    Part {
        name: "edges",
        program: "tests/outer/suite.py",
        arguments: &["tests/edges", "--long"],
    },
];

/// Runs the parts.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    for name in &options.only {
        ensure!(
            PARTS.iter().any(|part| part.name == name),
            "there is no part `{name}`"
        );
    }
    packages::ensure(&Wanted::Tests)?;
    run::build_ui()?;
    build_server()?;
    build_faulty_server()?;
    let mut failed = Vec::new();
    for part in PARTS {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == part.name) {
            continue;
        }
        println!("\n=== {}", part.name);
        let started = Instant::now();
        let mut command = match part.name {
            "examined" => examination()?,
            "reader" => fuzzer(),
            _another => python(part.program),
        };
        let ended = child::run_tests(command.args(part.arguments))?;
        println!("{} {:.1} s", part.name, started.elapsed().as_secs_f64());
        if !ended.good() {
            failed.push(part.name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// The reader of calls over changed bodies; a release build, whose times are meant.
fn fuzzer() -> Command {
    let mut command = cargo();
    command.args(["run", "--release", "--package", "baton-fuzz", "--"]);
    command
}
