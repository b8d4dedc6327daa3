use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::backend::{Backend, Opener};
use crate::{Error, Secret};

/// A store in memory whose troubles a test can switch. Exists in tests only.
#[derive(Debug, Clone, Default)]
pub struct Controls(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    inner: Mutex<Inner>,
    released: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    kept: BTreeMap<String, Secret>,
    trouble: Option<Error>,
    held: bool,
    waiting: bool,
    times_kept: usize,
}

impl Controls {
    /// Locks the store, as a person would.
    pub fn lock(&self) {
        self.inner().trouble = Some(Error::Locked);
    }

    /// Takes the store away, as a killed daemon would.
    pub fn kill(&self) {
        self.inner().trouble = Some(Error::Missing {
            reason: "killed".into(),
        });
    }

    /// Ends every trouble.
    pub fn open(&self) {
        self.inner().trouble = None;
    }

    /// Lets whoever reads or keeps a secret wait, as a slow place does.
    pub fn hold(&self) {
        self.inner().held = true;
    }

    /// Ends that wait.
    pub fn release(&self) {
        self.inner().held = false;
        self.0.released.notify_all();
    }

    /// Whether somebody waits so.
    pub fn is_waited_for(&self) -> bool {
        self.inner().waiting
    }

    /// Under which names something is kept.
    pub fn names(&self) -> Vec<String> {
        self.inner().kept.keys().cloned().collect()
    }

    /// How often something was kept.
    pub fn times_kept(&self) -> usize {
        self.inner().times_kept
    }

    /// Forgets everything.
    pub fn empty(&self) {
        self.inner().kept.clear();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_until_released(&self) {
        let mut held = self.inner();
        held.waiting = held.held;
        let released = self.0.released.wait_while(held, |inner| inner.held);
        released.unwrap_or_else(PoisonError::into_inner).waiting = false;
    }
}

impl Opener for Controls {
    fn open(&mut self) -> Result<Box<dyn Backend>, Error> {
        match &self.inner().trouble {
            Some(Error::Missing { reason }) => Err(Error::Missing {
                reason: reason.clone(),
            }),
            _ => Ok(Box::new(self.clone())),
        }
    }

    fn unlock(&self) -> Box<dyn FnOnce() -> Result<(), Error> + Send> {
        let controls = self.clone();
        Box::new(move || {
            Self::open(&controls);
            Ok(())
        })
    }
}

impl Backend for Controls {
    fn check(&mut self) -> Result<(), Error> {
        self.inner().trouble.clone().map_or(Ok(()), Err)
    }

    fn get(&mut self, name: &str) -> Result<Option<Secret>, Error> {
        self.wait_until_released();
        self.check()?;
        Ok(self.inner().kept.get(name).cloned())
    }

    fn set(&mut self, name: &str, secret: &Secret) -> Result<(), Error> {
        self.wait_until_released();
        self.check()?;
        let mut inner = self.inner();
        inner.kept.insert(name.to_owned(), secret.clone());
        inner.times_kept += 1;
        Ok(())
    }

    fn delete(&mut self, name: &str) -> Result<(), Error> {
        self.check()?;
        self.inner().kept.remove(name);
        Ok(())
    }
}
