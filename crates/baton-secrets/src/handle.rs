use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use crate::backend::Opener;
use crate::worker::{self, Cache, Request};
use crate::{CALL_LIMIT, CHECK_EVERY, Error, Secret, State, keyring, sealed};

/// Where the secrets are kept.
#[derive(Debug, Clone)]
pub enum Place {
    /// The operating system's password store, under this service name.
    Keyring {
        /// One name for each data folder.
        service: String,
    },
    /// A sealed file in the data folder, under a key that lies elsewhere.
    KeyFile {
        /// The key; made when neither it nor the sealed file exists.
        key: PathBuf,
        /// The data folder, which keeps the sealed file and must not hold the key.
        data: PathBuf,
    },
    /// The computer's memory, in tests.
    #[cfg(any(test, feature = "test-store"))]
    Memory(crate::MemoryControls),
}

/// A cheap handle to the store of secrets.
#[derive(Clone)]
pub struct Secrets(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) requests: std::sync::mpsc::Sender<Request>,
    pub(crate) state: watch::Sender<State>,
    pub(crate) cache: Cache,
}

impl Secrets {
    /// Starts the worker. The first check runs in the background: see [`Secrets::state`].
    /// Fails only for a key file that must not be used.
    pub fn open(place: Place) -> Result<Self, Error> {
        let opener: Box<dyn Opener> = match place {
            Place::Keyring { service } => Box::new(keyring::Keyring::new(service)),
            Place::KeyFile { key, data } => Box::new(sealed::SealedFile::new(key, &data)?),
            #[cfg(any(test, feature = "test-store"))]
            Place::Memory(controls) => Box::new(controls),
        };
        Ok(Self::start(opener, CHECK_EVERY))
    }

    /// A store in memory that is ready at once, for tests.
    #[cfg(any(test, feature = "test-store"))]
    pub fn memory() -> Self {
        Self::start(Box::new(crate::MemoryControls::default()), CHECK_EVERY)
    }

    fn start(opener: Box<dyn Opener>, check_every: Duration) -> Self {
        let (requests, queue) = std::sync::mpsc::channel();
        let state = watch::Sender::new(State::Waiting);
        let cache = Cache::default();
        let worker = worker::Worker::new(opener, state.clone(), Arc::clone(&cache), check_every);
        std::thread::Builder::new()
            .name("secrets".into())
            .spawn(move || worker.run(&queue))
            .expect("a thread can be started at start-up");
        Self(Arc::new(Shared {
            requests,
            state,
            cache,
        }))
    }

    /// The secret of this name; `None` when the store has none.
    pub async fn get(&self, name: &str) -> Result<Option<Secret>, Error> {
        if let Some(secret) = self.cached(name) {
            return Ok(Some(secret));
        }
        let name = name.to_owned();
        self.ask(|answer| Request::Get { name, answer }).await
    }

    /// Keeps a secret under this name; when this returns, it is kept durably.
    pub async fn set(&self, name: &str, secret: Secret) -> Result<(), Error> {
        let name = name.to_owned();
        self.ask(|answer| Request::Set {
            name,
            secret,
            answer,
        })
        .await
    }

    /// Forgets a name.
    pub async fn delete(&self, name: &str) -> Result<(), Error> {
        let name = name.to_owned();
        self.ask(|answer| Request::Delete { name, answer }).await
    }

    /// Says which secrets the database counts on, once at start: no name on the very first run, which
    /// writes the marker. A store that lacks the marker is compared with these names.
    pub async fn expect(&self, names: Vec<String>) -> Result<State, Error> {
        self.ask(|answer| Request::Expect { names, answer }).await
    }

    /// Asks the person to unlock the store; the only call that may open a prompt.
    /// Returns at once; the outcome shows in [`Secrets::state`].
    pub async fn unlock(&self) -> Result<(), Error> {
        self.ask(|answer| Request::Unlock { answer }).await
    }

    /// The state, and a way to wait for its changes.
    pub fn state(&self) -> watch::Receiver<State> {
        self.0.state.subscribe()
    }

    fn cached(&self, name: &str) -> Option<Secret> {
        let cache = self
            .0
            .cache
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        cache.get(name).cloned()
    }

    async fn ask<T>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<T, Error>>) -> Request,
    ) -> Result<T, Error> {
        let (answer, answered) = oneshot::channel();
        let stopped = || Error::Missing {
            reason: "its thread has stopped".into(),
        };
        self.0
            .requests
            .send(request(answer))
            .map_err(|_| stopped())?;
        match tokio::time::timeout(CALL_LIMIT, answered).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(stopped()),
            Err(_) => {
                self.0.state.send_if_modified(|state| {
                    let changed = *state != State::Waiting;
                    *state = State::Waiting;
                    changed
                });
                Err(Error::Waiting)
            }
        }
    }
}
