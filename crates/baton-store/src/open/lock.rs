//! One process owns a data folder: an OS lock held for life, and a file that says who holds it.
//!
//! The lock and the owner's words are two files: a locked file cannot be read on every system.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use fs4::fs_std::FileExt;
use jiff::Timestamp;

use super::folder::private_file;
use super::owner::{self, Owner};
use crate::{Error, Result};

const LOCK: &str = "baton.lock";

/// The lock on a folder, released when dropped.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
    path: PathBuf,
    owner: Mutex<Owner>,
}

impl FolderLock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(folder: &Path) -> Result<Self> {
        let file = locked(folder)?;
        let now = Timestamp::now();
        let owner = Owner {
            folder: folder.to_owned(),
            pid: Some(std::process::id()),
            since: Some(now),
            answered_at: Some(now),
            admin_address: None,
        };
        let lock = Self {
            _file: file,
            path: folder.join(owner::FILE),
            owner: Mutex::new(owner),
        };
        lock.write()?;
        Ok(lock)
    }

    /// Notes that the owner is alive, and where it listens if that is new.
    pub(crate) fn beat(&self, admin_address: Option<String>) -> Result<()> {
        {
            let mut owner = self.owner();
            owner.answered_at = Some(Timestamp::now());
            if admin_address.is_some() {
                owner.admin_address = admin_address;
            }
        }
        self.write()
    }

    fn owner(&self) -> MutexGuard<'_, Owner> {
        self.owner
            .lock()
            .expect("no holder of the owner's words panics")
    }

    fn text(&self) -> Vec<u8> {
        serde_json::to_vec(&*self.owner()).expect("an owner is plain data")
    }

    fn write(&self) -> Result<()> {
        let text = self.text();
        let fresh = self.path.with_extension("fresh");
        private_file(&fresh)
            .and_then(|mut file| {
                file.set_len(0)
                    .and_then(|()| file.write_all(&text))
                    .map_err(|source| Error::folder("write", &fresh, source))
            })
            .and_then(|()| {
                fs::rename(&fresh, &self.path)
                    .map_err(|source| Error::folder("rename", &fresh, source))
            })
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        let _may_be_gone = fs::remove_file(&self.path);
    }
}

/// The lock's file, locked, or an error with whoever has it.
fn locked(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    let file = private_file(&path)?;
    let free = FileExt::try_lock_exclusive(&file)
        .map_err(|source| Error::folder("lock", &path, source))?;
    if free {
        Ok(file)
    } else {
        Err(Error::Owned(Box::new(read_owner(folder))))
    }
}

/// An error with whoever holds the folder. Whoever only asks leaves no words of its own there, which
/// would say that Baton worked in this folder.
pub(crate) fn refuse_owned(folder: &Path) -> Result<()> {
    locked(folder).map(drop)
}

/// Who holds the folder by its own words; without them only the folder is known.
pub(crate) fn read_owner(folder: &Path) -> Owner {
    fs::read(folder.join(owner::FILE))
        .ok()
        .and_then(|text| serde_json::from_slice::<Owner>(&text).ok())
        .map_or_else(
            || Owner {
                folder: folder.to_owned(),
                ..Owner::default()
            },
            |owner| Owner {
                folder: folder.to_owned(),
                ..owner
            },
        )
}
