//! The engine of a data folder, and what a server tells it.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use baton_admin::Refusal;
use baton_engine::{Engine, HostPort, Listener, ListenerState, Options};
use baton_secrets::{Place, Secrets};
use serde_json::json;

use crate::failure::Failure;

/// How often the owner's file says that this process is alive.
const BEAT: Duration = Duration::from_secs(10);

/// Opens the folder and begins to work, or says who has it.
pub(crate) async fn open(
    data: &Path,
    key: &Path,
    allow_outgoing: Vec<HostPort>,
) -> Result<Engine, Failure> {
    let mut options = options(data, key)?;
    options.allow_outgoing = allow_outgoing;
    opened(Engine::open(options).await)
}

/// Opens the folder for one command; nothing of it moves.
pub(crate) async fn open_at_rest(data: &Path, key: &Path) -> Result<Engine, Failure> {
    opened(Engine::open_at_rest(options(data, key)?).await)
}

fn options(data: &Path, key: &Path) -> Result<Options, Failure> {
    let folder = data.to_path_buf();
    std::fs::create_dir_all(&folder).with_context(|| format!("make `{}`", folder.display()))?;
    let place = Place::KeyFile {
        key: key.to_path_buf(),
        data: folder.clone(),
    };
    Ok(Options::new(folder, Secrets::open(place)?))
}

fn opened(opened: Result<Engine, baton_engine::Error>) -> Result<Engine, Failure> {
    if let Err(baton_engine::Error::Store(error @ baton_store::Error::Owned(_))) = &opened {
        return Err(Failure::Owned(error.to_string()));
    }
    Ok(opened?)
}

/// Tells other processes where this one can be asked, as long as it lives.
pub(crate) fn tell_where(engine: &Engine, admin: SocketAddr) {
    let store = engine.store().clone();
    tokio::spawn(async move {
        let mut admin = Some(admin.to_string());
        loop {
            if let Err(error) = store.beat(admin.take()) {
                tracing::warn!(%error, "the owner's file was not written");
            }
            tokio::time::sleep(BEAT).await;
        }
    });
}

/// Where calls reach the listener from this computer.
pub(crate) fn address_of(listener: &Listener) -> String {
    match listener.state {
        ListenerState::Listening => format!("http://{}", host_port(listener)),
        ListenerState::PortTaken => {
            let owner = listener.taken_by.as_deref().unwrap_or("another program");
            format!(
                "port {} is taken by {owner}; trying again every 5 s",
                listener.port
            )
        }
        ListenerState::PortReserved => {
            let system = listener.taken_by.as_deref().unwrap_or("the system");
            format!(
                "{system} has reserved port {}; trying again every 5 s; `baton-server take-port` \
                 chooses another",
                listener.port
            )
        }
        ListenerState::PortUnreadable => {
            "not listening: the stored port cannot be read; `--port`, or `baton-server take-port` \
             with the port that other tools know, says it anew"
                .to_owned()
        }
        ListenerState::NetworkUnreadable => {
            "not listening: who may call cannot be read; choose it in Settings".to_owned()
        }
        ListenerState::NotStarted => "not listening".to_owned(),
    }
}

fn host_port(listener: &Listener) -> SocketAddr {
    let ip = listener
        .bind
        .parse()
        .unwrap_or_else(|_| std::net::Ipv4Addr::LOCALHOST.into());
    SocketAddr::new(ip, listener.port)
}

/// The name of the account that runs this program.
pub(crate) fn operating_system_user() -> String {
    whoami::username().unwrap_or_else(|_| "unknown account".to_owned())
}

/// A refused operation, as a command shows it.
pub(crate) fn refused(refusal: Refusal) -> Failure {
    Failure::Refused(json!({ "detail": refusal.detail, "code": refusal.code }))
}
