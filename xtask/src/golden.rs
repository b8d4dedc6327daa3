//! The golden folder of the present format, which lands with it: once the format is raised again,
//! nobody but that folder shows that what lies on somebody's computer is brought up to date
//! (`tests/golden/README.md`). `cargo xtask golden` makes it, `cargo xtask lint` misses it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::Args;

use crate::programs::{cargo, python};
use crate::{child, workspace};

const DECLARED: &str = "crates/baton-store/src/open/migration.rs";
const BEFORE_IT: &str = "pub const FORMAT: i64 = ";

/// Which server makes it.
#[derive(Args)]
pub(crate) struct Options {
    /// A server that is built already; without it the one of these sources is built.
    #[arg(long)]
    server: Option<PathBuf>,
}

/// Builds the server and lets it make the folder; one that is there is never made again.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("a golden folder is made on Linux alone: libfaketime moves its clock");
    }
    let server = match &options.server {
        Some(server) => server.clone(),
        None => built()?,
    };
    let mut make = python();
    make.args(["-u", "tests/golden/make.py", "--server"]);
    child::must(make.arg(server)).map(drop)
}

fn built() -> anyhow::Result<PathBuf> {
    child::must(cargo().args(["build", "--package", "baton-server"]))?;
    let server = workspace::target()?.join("debug/baton-server");
    ensure!(server.is_file(), "no server was built");
    Ok(server)
}

/// Whether there is a folder of the format that is written.
pub(crate) fn check() -> anyhow::Result<Vec<String>> {
    let root = workspace::root();
    let text = fs::read_to_string(root.join(DECLARED))?;
    let present = declared(&text).with_context(|| format!("{DECLARED} declares no FORMAT"))?;
    Ok(finding(present, &root.join("tests/golden"))
        .into_iter()
        .collect())
}

fn declared(text: &str) -> Option<u32> {
    let (_, behind) = text.split_once(BEFORE_IT)?;
    behind.split(';').next()?.parse().ok()
}

fn finding(present: u32, folders: &Path) -> Option<String> {
    let database = folders.join(present.to_string()).join("data/baton.db");
    let missing = !database.is_file();
    missing.then(|| {
        format!(
            "{DECLARED}: format {present} has no golden folder; `cargo xtask golden` makes it \
             (tests/golden/README.md)"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_without_a_folder_is_found() {
        let folders = workspace::root().join("tests/golden");
        let declared = declared("//! Formats.\npub const FORMAT: i64 = 3;\n").unwrap();

        assert_eq!(declared, 3);
        assert_eq!(finding(declared, &folders), None, "there is one of it");
        let said = finding(9_000, &folders).unwrap();
        assert!(said.contains("format 9000 has no"), "{said}");
    }
}
