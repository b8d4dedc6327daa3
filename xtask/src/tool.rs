//! Programs of the Rust world that the commands use: one version for everybody, so that nobody's
//! findings differ, installed into the build folder the first time.

use std::path::PathBuf;

use crate::{child, programs, workspace};

/// A program as crates.io has it.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// What is built in beside the defaults, separated by commas.
    pub(crate) features: &'static str,
}

impl Tool {
    /// The program, installed if it is not there yet.
    pub(crate) fn program(&self) -> anyhow::Result<PathBuf> {
        let folder = workspace::target()?
            .join("xtask")
            .join(format!("{}-{}", self.name, self.version));
        let program =
            folder
                .join("bin")
                .join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            let build = folder.join("build");
            let mut install = programs::cargo();
            install
                .args(["install", self.name, "--version", self.version, "--locked"])
                .args(["--features", self.features, "--root"])
                .arg(&folder)
                .env("CARGO_TARGET_DIR", &build);
            child::must(&mut install)?;
            std::fs::remove_dir_all(&build)?;
        }
        Ok(program)
    }
}
