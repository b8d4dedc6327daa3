//! `cargo xtask ux`: the goals of the screens. What is counted is in the gate, too; what takes time
//! is measured here alone, and said beside how slow this computer is while it measures. At the end
//! all of them stand in one table.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use crate::child;
use crate::packages::{self, Wanted};
use crate::programs::npx;
use crate::run;
use crate::test::build_server;
use crate::workspace;

/// Counted: clicks, letters, what the clipboard has, reflow, long names and languages, what
/// outlives a crash.
const COUNTED: &str = "playwright test --config e2e/playwright.config.ts --reporter=list \
                       clicks measures reflow names long-text";
const TIMED: &str = "playwright test --config bench/ux.config.ts --reporter=list";

/// Builds and measures; says whether every goal is met.
pub(crate) fn run() -> anyhow::Result<bool> {
    packages::ensure(&Wanted::Tests)?;
    run::build_ui()?;
    build_server()?;
    let told = workspace::root().join("target").join("ux-goals.jsonl");
    fs::create_dir_all(told.parent().unwrap_or(&told))?;
    fs::write(&told, "")?;
    let mut met = true;
    for program in [COUNTED, TIMED] {
        let mut measure = npx(program);
        measure.env("BATON_SERVER_BIN", workspace::release_server()?);
        measure.env("BATON_GOALS", &told);
        met &= child::run_tests(&mut measure)?.good();
    }
    print(&told)?;
    Ok(met)
}

/// All that were told, in the order of their numbers.
fn print(told: &Path) -> anyhow::Result<()> {
    let lines = fs::read_to_string(told)?;
    let mut goals = Vec::new();
    for line in lines.lines() {
        let goal: Value = serde_json::from_str(line).context("read a goal")?;
        let text = |name: &str| goal[name].as_str().unwrap_or_default().to_owned();
        let number = |name: &str| goal[name].as_f64().unwrap_or_default();
        goals.push((
            text("goal"),
            number("most"),
            number("found"),
            text("verdict"),
        ));
    }
    goals.sort_by(|one, other| one.0.cmp(&other.0));
    println!("{:52} {:>8} {:>8}", "goal", "at most", "found");
    for (goal, most, found, verdict) in goals {
        println!("{goal:52} {most:>8} {found:>8.0} {verdict}");
    }
    Ok(())
}
