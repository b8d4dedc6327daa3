//! Where things are: the clone, the build folder, and what `cargo metadata` says.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

/// The folder of the clone.
///
/// Asked at run time, where cargo says it too: a build cache that two clones share may hold
/// an `xtask` that was compiled in the other one.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&package)
        .parent()
        .unwrap_or_else(|| Path::new("."))
        .to_path_buf()
}

/// The folder that cargo builds into; a kept `CARGO_TARGET_DIR` outside the clone is respected.
pub(crate) fn target() -> anyhow::Result<PathBuf> {
    let metadata = metadata(&["--no-deps"])?;
    let folder = metadata["target_directory"]
        .as_str()
        .context("cargo named no build folder")?;
    Ok(PathBuf::from(folder))
}

/// A built program, where cargo puts it.
pub(crate) fn program(profile: &str, name: &str) -> anyhow::Result<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(target()?.join(profile).join(file))
}

/// The release server, where cargo puts it.
pub(crate) fn release_server() -> anyhow::Result<PathBuf> {
    program("release", "baton-server")
}

/// What `cargo metadata` says about this platform.
pub(crate) fn metadata(arguments: &[&str]) -> anyhow::Result<Value> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version=1", "--locked"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .args(arguments)
        .current_dir(root())
        .output()
        .context("start cargo metadata")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).context("read cargo metadata")
}

/// The files that git knows, relative to the clone, whose name ends so.
pub(crate) fn files(endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .context("start git ls-files")?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout)?;
    Ok(text
        .lines()
        .filter(|line| endings.iter().any(|ending| line.ends_with(ending)))
        .map(PathBuf::from)
        .filter(|path| root().join(path).is_file())
        .collect())
}
