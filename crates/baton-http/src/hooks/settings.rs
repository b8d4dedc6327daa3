//! What the data folder says about the listener: its port for ever, its addresses until changed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use baton_admin::system::{self, Listen};
use baton_engine::{DEFAULT_PORT, Engine, Topic};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use super::port::Port;

/// The port of the last start, else any from the default one on.
pub(super) async fn port(engine: &Engine) -> Result<Port, baton_engine::Error> {
    let stored = engine.stored_port().await?;
    Ok(stored.map_or(Port::FirstFreeFrom(DEFAULT_PORT), Port::Fixed))
}

/// The addresses that were asked for, else what the settings allow.
pub(super) async fn binds(engine: &Engine, asked: &[IpAddr]) -> Vec<IpAddr> {
    if !asked.is_empty() {
        return asked.to_vec();
    }
    let listen = match system::settings(engine).await {
        Ok(settings) => settings.listen,
        Err(error) => {
            tracing::warn!(%error, "the settings cannot be read; only this computer may call");
            Listen::OnlyThisComputer
        }
    };
    match listen {
        Listen::OnlyThisComputer => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
        Listen::ThisNetwork => vec![Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()],
    }
}

/// Passes on a change of the settings, as long as the listener runs.
pub(super) async fn follow(engine: Engine, asked: Vec<IpAddr>, wanted: watch::Sender<Vec<IpAddr>>) {
    let mut changes = engine.changes();
    loop {
        let look = tokio::select! {
            change = changes.recv() => match change {
                Ok(change) => change.topic == Topic::Settings,
                Err(RecvError::Lagged(_)) => true,
                Err(RecvError::Closed) => return,
            },
            () = wanted.closed() => return,
        };
        if !look {
            continue;
        }
        let binds = binds(&engine, &asked).await;
        wanted.send_if_modified(|now| {
            let changed = *now != binds;
            *now = binds;
            changed
        });
    }
}
