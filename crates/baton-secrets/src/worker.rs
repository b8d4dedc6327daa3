use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::{oneshot, watch};

use crate::backend::{Backend, Opener};
use crate::{Error, Secret, State};

const MARKER: &str = "marker";
const MARKER_TEXT: &str = "baton keeps its secrets here";
/// A closed store is looked at again at most this often, however many callers ask.
const CLOSED_FOR: Duration = Duration::from_millis(500);

pub(crate) type Answer<T> = oneshot::Sender<Result<T, Error>>;

/// What was read while the store was open; emptied as soon as it is not.
pub(crate) type Cache = Arc<RwLock<HashMap<String, Secret>>>;

/// What a handle asks the worker to do.
pub(crate) enum Request {
    Get {
        name: String,
        answer: Answer<Option<Secret>>,
    },
    Set {
        name: String,
        secret: Secret,
        answer: Answer<()>,
    },
    Delete {
        name: String,
        answer: Answer<()>,
    },
    Expect {
        names: Vec<String>,
        answer: Answer<State>,
    },
    Unlock {
        answer: Answer<()>,
    },
}

/// The thread that alone talks to the store.
pub(crate) struct Worker {
    opener: Box<dyn Opener>,
    store: Option<Box<dyn Backend>>,
    expected: Option<Vec<String>>,
    marked: bool,
    missing: Vec<String>,
    closed: Option<(Error, Instant)>,
    state: watch::Sender<State>,
    cache: Cache,
    check_every: Duration,
}

impl Worker {
    pub(crate) fn new(
        opener: Box<dyn Opener>,
        state: watch::Sender<State>,
        cache: Cache,
        check_every: Duration,
    ) -> Self {
        Self {
            opener,
            store: None,
            expected: None,
            marked: false,
            missing: Vec::new(),
            closed: None,
            state,
            cache,
            check_every,
        }
    }

    /// Serves the queue, and looks after the store in between, until the last handle is gone.
    pub(crate) fn run(mut self, queue: &Receiver<Request>) {
        let mut checked = self.check();
        loop {
            let rest = self.check_every.saturating_sub(checked.elapsed());
            match queue.recv_timeout(rest) {
                Ok(request) => self.serve(request),
                Err(RecvTimeoutError::Timeout) => checked = self.check(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn check(&mut self) -> Instant {
        let result = self.with_open(|_| Ok(()));
        self.publish(result.err());
        Instant::now()
    }

    fn serve(&mut self, request: Request) {
        match request {
            Request::Get { name, answer } if !answer.is_closed() => {
                let result = self.call(|store| store.get(&name));
                if let Ok(Some(secret)) = &result {
                    self.remember(&name, Some(secret));
                }
                self.reply(answer, result);
            }
            Request::Set {
                name,
                secret,
                answer,
            } if !answer.is_closed() => {
                let result = self.call(|store| store.set(&name, &secret));
                if result.is_ok() {
                    self.settle(&name);
                    self.remember(&name, Some(&secret));
                }
                self.reply(answer, result);
            }
            Request::Delete { name, answer } if !answer.is_closed() => {
                self.remember(&name, None);
                let result = self.call(|store| store.delete(&name));
                if result.is_ok() {
                    self.settle(&name);
                }
                self.reply(answer, result);
            }
            Request::Expect { names, answer } => {
                self.expected = Some(names);
                self.marked = false;
                let result = self.call(|_| Ok(()));
                let refused = result.err();
                self.publish(refused);
                let _gone = answer.send(Ok(self.state.borrow().clone()));
            }
            Request::Unlock { answer } => {
                let unlock = self.opener.unlock();
                let started = std::thread::Builder::new()
                    .name("unlock".into())
                    .spawn(move || {
                        if let Err(error) = unlock() {
                            tracing::info!(%error, "the password store was not unlocked");
                        }
                    });
                let result = started.map(drop).map_err(|error| missing(&error));
                let _gone = answer.send(result);
            }
            Request::Get { .. } | Request::Set { .. } | Request::Delete { .. } => {}
        }
    }

    fn reply<T>(&mut self, answer: Answer<T>, result: Result<T, Error>) {
        self.publish(result.as_ref().err().cloned());
        let _gone = answer.send(result);
    }

    /// One call; a store that went away is made again and asked a second time.
    fn call<T>(
        &mut self,
        mut work: impl FnMut(&mut dyn Backend) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if let Some((error, since)) = &self.closed
            && since.elapsed() < CLOSED_FOR
        {
            return Err(error.clone());
        }
        match self.with_open(&mut work) {
            Err(Error::Missing { .. }) => self.with_open(&mut work),
            other => other,
        }
    }

    fn with_open<T>(
        &mut self,
        mut work: impl FnMut(&mut dyn Backend) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let result = self.opened().and_then(|store| work(store.as_mut()));
        match &result {
            Err(error @ (Error::Locked | Error::Missing { .. })) => {
                if matches!(error, Error::Missing { .. }) {
                    self.store = None;
                }
                self.closed = Some((error.clone(), Instant::now()));
            }
            Ok(_) | Err(Error::Waiting | Error::Refused { .. } | Error::KeyFile { .. }) => {
                self.closed = None;
            }
        }
        result
    }

    fn opened(&mut self) -> Result<&mut Box<dyn Backend>, Error> {
        let mut store = match self.store.take() {
            Some(store) => store,
            None => self.opener.open()?,
        };
        if let Err(error) = store.check() {
            if matches!(error, Error::Locked) {
                self.store = Some(store);
            }
            return Err(error);
        }
        if !self.marked
            && let Some(expected) = &self.expected
        {
            self.missing = read_back(store.as_mut(), expected)?;
            self.marked = true;
        }
        Ok(self.store.insert(store))
    }

    /// The name is there again, or not wanted any more.
    fn settle(&mut self, name: &str) {
        let was_emptied = !self.missing.is_empty();
        self.missing.retain(|missing| missing != name);
        if let Some(expected) = &mut self.expected
            && !expected.iter().any(|known| known == name)
        {
            expected.push(name.to_owned());
        }
        if was_emptied && self.missing.is_empty() {
            let marked = self.call(write_marker);
            if let Err(error) = marked {
                tracing::warn!(%error, "the marker could not be written");
            }
        }
    }

    fn remember(&self, name: &str, secret: Option<&Secret>) {
        let mut cache = self
            .cache
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        match secret {
            Some(secret) => cache.insert(name.to_owned(), secret.clone()),
            None => cache.remove(name),
        };
    }

    fn publish(&self, failure: Option<Error>) {
        let next = match failure {
            Some(Error::Locked) => State::Locked,
            Some(Error::Missing { .. } | Error::KeyFile { .. }) => State::Missing,
            Some(Error::Waiting) => State::Waiting,
            None | Some(Error::Refused { .. }) if self.missing.is_empty() => State::Ready,
            None | Some(Error::Refused { .. }) => State::Emptied {
                missing: self.missing.clone(),
            },
        };
        if !next.is_open() {
            self.cache
                .write()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .clear();
        }
        self.state.send_if_modified(|state| {
            let changed = *state != next;
            if changed {
                tracing::info!(state = ?next, "the password store changed");
                *state = next;
            }
            changed
        });
    }
}

/// Which of the expected names are gone. Only a store without the marker is searched.
fn read_back(store: &mut dyn Backend, expected: &[String]) -> Result<Vec<String>, Error> {
    if store.get(MARKER)?.is_some() {
        return Ok(Vec::new());
    }
    let mut missing = Vec::new();
    for name in expected {
        if store.get(name)?.is_none() {
            missing.push(name.clone());
        }
    }
    if missing.is_empty() {
        write_marker(store)?;
    }
    Ok(missing)
}

fn write_marker(store: &mut dyn Backend) -> Result<(), Error> {
    store.set(MARKER, &Secret::from(MARKER_TEXT))
}

pub(crate) fn missing(error: &dyn std::error::Error) -> Error {
    Error::Missing {
        reason: error.to_string(),
    }
}
