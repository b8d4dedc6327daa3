//! The accept loop, and the wait for a port that cannot be had.

use std::future::poll_fn;
use std::net::IpAddr;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use baton_engine::{Listener, ListenerState};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::calls::Shared;
use super::limits::PORT_RETRY;
use super::port::Wanted;
use super::{connection, port};

/// The pause after the system refused to accept.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

enum Ended {
    Stop,
    Rebind,
}

/// Listens until the stop signal; takes the port again when it could not be had, and the new one
/// when port or addresses change.
pub(super) async fn run(
    mut taken: port::Taken,
    mut wanted: watch::Receiver<Wanted>,
    state: watch::Sender<Listener>,
    mut stop: watch::Receiver<bool>,
    shared: Arc<Shared>,
) {
    loop {
        let listener = taken.listener(&wanted.borrow());
        tell(&state, &shared, listener);
        let ended = match &taken.sockets {
            Ok(sockets) => accept(sockets, &mut wanted, &mut stop, &shared).await,
            Err(_) => retry_later(&mut wanted, &mut stop).await,
        };
        drop(taken);
        if matches!(ended, Ended::Stop) {
            return;
        }
        let now = wanted.borrow_and_update().clone();
        taken = port::take_wanted(&now);
    }
}

fn tell(state: &watch::Sender<Listener>, shared: &Shared, next: Listener) {
    let engine = shared.engine();
    state.send_if_modified(|now| {
        let same = now.state == next.state
            && now.port == next.port
            && now.bind == next.bind
            && now.taken_by == next.taken_by;
        if same {
            return false;
        }
        engine.set_listener(next.clone());
        *now = next;
        true
    });
    let told = state.borrow();
    match told.state {
        ListenerState::Listening => {
            tracing::info!(port = told.port, bind = told.bind, "listening for calls");
        }
        ListenerState::PortTaken => {
            let owner = told.taken_by.as_deref().unwrap_or("another program");
            tracing::warn!(port = told.port, owner, "the port is taken; trying again");
        }
        ListenerState::PortReserved => {
            let system = told.taken_by.as_deref().unwrap_or("the system");
            tracing::warn!(
                port = told.port,
                system,
                "the port is reserved; trying again"
            );
        }
        ListenerState::PortUnreadable => {
            tracing::warn!("not listening: the port cannot be read; choose one");
        }
        ListenerState::NetworkUnreadable => {
            tracing::warn!("not listening: who may call cannot be read; set it anew");
        }
        ListenerState::NotStarted => {}
    }
}

async fn retry_later(
    wanted: &mut watch::Receiver<Wanted>,
    stop: &mut watch::Receiver<bool>,
) -> Ended {
    tokio::select! {
        _ = stop.wait_for(|stop| *stop) => Ended::Stop,
        Ok(()) = wanted.changed() => Ended::Rebind,
        () = tokio::time::sleep(PORT_RETRY) => Ended::Rebind,
    }
}

async fn accept(
    sockets: &[TcpListener],
    wanted: &mut watch::Receiver<Wanted>,
    stop: &mut watch::Receiver<bool>,
    shared: &Arc<Shared>,
) -> Ended {
    let stopping = stop.clone();
    let mut told = false;
    loop {
        let accepted = tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return Ended::Stop,
            Ok(()) = wanted.changed() => return Ended::Rebind,
            accepted = next(sockets) => accepted,
        };
        match accepted {
            Ok((socket, peer)) => begin(socket, peer, shared, &stopping),
            Err(error) => {
                tracing::debug!(%error, "a connection was not accepted");
                if shared.crowd.make_way(&error) && !std::mem::replace(&mut told, true) {
                    tracing::warn!(%error, "no more files can be opened; who is idle is closed");
                }
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// The next connection on any of the sockets.
async fn next(sockets: &[TcpListener]) -> std::io::Result<(TcpStream, IpAddr)> {
    poll_fn(|cx| {
        for socket in sockets {
            if let Poll::Ready(accepted) = socket.poll_accept(cx) {
                let accepted = accepted.map(|(socket, peer)| (socket, peer.ip().to_canonical()));
                return Poll::Ready(accepted);
            }
        }
        Poll::Pending
    })
    .await
}

/// Serves the connection, or says that there is no room.
fn begin(socket: TcpStream, peer: IpAddr, shared: &Arc<Shared>, stop: &watch::Receiver<bool>) {
    let crowd = &shared.crowd;
    let seat = if shared.proxies.trusts(peer) {
        crowd.enter_for_many()
    } else {
        crowd.enter(peer)
    };
    let Some(seat) = seat else {
        shared.turned_away.tell(socket);
        return;
    };
    if let Err(error) = socket.set_nodelay(true) {
        tracing::debug!(%error, "a connection went away at once");
        return;
    }
    tokio::spawn(connection::serve(
        socket,
        peer,
        Arc::clone(shared),
        stop.clone(),
        seat,
    ));
}
