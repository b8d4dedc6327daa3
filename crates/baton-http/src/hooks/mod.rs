//! The public listener: where other tools call (CONTRACT C1, C12).
//!
//! Its own accept loop, because a ready-made one waits for slow senders for ever. The order of the
//! checks and every answer stand in [`answer`] and `calls`; every limit in [`limits`].
//! Paths, queries, headers and payloads are never logged.

mod accept;
mod answer;
mod body;
mod calls;
mod connection;
mod counts;
mod guarded;
pub mod limits;
mod owner;
mod port;
mod trusted;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use baton_engine::Engine;
use baton_engine::operations::system::Listener;
use tokio::sync::watch;

pub use port::{Error, Port};
pub use trusted::Network;

/// How the listener is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// The addresses of this computer that are listened on.
    pub binds: Vec<IpAddr>,
    /// Which port.
    pub port: Port,
    /// The largest body, in bytes; at most [`limits::LARGEST_BODY_BYTES`].
    pub body_limit_bytes: usize,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

impl Options {
    /// What the listener is bound to when only programs on this computer may call.
    pub fn only_this_computer(port: Port) -> Self {
        Self {
            binds: this_computer(),
            port,
            body_limit_bytes: limits::BODY_BYTES,
            trusted_proxies: Vec::new(),
        }
    }
}

/// Loopback in both families.
pub fn this_computer() -> Vec<IpAddr> {
    vec![std::net::Ipv4Addr::LOCALHOST.into(), std::net::Ipv6Addr::LOCALHOST.into()]
}

/// Every address of this computer, in both families.
pub fn this_network() -> Vec<IpAddr> {
    vec![std::net::Ipv4Addr::UNSPECIFIED.into(), std::net::Ipv6Addr::UNSPECIFIED.into()]
}

/// The running listener.
pub struct Hooks {
    state: watch::Receiver<Listener>,
    binds: watch::Sender<Vec<IpAddr>>,
    stop: watch::Sender<bool>,
    shared: Arc<calls::Shared>,
}

impl Hooks {
    /// Starts listening. A taken port is no error: the state says who has it, and the listener
    /// tries again; a port that this account must not use, or an address that is not of this
    /// computer, is one.
    pub async fn start(engine: Engine, options: Options) -> Result<Self, Error> {
        let first = port::choose(&options.binds, options.port)?;
        let (stop, stopped) = watch::channel(false);
        let (binds, wanted) = watch::channel(options.binds.clone());
        let state = watch::Sender::new(first.listener(&options.binds));
        let shared = Arc::new(calls::Shared::new(engine, &options));
        let told = state.subscribe();
        tokio::spawn(accept::run(first, wanted, state, stopped, Arc::clone(&shared)));
        tokio::task::yield_now().await;
        Ok(Self { state: told, binds, stop, shared })
    }

    /// Whether it listens, where, and who has the port if it does not.
    pub fn state(&self) -> watch::Receiver<Listener> {
        self.state.clone()
    }

    /// Listens on other addresses of this computer, on the same port.
    pub fn set_binds(&self, binds: Vec<IpAddr>) {
        self.binds.send_if_modified(|now| {
            let changed = *now != binds;
            *now = binds;
            changed
        });
    }

    /// Stops accepting, lets the calls in flight finish within the grace, cuts the rest.
    pub async fn stop(self, grace: Duration) {
        self.stop.send_replace(true);
        self.shared.counts.drained(grace).await;
    }
}
