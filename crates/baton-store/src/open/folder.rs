//! The data folder itself: private to its user, and synced after a file is made in it.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lost;
use crate::{Error, Result};

/// The database's file name in the data folder.
pub(crate) const DATABASE: &str = "baton.db";

/// Makes the folder and an empty database file, private to this user, durable by name; nothing in a
/// folder whose database is lost.
pub(crate) fn prepare(folder: &Path) -> Result<PathBuf> {
    if !folder.is_dir() {
        make_folder(folder)?;
        if let Some(parent) = folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            sync(parent)?;
        }
    }
    let database = folder.join(DATABASE);
    lost::refuse(folder, &database)?;
    if !database.exists() {
        private_file(&database)?;
    }
    restrict(folder, &database)?;
    sync(folder)?;
    Ok(database)
}

/// Opens or makes a file that only this user can read.
pub(crate) fn private_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|source| Error::folder("open", path, source))
}

/// A handle on the database file itself, through which it can be synced.
pub(crate) fn handle(database: &Path) -> Result<Arc<File>> {
    let opened = File::options().read(true).write(true).open(database);
    opened
        .map(Arc::new)
        .map_err(|source| Error::folder("open", database, source))
}

/// Makes the names in a folder durable.
pub(crate) fn sync(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)
        .and_then(|handle| handle.sync_all())
        .map_err(|source| Error::folder("sync", folder, source))?;
    #[cfg(not(unix))]
    let _synced_by_the_file_system = folder;
    Ok(())
}

fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|source| Error::folder("make", folder, source))
}

#[cfg(unix)]
fn restrict(folder: &Path, database: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;

    for (path, mode) in [(folder, 0o700), (database, 0o600)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
            .map_err(|source| Error::folder("restrict", path, source))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn restrict(_folder: &Path, _database: &Path) -> Result<()> {
    Ok(())
}
