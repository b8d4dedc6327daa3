//! Another version of this repository, built beside this one and measured in turns with it.
//!
//! Its sources are taken out of git into the build folder, so that nothing stays registered in
//! the clone when that folder goes; the last version compared with is kept there. What is built of
//! it shares nothing with this tree: cargo names a crate by its place in the workspace, so that
//! the crates of one version would be taken for those of the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use super::verdict::Told;
use super::{Options, build_bench};
use crate::test::{build_server, python};
use crate::{child, workspace};

/// Smaller than what the figures of `docs/durability.md` are measured with, so that five pairs
/// end within 40 minutes on two cores; still more than twice the people that a turn calls.
const PEOPLE: u64 = 500_000;
const SECONDS: u32 = 20;

/// Builds both, measures the pairs, prints the table; says whether nothing is worse.
pub(crate) fn run(revision: &str, options: &Options) -> anyhow::Result<bool> {
    let before = Version::take(revision)?;
    build_server()?;
    build_bench()?;
    before.build()?;
    let mut measure = python("tests/bench/pairs.py");
    let now = workspace::target()?.join("release");
    measure
        .arg("--bench")
        .arg(now.join("baton-bench"))
        .arg("--before")
        .args(programs(&before.target().join("release")))
        .arg("--now")
        .args(programs(&now))
        .arg("--folder")
        .arg(workspace::root().join("target/bench-against"))
        .args(["--pairs", &options.pairs.to_string()])
        .args(["--people", &options.people.unwrap_or(PEOPLE).to_string()])
        .args(["--seconds", &options.seconds.unwrap_or(SECONDS).to_string()]);
    let output = child::must(&mut measure)?;
    let pairs = output
        .lines()
        .filter_map(|line| line.strip_prefix("pair "))
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()
        .context("read the measured pairs")?;
    let told = Told::of(&pairs);
    println!("\n{} (before) and this tree (now)\n{told}", before.commit);
    if options.json {
        println!("{}", told.json());
    }
    Ok(told.worse() == 0)
}

fn programs(folder: &Path) -> [PathBuf; 2] {
    [folder.join("baton-server"), folder.join("baton-bench")]
}

/// One commit, in its own folder below the build folder.
struct Version {
    commit: String,
    folder: PathBuf,
}

impl Version {
    /// Takes the sources of a revision out of git, unless they are there.
    fn take(revision: &str) -> anyhow::Result<Self> {
        let commit = git(&["rev-parse", "--verify", &format!("{revision}^{{commit}}")])?;
        let all = workspace::target()?.join("against");
        let version = Self {
            folder: all.join(&commit[..12]),
            commit,
        };
        if !version.tree().is_dir() {
            if all.is_dir() {
                fs::remove_dir_all(&all)?;
            }
            version.unpack()?;
        }
        version.embed_the_same_pages()?;
        Ok(version)
    }

    fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    fn unpack(&self) -> anyhow::Result<()> {
        // Only what was unpacked whole gets its name.
        let unpacked = self.folder.join("unpacked");
        let archive = self.folder.join("tree.tar");
        fs::create_dir_all(&unpacked)?;
        let shown = archive.to_string_lossy();
        git(&["archive", "--format=tar", "--output", &shown, &self.commit])?;
        let mut unpack = Command::new("tar");
        unpack.arg("-xf").arg(&archive).arg("-C").arg(&unpacked);
        child::must(&mut unpack)?;
        fs::remove_file(&archive)?;
        fs::rename(&unpacked, self.tree())?;
        Ok(())
    }

    /// Both programs hold the pages that this tree has built, or both hold none: what they weigh
    /// is no difference between the versions.
    fn embed_the_same_pages(&self) -> anyhow::Result<()> {
        let theirs = self.tree().join("ui/dist");
        if theirs.is_dir() {
            fs::remove_dir_all(&theirs)?;
        }
        let ours = workspace::root().join("ui/dist");
        if ours.join("index.html").is_file() {
            let mut copy = Command::new("cp");
            copy.arg("-r").arg(&ours).arg(&theirs);
            child::must(&mut copy)?;
        }
        Ok(())
    }

    fn build(&self) -> anyhow::Result<()> {
        let mut build = Command::new("cargo");
        build
            .args(["build", "--release", "--locked"])
            .args(["--package", "baton-server", "--package", "baton-bench"])
            .current_dir(self.tree())
            .env("CARGO_TARGET_DIR", self.target());
        child::must(&mut build)?;
        Ok(())
    }
}

fn git(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(workspace::root())
        .output()
        .context("start git")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
