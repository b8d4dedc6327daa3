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
    Ok(match engine.stored_port().await {
        Ok(stored) => stored.map_or(Port::FirstFreeFrom(DEFAULT_PORT), Port::Kept),
        Err(error) if is_damaged(&error) => {
            tracing::warn!(%error, "the port cannot be read; no other one is taken");
            Port::Unread
        }
        Err(error) => return Err(error),
    })
}

fn is_damaged(error: &baton_engine::Error) -> bool {
    matches!(
        error,
        baton_engine::Error::Store(baton_store::Error::Damaged { .. })
    )
}

/// The addresses that were asked for, else what the settings allow; none when they cannot be read.
pub(super) async fn binds(engine: &Engine, asked: &[IpAddr]) -> Option<Vec<IpAddr>> {
    if !asked.is_empty() {
        return Some(asked.to_vec());
    }
    let read = system::settings(engine).await;
    let read = read
        .map(|settings| settings.listen)
        .unwrap_or_else(|error| {
            tracing::warn!(%error, "the settings cannot be read");
            None
        });
    Some(match read? {
        Listen::OnlyThisComputer => vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
        Listen::ThisNetwork => vec![Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()],
    })
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
            // What cannot be read while it listens changes nothing.
            let next = Wanted {
                binds: binds.or_else(|| now.binds.clone()),
                port: chosen.or(now.port),
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
