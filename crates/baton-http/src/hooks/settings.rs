//! What the data folder says about the listener: its port for ever, its addresses until changed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use baton_admin::system::{self, Listen};
use baton_engine::{Engine, Topic};
use baton_store::{Lane, Tx};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use super::limits;
use super::port::Port;

/// The name under which the port is kept.
const PORT: &str = "hooks_port";

/// The port of the last start, else any from the default one on.
pub(super) async fn port(engine: &Engine) -> Result<Port, baton_store::Error> {
    let stored = engine
        .store()
        .read(|tables| tables.meta().get(PORT))
        .await?;
    let stored = stored.and_then(|port| port.parse().ok());
    Ok(stored.map_or(Port::FirstFreeFrom(limits::PORT), Port::Fixed))
}

/// Keeps the port: addresses with it are in other tools from now on.
pub(super) async fn keep_port(engine: &Engine, port: u16) -> Result<(), baton_store::Error> {
    let work = move |tx: &mut Tx<'_>| tx.meta().set(PORT, &port.to_string());
    engine.store().write(Lane::Command, work).await
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
