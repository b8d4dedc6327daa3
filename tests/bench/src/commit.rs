//! The limit of single commits: one row per transaction on one thread.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::clock::percentile_ms;
use crate::wire::{About, call_body};
use crate::writer;

/// Commits rows for the given time and tells the median.
pub(crate) fn run(folder: &Path, seconds: u64) -> anyhow::Result<Value> {
    let db = writer::open(folder)?;
    let body = call_body(About::Known, 0);
    let start = Instant::now();
    let mut times_ns = Vec::new();
    while start.elapsed() < Duration::from_secs(seconds) {
        let begun = Instant::now();
        let tx = db.unchecked_transaction()?;
        writer::insert_call(
            &tx,
            "/in/x",
            "content-type: application/json",
            body.as_bytes(),
        )?;
        tx.commit()?;
        times_ns.push(u64::try_from(begun.elapsed().as_nanos())?);
    }
    times_ns.sort_unstable();
    Ok(json!({
        "commits": times_ns.len(),
        "p50_ms": percentile_ms(&times_ns, 0.50),
        "p99_ms": percentile_ms(&times_ns, 0.99),
    }))
}
