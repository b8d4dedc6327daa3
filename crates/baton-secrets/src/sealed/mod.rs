//! The sealed file: one file in the data folder, encrypted under a key that lies outside it.

mod file;
mod key;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::backend::{Backend, Opener};
use crate::{Error, Secret};

pub(crate) const FILE_NAME: &str = "secrets.sealed";

/// The sealed file and the place of its key.
pub(crate) struct SealedFile {
    key: PathBuf,
    file: PathBuf,
}

impl SealedFile {
    /// Refuses a key file that does not protect anything; makes it where neither file exists.
    pub(crate) fn new(key: PathBuf, data: &Path) -> Result<Self, Error> {
        let file = data.join(FILE_NAME);
        key::refuse_inside(&key, data)?;
        if key.exists() {
            key::refuse_readable(&key)?;
        } else if !file.exists() {
            key::make(&key)?;
        }
        Ok(Self { key, file })
    }
}

impl Opener for SealedFile {
    fn open(&mut self) -> Result<Box<dyn Backend>, Error> {
        key::refuse_readable(&self.key)?;
        let key = key::read(&self.key)?;
        let kept = file::read(&self.file, &key)?;
        Ok(Box::new(Opened {
            key,
            file: self.file.clone(),
            kept,
        }))
    }

    fn unlock(&self) -> Box<dyn FnOnce() -> Result<(), Error> + Send> {
        Box::new(|| Ok(()))
    }
}

struct Opened {
    key: Zeroizing<[u8; 32]>,
    file: PathBuf,
    kept: BTreeMap<String, Secret>,
}

impl Opened {
    fn keep(&mut self, kept: BTreeMap<String, Secret>) -> Result<(), Error> {
        file::write(&self.file, &self.key, &kept)?;
        self.kept = kept;
        Ok(())
    }
}

impl Backend for Opened {
    fn check(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn get(&mut self, name: &str) -> Result<Option<Secret>, Error> {
        Ok(self.kept.get(name).cloned())
    }

    fn set(&mut self, name: &str, secret: &Secret) -> Result<(), Error> {
        let mut kept = self.kept.clone();
        kept.insert(name.to_owned(), secret.clone());
        self.keep(kept)
    }

    fn delete(&mut self, name: &str) -> Result<(), Error> {
        if !self.kept.contains_key(name) {
            return Ok(());
        }
        let mut kept = self.kept.clone();
        kept.remove(name);
        self.keep(kept)
    }
}
