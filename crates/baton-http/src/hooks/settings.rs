//! What the data folder says about the listener: its port and its addresses, until an admin changes
//! them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use baton_admin::system::{self, Listen};
use baton_engine::{DEFAULT_PORT, Engine, Topic};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use super::port::{Port, Wanted};

/// The port that the host was told, else the one of the last start, else any from the default one
/// on.
pub(super) async fn port(engine: &Engine, told: Option<u16>) -> Result<Port, baton_engine::Error> {
    if let Some(port) = told {
        return Ok(Port::Told(port));
    }
    let stored = engine.stored_port().await?;
    Ok(stored.map_or(Port::FirstFreeFrom(DEFAULT_PORT), Port::Kept))
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
pub(super) async fn follow(engine: Engine, asked: Vec<IpAddr>, wanted: watch::Sender<Wanted>) {
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
        let chosen = chosen(&engine).await;
        wanted.send_if_modified(|now| {
            let chosen = chosen.filter(|_| !now.told);
            let next = Wanted {
                binds,
                port: chosen.unwrap_or(now.port),
                told: now.told,
            };
            let changed = *now != next;
            *now = next;
            changed
        });
    }
}

async fn chosen(engine: &Engine) -> Option<u16> {
    engine.stored_port().await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the chosen port cannot be read; it stays as it is");
        None
    })
}
