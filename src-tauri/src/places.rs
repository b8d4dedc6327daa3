//! Where Baton keeps its things on this computer.

use std::path::PathBuf;

use anyhow::Context;
use tauri::{AppHandle, Manager};

/// The folder below the platform's, which the web view fills with its own files.
const FOLDER: &str = "baton";

/// The places of this installation.
#[derive(Debug)]
pub(crate) struct Places {
    /// The data folder.
    pub(crate) data: PathBuf,
    /// The name under which the password store keeps secrets; one for each data folder.
    pub(crate) keyring_service: String,
}

/// The platform's data folder, or the one of `BATON_DATA`.
pub(crate) fn find(app: &AppHandle) -> anyhow::Result<Places> {
    let identifier = app.config().identifier.clone();
    if let Some(data) = std::env::var_os("BATON_DATA").map(PathBuf::from) {
        let data = std::path::absolute(data).context("read BATON_DATA")?;
        let keyring_service = format!("{identifier} {}", data.display());
        return Ok(Places {
            data,
            keyring_service,
        });
    }
    let data = app
        .path()
        .app_data_dir()
        .context("find the data folder")?
        .join(FOLDER);
    Ok(Places {
        data,
        keyring_service: identifier,
    })
}
