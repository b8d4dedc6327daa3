//! `cargo xtask ux`: the goals of the screens. What is counted is in the gate, too; what takes time
//! is measured here alone, and said beside how slow this computer is while it measures.

use crate::child;
use crate::packages::{self, Wanted};
use crate::programs::npx;
use crate::run;
use crate::test::build_server;
use crate::workspace;

/// Counted: clicks, letters, what the clipboard has, reflow, long names, what outlives a crash.
const COUNTED: &str = "playwright test --config e2e/playwright.config.ts --reporter=list \
                       clicks measures names";
const TIMED: &str = "playwright test --config bench/ux.config.ts --reporter=list";

/// Builds and measures; says whether every goal is met.
pub(crate) fn run() -> anyhow::Result<bool> {
    packages::ensure(&Wanted::Tests)?;
    run::build_ui()?;
    build_server()?;
    let mut met = true;
    for program in [COUNTED, TIMED] {
        let mut measure = npx(program);
        measure.env("BATON_SERVER_BIN", workspace::release_server()?);
        met &= child::run_tests(&mut measure)?.good();
    }
    Ok(met)
}
