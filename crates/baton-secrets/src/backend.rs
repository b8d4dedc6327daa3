use crate::{Error, Secret};

/// One opened store. Calls block; only the worker thread makes them.
pub(crate) trait Backend: Send {
    /// Fails with [`Error::Locked`] or [`Error::Missing`]; never opens a prompt.
    fn check(&mut self) -> Result<(), Error>;
    /// The secret of this name, if there is one.
    fn get(&mut self, name: &str) -> Result<Option<Secret>, Error>;
    /// Keeps the secret under this name, durably.
    fn set(&mut self, name: &str, secret: &Secret) -> Result<(), Error>;
    /// Forgets the name; a name that is not there is no error.
    fn delete(&mut self, name: &str) -> Result<(), Error>;
}

/// Makes a store, again for every retry.
pub(crate) trait Opener: Send + 'static {
    /// Opens the store without a prompt.
    fn open(&mut self) -> Result<Box<dyn Backend>, Error>;
    /// Asks the person to unlock the store; blocks while the prompt is open.
    fn unlock(&self) -> Box<dyn FnOnce() -> Result<(), Error> + Send>;
}
