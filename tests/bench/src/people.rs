//! Adds many people to the database of a stopped Baton: the bulk path of the measurement.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

/// Whom to add, and where.
#[derive(Args)]
pub(crate) struct Options {
    /// Data folder of a Baton that is not running.
    #[arg(long)]
    folder: PathBuf,
    /// How many people.
    #[arg(long, default_value_t = 1_000_000)]
    count: u64,
}

/// Adds the people `p000000000@bench.example` and so on.
pub(crate) fn run(options: &Options) -> anyhow::Result<Value> {
    anyhow::bail!("{} people for {}: the store is not linked", options.count, options.folder.display())
}
