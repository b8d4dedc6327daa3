//! `cargo xtask test`: every check, each a named suite with its seconds, closed by one line of
//! counts. A skip fails the run. Suites that need Linux are named and left out elsewhere.
//!
//! Two lanes of suites run side by side: half of their time is waiting, for the compiler's last
//! crate or for an event, and each line of output begins with the suite it is from.

mod counts;
mod suites;

pub(crate) use suites::{build_faulty_server, build_server, examination, python};

use std::thread;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::Args;

use crate::child;
use suites::{Lane, Suite};

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
            let linux = if suite.linux.is_some() {
                " (Linux only)"
            } else {
                ""
            };
            println!("{:<10} {}{linux}", suite.name, suite.about);
        }
        return Ok(true);
    }
    for name in &options.only {
        let suite = all.iter().find(|suite| suite.name == name);
        let suite = suite.with_context(|| format!("there is no suite `{name}`"))?;
        if let Some(why) = suite.left_out() {
            bail!("`{name}` needs Linux: {why}");
        }
    }
    let begun = Instant::now();
    let mut total = Counts::default();
    if !options.no_packages
        && let Err(error) = suites::prepare()
    {
        println!("prepare: {error:#}");
        total += Counts::one_failed();
    }
    let prepared = begun.elapsed();
    let wanted = |suite: &&Suite| {
        options.only.is_empty() || options.only.iter().any(|name| name == suite.name)
    };
    let (left_out, wanted): (Vec<&Suite>, Vec<&Suite>) = all
        .iter()
        .filter(wanted)
        .partition(|suite| suite.left_out().is_some());
    let told = in_lanes(&wanted);
    for (suite, told) in wanted.iter().zip(&told) {
        for words in &told.last_words {
            println!("\n=== {} failed, and ended with\n{words}", suite.name);
        }
    }
    println!("\n=== suites");
    println!("{:<10} {:>7.1} s", "prepare", prepared.as_secs_f64());
    for (suite, told) in wanted.iter().zip(&told) {
        println!(
            "{:<10} {:>7.1} s  {}",
            suite.name, told.seconds, told.counts
        );
        total += told.counts;
    }
    for suite in left_out {
        let why = suite.left_out().unwrap_or_default();
        println!("{:<10} left out here, needs Linux: {why}", suite.name);
    }
    println!(
        "{:<10} {:>7.1} s",
        "together",
        begun.elapsed().as_secs_f64()
    );
    println!("{total}");
    Ok(total.failed == 0 && total.skipped == 0 && total.passed > 0)
}

/// How a suite went.
struct Told {
    seconds: f64,
    counts: Counts,
    /// What its commands that ended badly said at last.
    last_words: Vec<String>,
}

/// How each suite went, in the order given.
fn in_lanes(suites: &[&Suite]) -> Vec<Told> {
    let failed = || Told {
        seconds: 0.0,
        counts: Counts::one_failed(),
        last_words: vec!["its lane of suites panicked".to_owned()],
    };
    let mut told: Vec<_> = suites.iter().map(|_| failed()).collect();
    let lane = |lane: Lane| {
        let places = suites.iter().enumerate();
        let own = places.filter(move |(_, suite)| suite.lane == lane);
        own.map(|(place, suite)| (place, one(suite)))
            .collect::<Vec<_>>()
    };
    let ended: Vec<_> = thread::scope(|scope| {
        let lanes = [Lane::Inside, Lane::Outside].map(|one| scope.spawn(move || lane(one)));
        // A lane that panicked leaves its suites failed.
        lanes
            .into_iter()
            .flat_map(|one| one.join().unwrap_or_default())
            .collect()
    });
    for (place, result) in ended {
        told[place] = result;
    }
    told
}

fn one(suite: &Suite) -> Told {
    child::speak_as(suite.name);
    println!("\n=== {}: {}", suite.name, suite.about);
    let started = Instant::now();
    let mut last_words = Vec::new();
    let counts = (suite.run)().unwrap_or_else(|error| {
        last_words.push(format!("{error:#}"));
        println!("{}: {error:#}", suite.name);
        Counts::one_failed()
    });
    last_words.extend(child::last_words());
    let seconds = started.elapsed().as_secs_f64();
    println!("=== {}: {counts} in {seconds:.1} s", suite.name);
    Told {
        seconds,
        counts,
        last_words,
    }
}
