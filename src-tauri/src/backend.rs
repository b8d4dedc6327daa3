//! The engine, the router and the listener behind the window.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use baton_engine::{Actor, Engine, Listener, Options};
use baton_http::hooks::{self, Hooks};
use baton_http::{Host, admin_router};
use baton_secrets::{Place, Secrets};
use tokio::sync::watch;

use crate::places::Places;
use crate::words;

/// How often the owner's file says that this process is alive.
const BEAT: Duration = Duration::from_secs(10);

/// What runs behind the window.
pub(crate) struct Backend {
    engine: Engine,
    actor: Actor,
    hooks: Mutex<Option<Hooks>>,
    listener: Option<watch::Receiver<Listener>>,
}

impl Backend {
    /// Opens the data folder and listens for calls. A port that cannot be taken does not keep the
    /// window from opening: it says so.
    pub(crate) async fn start(places: &Places) -> anyhow::Result<Self> {
        let service = places.keyring_service.clone();
        let secrets = Secrets::open(Place::Keyring { service })?;
        let engine = Engine::open(Options::new(&places.data, secrets)).await?;
        let hooks = match Hooks::start(engine.clone(), hooks::Options::default()).await {
            Ok(hooks) => Some(hooks),
            Err(error) => {
                tracing::error!(%error, "calls cannot come in");
                None
            }
        };
        let listener = hooks.as_ref().map(Hooks::state);
        tokio::spawn(beat(engine.clone()));
        let actor = Actor::new(person(), "desktop");
        Ok(Self {
            engine,
            actor,
            hooks: Mutex::new(hooks),
            listener,
        })
    }

    /// The API as the window sees it: without the routes that answer with a token.
    pub(crate) fn router(&self) -> Router {
        let actor = self.actor.clone();
        admin_router(self.engine.clone(), Host::Desktop { actor })
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        self.engine.secrets()
    }

    /// In whose name the window acts.
    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    /// In which language Baton speaks here; what the folder began with is called as it does, where
    /// nobody chose a language.
    pub(crate) async fn language(&self) -> Option<String> {
        let language = words::language(&self.engine).await;
        if let Err(refusal) = baton_admin::words::greet(&self.engine, language.clone()).await {
            tracing::warn!(%refusal, "the first things keep their names");
        }
        language
    }

    /// Whether calls can come in; nothing when no listener could start.
    pub(crate) fn listener(&self) -> Option<watch::Receiver<Listener>> {
        self.listener.clone()
    }

    /// Stops accepting, finishes what is in flight, closes the folder.
    pub(crate) async fn stop(&self, grace: Duration) {
        let hooks = self
            .hooks
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(hooks) = hooks {
            hooks.stop(grace).await;
        }
        self.engine.shutdown(grace).await;
    }
}

async fn beat(engine: Engine) {
    loop {
        if let Err(error) = engine.store().beat(None) {
            tracing::warn!(%error, "the owner's file was not written");
        }
        tokio::time::sleep(BEAT).await;
    }
}

/// The display name of the account, else its short name.
fn person() -> String {
    let names = [whoami::realname(), whoami::username()];
    let known = names
        .into_iter()
        .flatten()
        .find(|name| !name.trim().is_empty());
    known.unwrap_or_else(|| "unknown account".to_owned())
}
