//! Where the data folder and the key are.

use std::path::PathBuf;

use anyhow::Context;
use directories::ProjectDirs;

use crate::failure::Failure;

/// The folders of this installation.
#[derive(Debug)]
pub(crate) struct Places {
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The key file, which is never in the data folder.
    pub(crate) key: PathBuf,
}

/// What was asked for, else the platform's folders.
pub(crate) fn find(data: Option<PathBuf>, key: Option<PathBuf>) -> Result<Places, Failure> {
    let own = || {
        ProjectDirs::from("app", "baton", "baton-server")
            .context("find your home folder; say where with --data and --secrets-key-file")
    };
    let data = match data {
        Some(data) => data,
        None => own()?.data_dir().to_path_buf(),
    };
    let key = match key {
        Some(key) => key,
        None => own()?.config_dir().join("secrets.key"),
    };
    Ok(Places { data, key })
}
