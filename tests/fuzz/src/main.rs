//! The fuzzer of the reader of calls (C17): real and odd bodies, changed at random, read and used
//! as Baton does.
//!
//! An execution follows from a seed and its number alone, so each can be played again. It looks at
//! no coverage: what it finds, it finds by many executions of what senders send. `cargo xtask soak`
//! plays ten million; `cargo xtask test` a bounded run, without the limit on time.

mod bodies;
mod changed;
mod judged;
mod played;
mod work;

use anyhow::ensure;
use clap::Parser;
use peak_alloc::PeakAlloc;

use played::{Limits, Range};

/// Counts what is allocated; of this process, which does one execution at a time.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Reads changed bodies until so many are read.
#[derive(Parser)]
struct Options {
    /// How many executions.
    #[arg(long, default_value_t = 10_000_000)]
    executions: u64,
    /// The number of the first.
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// What the bodies follow from.
    #[arg(long, default_value_t = 13)]
    seed: u64,
    /// The most processor time of one execution, in milliseconds.
    #[arg(long, default_value_t = 100)]
    slowest_ms: u64,
    /// The most memory of one execution beyond the body, in MiB.
    #[arg(long, default_value_t = 64)]
    most_mib: usize,
}

#[expect(clippy::print_stdout, reason = "the figures are the output")]
fn main() -> anyhow::Result<()> {
    let given = Options::parse();
    let bodies = bodies::all()?;
    let limits = Limits {
        slowest_us: Some(given.slowest_ms * 1_000),
        most_bytes: given.most_mib * 1024 * 1024,
    };
    let range = Range {
        seed: given.seed,
        from: given.from,
        executions: given.executions,
    };
    // What panics is told as a finding, with its bytes.
    std::panic::set_hook(Box::new(|_| {}));
    let told = played::play(&bodies, &range, &limits, judged::read_and_use, |told| {
        println!("{told}");
    });
    println!("{told}");
    for finding in &told.findings {
        println!("{finding}");
    }
    ensure!(told.findings.is_empty(), "{} findings", told.findings.len());
    Ok(())
}
