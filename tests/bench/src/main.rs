//! The programs behind `cargo xtask bench`: one generator and one receiver, each in its own
//! process, and the limits, which are servers of the same libraries without a product in them.
//! The turns are led by `turns.py`; every program here prints one JSON object and ends.
//! Nothing leaves the loopback interface.

#![expect(
    clippy::print_stdout,
    reason = "the result of each program is one line on standard output"
)]

mod clock;
mod commit;
mod generator;
mod limit;
mod people;
mod receiver;
mod wire;
mod writer;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Generator, receiver and limits for the figures of Baton")]
struct Arguments {
    #[command(subcommand)]
    program: Program,
}

#[derive(Subcommand)]
enum Program {
    /// Calls an address over keep-alive connections and measures the answers.
    Generate(generator::Load),
    /// Answers every call with `{}` and remembers which ids came, and when.
    Receive {
        /// Port on 127.0.0.1; 0 takes a free one and prints it.
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Serves one of the limits until it is told to stop.
    Limit(limit::Options),
    /// Measures single-row commits on one thread.
    Commit {
        /// Folder for the database, on the disk to be measured.
        #[arg(long)]
        folder: PathBuf,
        /// How long to measure.
        #[arg(long, default_value_t = 5)]
        seconds: u64,
    },
    /// Adds people to the database of a stopped Baton, in bulk.
    People(people::Options),
}

fn main() -> anyhow::Result<()> {
    let result = match Arguments::parse().program {
        Program::Generate(load) => serde_json::to_value(generator::run(&load)?)?,
        Program::Receive { port } => receiver::run(port)?,
        Program::Limit(options) => limit::run(&options)?,
        Program::Commit { folder, seconds } => commit::run(&folder, seconds)?,
        Program::People(options) => people::run(&options)?,
    };
    println!("{result}");
    Ok(())
}
