//! `cargo xtask test`: every check in order, each a named suite with its seconds, closed by one
//! line of counts. A skip fails the run.

mod counts;
mod suites;

pub(crate) use suites::{build_faulty_server, build_server, python};

use std::time::Instant;

use anyhow::ensure;
use clap::Args;

pub(crate) use counts::Counts;

/// Which suites to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Runs only the named suites; may be given several times.
    #[arg(long)]
    only: Vec<String>,
    /// Lists the suites.
    #[arg(long)]
    list: bool,
    /// Leaves system packages alone.
    #[arg(long)]
    no_packages: bool,
}

/// Runs the suites; says whether all is well. The counts are the last line.
pub(crate) fn run(options: &Options) -> anyhow::Result<bool> {
    let all = suites::all();
    if options.list {
        for suite in &all {
            println!("{:<10} {}", suite.name, suite.about);
        }
        return Ok(true);
    }
    for name in &options.only {
        ensure!(
            all.iter().any(|suite| suite.name == name),
            "there is no suite `{name}`"
        );
    }
    let begun = Instant::now();
    let mut lines = Vec::new();
    let mut total = Counts::default();
    if !options.no_packages
        && let Err(error) = suites::prepare()
    {
        println!("prepare: {error:#}");
        total += Counts::one_failed();
    }
    lines.push(format!(
        "{:<10} {:>7.1} s",
        "prepare",
        begun.elapsed().as_secs_f64()
    ));
    for suite in all {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == suite.name) {
            continue;
        }
        println!("\n=== {}: {}", suite.name, suite.about);
        let started = Instant::now();
        let counts = (suite.run)().unwrap_or_else(|error| {
            println!("{}: {error:#}", suite.name);
            Counts::one_failed()
        });
        lines.push(format!(
            "{:<10} {:>7.1} s  {counts}",
            suite.name,
            started.elapsed().as_secs_f64()
        ));
        total += counts;
    }
    println!("\n=== suites");
    for line in lines {
        println!("{line}");
    }
    println!(
        "{:<10} {:>7.1} s",
        "together",
        begun.elapsed().as_secs_f64()
    );
    println!("{total}");
    Ok(total.failed == 0 && total.skipped == 0 && total.passed > 0)
}
