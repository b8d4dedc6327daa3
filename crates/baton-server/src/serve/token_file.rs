//! The token by which commands ask the running server; readable by its owner only.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const NAME: &str = "admin.token";

pub(crate) fn path(data: &Path) -> PathBuf {
    data.join(NAME)
}

/// Reads the token of the running server.
pub(crate) fn read(data: &Path) -> std::io::Result<String> {
    fs::read_to_string(path(data)).map(|text| text.trim().to_owned())
}

/// Replaces the file in one step.
pub(crate) fn write(data: &Path, token: &str) -> std::io::Result<()> {
    let fresh = data.join("admin.token.fresh");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&fresh)?;
    writeln!(file, "{token}")?;
    file.sync_all()?;
    fs::rename(&fresh, path(data))
}
