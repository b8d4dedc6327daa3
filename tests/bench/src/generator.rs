//! The generator: 64 keep-alive connections on one thread, in three ways of calling.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::clock::{cpu_s, now_ns, percentile_ms};
use crate::wire::{About, Connection, call_request};

/// How calls follow one another.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Each connection sends its next call when the last is answered.
    Closed,
    /// Calls are due at a fixed rate; time counts from when a call was due.
    Open,
}

/// What to call, how fast, how long.
#[derive(Args, Clone)]
pub(crate) struct Load {
    #[arg(long)]
    port: u16,
    #[arg(long)]
    path: String,
    #[arg(long, env = "BENCH_TOKEN")]
    token: String,
    #[arg(long, value_enum, default_value = "closed")]
    pace: Pace,
    /// What each call says.
    #[arg(long, value_enum, default_value = "known")]
    about: About,
    /// Calls a second, when open.
    #[arg(long, default_value_t = 1000.0)]
    rate: f64,
    #[arg(long, default_value_t = 30.0)]
    seconds: f64,
    #[arg(long, default_value_t = 64)]
    connections: u64,
    /// Number of the first person.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Number of people there are from the first on; calling ends when they are used up.
    #[arg(long, default_value_t = 1_000_000)]
    people: u64,
    /// Where to write when each call was begun and when it was due, in nanoseconds: `person begun
    /// due`, a line each.
    #[arg(long)]
    sent: Option<PathBuf>,
}

/// What was measured.
#[derive(Serialize)]
pub(crate) struct Measured {
    accepted: u64,
    others: BTreeMap<String, u64>,
    seconds: f64,
    per_s: f64,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    start_ns: u64,
    end_ns: u64,
    /// People from the first on of whom nobody after was called: connections differ in speed.
    used: u64,
    cpu_s: f64,
}

#[derive(Default)]
struct Tally {
    accepted: u64,
    others: BTreeMap<String, u64>,
    times_ns: Vec<u64>,
    sent: Vec<(u64, u64, u64)>,
    end_ns: u64,
    used: u64,
}

/// Calls for the given time and measures.
pub(crate) fn run(load: &Load) -> anyhow::Result<Measured> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(call_all(load))
}

async fn call_all(load: &Load) -> anyhow::Result<Measured> {
    let mut connections = Vec::new();
    for _ in 0..load.connections {
        connections.push(Connection::open(load.port).await?);
    }
    let start_ns = now_ns();
    let tasks: Vec<_> = (0..)
        .zip(connections)
        .map(|(number, connection)| {
            tokio::task::spawn(one_connection(load.clone(), number, connection, start_ns))
        })
        .collect();
    let mut all = Tally::default();
    for task in tasks {
        merge(&mut all, task.await?);
    }
    if let Some(file) = &load.sent {
        let lines: String = all
            .sent
            .iter()
            .map(|(who, at, due)| format!("{who} {at} {due}\n"))
            .collect();
        std::fs::write(file, lines).context("write the times of sending")?;
    }
    Ok(measured(all, start_ns))
}

async fn one_connection(
    load: Load,
    number: u64,
    mut connection: Connection,
    start_ns: u64,
) -> Tally {
    let mut tally = Tally::default();
    let end_ns = start_ns + (load.seconds * 1e9) as u64;
    let mut turn = number;
    while turn < load.people {
        let begun_ns = match load.pace {
            Pace::Closed => now_ns(),
            Pace::Open => {
                let due_ns = start_ns + (turn as f64 / load.rate * 1e9) as u64;
                if due_ns < end_ns {
                    wait_until(due_ns).await;
                }
                due_ns
            }
        };
        if begun_ns >= end_ns {
            break;
        }
        let person = load.first + turn;
        let request = call_request(&load.path, &load.token, load.about, person);
        tally.used = turn + 1;
        if load.sent.is_some() {
            tally.sent.push((person, now_ns(), begun_ns));
        }
        match connection.exchange(&request).await {
            Ok(200) => tally.accepted += 1,
            Ok(other) => *tally.others.entry(other.to_string()).or_default() += 1,
            Err(_) => {
                *tally.others.entry("broken".to_owned()).or_default() += 1;
                break;
            }
        }
        let done_ns = now_ns();
        tally.times_ns.push(done_ns.saturating_sub(begun_ns));
        tally.end_ns = done_ns;
        turn += load.connections;
    }
    tally
}

async fn wait_until(due_ns: u64) {
    let now = now_ns();
    if due_ns > now {
        tokio::time::sleep(Duration::from_nanos(due_ns - now)).await;
    }
}

fn merge(all: &mut Tally, one: Tally) {
    all.accepted += one.accepted;
    for (status, count) in one.others {
        *all.others.entry(status).or_default() += count;
    }
    all.times_ns.extend(one.times_ns);
    all.sent.extend(one.sent);
    all.end_ns = all.end_ns.max(one.end_ns);
    all.used = all.used.max(one.used);
}

fn measured(mut all: Tally, start_ns: u64) -> Measured {
    all.times_ns.sort_unstable();
    let seconds = all.end_ns.saturating_sub(start_ns) as f64 / 1e9;
    Measured {
        accepted: all.accepted,
        per_s: all.accepted as f64 / seconds.max(1e-9),
        seconds,
        p50_ms: percentile_ms(&all.times_ns, 0.50),
        p99_ms: percentile_ms(&all.times_ns, 0.99),
        max_ms: percentile_ms(&all.times_ns, 1.0),
        start_ns,
        end_ns: all.end_ns,
        used: all.used,
        others: all.others,
        cpu_s: cpu_s(),
    }
}
