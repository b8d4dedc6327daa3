//! The public listener: where other tools call (CONTRACT C1, C12).
//!
//! Its own accept loop, because a ready-made one waits for slow senders for ever. The order of the
//! checks and every answer stand in `answer` and `calls`; every limit in [`limits`].
//! Paths, queries, headers and payloads are never logged.

mod accept;
mod answer;
mod body;
mod calls;
mod connection;
mod encoding;
mod framing;
mod guarded;
pub mod limits;
mod moving;
mod owner;
mod port;
mod reading;
mod settings;
mod trusted;
mod turned_away;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use baton_engine::{Engine, Listener};
use tokio::sync::watch;

pub(crate) use moving::take_another_port;
pub use port::Error;
use port::{Port, Wanted};
pub use trusted::Network;

/// How the listener is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The addresses of this computer that are listened on; as the settings say when empty.
    pub binds: Vec<IpAddr>,
    /// The port; when not given, the one of the last start, and at the very first start the next
    /// free one from [`DEFAULT_PORT`](baton_engine::DEFAULT_PORT) (C12).
    pub port: Option<u16>,
    /// The largest body, in bytes; at most [`limits::LARGEST_BODY_BYTES`].
    pub body_limit_bytes: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            binds: Vec::new(),
            port: None,
            body_limit_bytes: limits::BODY_BYTES,
            trusted_proxies: Vec::new(),
        }
    }
}

/// The running listener.
pub struct Hooks {
    state: watch::Receiver<Listener>,
    stop: watch::Sender<bool>,
    shared: Arc<calls::Shared>,
}

impl Hooks {
    /// Starts listening. A port that is taken or reserved is no error: the state says who has it,
    /// and the listener tries again; nor is what cannot be read: then it waits until it is said
    /// anew. One below 1024 that was told and that this account must not
    /// use, or an address that is not of this computer, is one.
    pub async fn start(engine: Engine, options: Options) -> Result<Self, Error> {
        let port = settings::port(&engine, options.port).await?;
        let binds = settings::binds(&engine, &options.binds).await;
        let first = port::choose(binds.as_deref(), port)?;
        if first.is_known() || matches!(port, Port::Told(_)) {
            engine.keep_port(first.port).await?;
        }
        let wanted = Wanted {
            binds,
            port: (port != Port::Unread).then_some(first.port),
            told: options.port.is_some(),
        };
        let listener = first.listener(&wanted);
        engine.set_listener(listener.clone());
        let (stop, stopped) = watch::channel(false);
        let (told, state) = watch::channel(listener);
        let (wanted, followed) = watch::channel(wanted);
        tokio::spawn(settings::follow(
            engine.clone(),
            options.binds.clone(),
            wanted,
        ));
        let shared = Arc::new(calls::Shared::new(engine, &options));
        tokio::spawn(accept::run(
            first,
            followed,
            told,
            stopped,
            Arc::clone(&shared),
        ));
        Ok(Self {
            state,
            stop,
            shared,
        })
    }

    /// Whether it listens, where, and who has the port if it does not.
    pub fn state(&self) -> watch::Receiver<Listener> {
        self.state.clone()
    }

    /// Stops accepting, lets the calls in flight finish within the grace, cuts the rest.
    pub async fn stop(self, grace: Duration) {
        self.stop.send_replace(true);
        self.shared.crowd.drained(grace).await;
    }
}
