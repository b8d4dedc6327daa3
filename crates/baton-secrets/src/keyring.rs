use std::sync::Arc;

use keyring_core::api::CredentialStore;

use crate::backend::{Backend, Opener};
use crate::worker::missing;
use crate::{Error, Secret};

/// The operating system's password store, as `keyring` chooses it.
pub(crate) struct Keyring {
    service: String,
    /// Whether what is opened now takes the place of what has failed.
    again: bool,
}

impl Keyring {
    pub(crate) fn new(service: String) -> Self {
        Self {
            service,
            again: false,
        }
    }
}

impl Opener for Keyring {
    fn open(&mut self) -> Result<Box<dyn Backend>, Error> {
        let lock = platform::Lock::connect()?;
        Ok(Box::new(Opened {
            lock,
            store: None,
            again: std::mem::replace(&mut self.again, true),
            service: self.service.clone(),
        }))
    }

    fn unlock(&self) -> Box<dyn FnOnce() -> Result<(), Error> + Send> {
        Box::new(platform::unlock)
    }
}

struct Opened {
    lock: platform::Lock,
    store: Option<Arc<CredentialStore>>,
    again: bool,
    service: String,
}

impl Opened {
    fn entry(&mut self, name: &str) -> Result<keyring_core::Entry, Error> {
        // The platform's calls unlock by a prompt, which only the person may start.
        self.lock.check()?;
        let store = match &self.store {
            Some(store) => store,
            None => self
                .store
                .insert(chosen(self.again).map_err(|error| read(name, error))?),
        };
        store
            .build(&self.service, name, None)
            .map_err(|error| read(name, error))
    }
}

/// The store that `keyring` chose for this platform.
///
/// `keyring` opens it once in the life of the process and keeps the outcome, a failure too, so that
/// after one the store is renewed and given to `keyring-core`, which makes the entries.
fn chosen(again: bool) -> keyring_core::Result<Arc<CredentialStore>> {
    let first = keyring::Entry::store_status();
    if again || first.is_err() {
        platform::renew()?;
    }
    keyring_core::get_default_store().ok_or(keyring_core::Error::NoDefaultStore)
}

impl Backend for Opened {
    fn check(&mut self) -> Result<(), Error> {
        self.lock.check()
    }

    fn get(&mut self, name: &str) -> Result<Option<Secret>, Error> {
        match self.entry(name)?.get_secret() {
            Ok(bytes) => Ok(Some(Secret::new(bytes))),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(read(name, error)),
        }
    }

    fn set(&mut self, name: &str, secret: &Secret) -> Result<(), Error> {
        self.entry(name)?
            .set_secret(secret.expose())
            .map_err(|error| read(name, error))
    }

    fn delete(&mut self, name: &str) -> Result<(), Error> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(keyring_core::Error::NoEntry) => Ok(()),
            Err(error) => Err(read(name, error)),
        }
    }
}

/// Never carries the data that an error of the platform may hold.
fn read(name: &str, error: keyring_core::Error) -> Error {
    match error {
        keyring_core::Error::NoStorageAccess(_) => Error::Locked,
        keyring_core::Error::PlatformFailure(error) => missing(error.as_ref()),
        keyring_core::Error::NoDefaultStore => Error::Missing {
            reason: "no store".into(),
        },
        keyring_core::Error::TooLong(_, limit) => refused(name, &format!("longer than {limit}")),
        keyring_core::Error::Ambiguous(_) => refused(name, "there are several entries"),
        keyring_core::Error::BadEncoding(_) | keyring_core::Error::BadDataFormat(..) => {
            refused(name, "the entry cannot be read")
        }
        keyring_core::Error::NoEntry => refused(name, "the entry has just gone"),
        keyring_core::Error::Invalid(_, reason)
        | keyring_core::Error::NotSupportedByStore(reason)
        | keyring_core::Error::BadStoreFormat(reason) => refused(name, &reason),
        _ => refused(name, "the store gave an unknown answer"),
    }
}

fn refused(name: &str, reason: &str) -> Error {
    Error::Refused {
        name: name.to_owned(),
        reason: reason.to_owned(),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod platform {
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;

    use crate::Error;
    use crate::worker::missing;

    /// A connection of its own, which looks at the lock without opening a prompt.
    pub(super) struct Lock(SecretService<'static>);

    impl Lock {
        pub(super) fn connect() -> Result<Self, Error> {
            SecretService::connect(EncryptionType::Plain)
                .map(Self)
                .map_err(|error| missing(&error))
        }

        pub(super) fn check(&self) -> Result<(), Error> {
            let collection = match self.0.get_default_collection() {
                Ok(collection) => collection,
                // There is no keyring yet: the person makes one by unlocking.
                Err(secret_service::Error::NoResult) => return Err(Error::Locked),
                Err(error) => return Err(missing(&error)),
            };
            match collection.is_locked() {
                Ok(false) => Ok(()),
                Ok(true) => Err(Error::Locked),
                Err(error) => Err(missing(&error)),
            }
        }
    }

    /// Another connection: the old one's session ended with the service that it was opened at.
    pub(super) fn renew() -> keyring_core::Result<()> {
        keyring_core::set_default_store(zbus_secret_service_keyring_store::Store::new()?);
        Ok(())
    }

    /// Blocks until the person has answered.
    pub(super) fn unlock() -> Result<(), Error> {
        let service =
            SecretService::connect(EncryptionType::Plain).map_err(|error| missing(&error))?;
        let result = match service.get_default_collection() {
            Ok(collection) => collection.unlock(),
            Err(secret_service::Error::NoResult) => {
                service.create_collection("Default", "default").map(drop)
            }
            Err(error) => Err(error),
        };
        result.map_err(|_| Error::Locked)
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
mod platform {
    use crate::Error;

    /// These platforms open their store with the person's session.
    pub(super) struct Lock;

    impl Lock {
        #[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
        pub(super) fn connect() -> Result<Self, Error> {
            Ok(Self)
        }

        #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "as above")]
        pub(super) fn check(&self) -> Result<(), Error> {
            Ok(())
        }
    }

    /// Their stores hold no connection that could have ended.
    #[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
    pub(super) fn renew() -> keyring_core::Result<()> {
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "the other platform can fail here")]
    pub(super) fn unlock() -> Result<(), Error> {
        Ok(())
    }
}
