//! The admin listener: the API and the user interface, always behind a session. It has an accept
//! loop of its own, because axum's has no time limit for a request's head, and no bound: whoever is
//! idle here would take the files that callers need.

use std::mem::replace;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::ConnectInfo;
use baton_engine::Engine;
use baton_http::{Crowd, Host, Seat, ServerHost, admin_router};
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tower::ServiceExt;

use crate::args::Serve;
use crate::failure::Failure;

use super::served::{Coming, Served};

/// How long a request's head may take.
const HEAD: Duration = Duration::from_secs(10);
/// The pause after the system refused to accept, for example for want of open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The running admin listener.
pub(super) struct Admin {
    pub(super) address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

/// Starts it; a taken port is an error, because nothing outside knows this one.
pub(super) async fn start(args: &Serve, engine: Engine) -> Result<Admin, Failure> {
    let listener = TcpListener::bind(args.admin_listen)
        .await
        .with_context(|| format!("listen on {}; choose --admin-listen", args.admin_listen))?;
    let address = listener.local_addr()?;
    let host = ServerHost {
        hosts: args.admin_host.clone(),
        secure_cookie: args.admin_https,
    };
    let router = admin_router(engine, Host::Server(host));
    let (stop, stopped) = watch::channel(false);
    let serving = tokio::spawn(accept(listener, router, stopped));
    Ok(Admin {
        address,
        stop,
        serving,
    })
}

impl Admin {
    /// Lets requests in flight finish; what is still open after the grace is cut.
    pub(super) async fn stop(mut self, grace: Duration) {
        self.stop.send_replace(true);
        if tokio::time::timeout(grace, &mut self.serving)
            .await
            .is_err()
        {
            self.serving.abort();
        }
    }
}

/// Accepts until the stop signal, then waits for what is open. Aborting it cuts all of them.
async fn accept(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let (mut open, crowd) = (JoinSet::new(), Crowd::of_admins());
    let mut told_of_files = false;
    loop {
        let stop = stopped.clone();
        tokio::select! {
            accepted = listener.accept() => match accepted {
                // Admins may all come through one proxy: no address has a share of its own.
                Ok((stream, peer)) => match crowd.enter_for_many() {
                    Some(seat) => {
                        open.spawn(connection((stream, peer), router.clone(), stop, seat));
                    }
                    None => tracing::warn!("the admin listener has no room for one more"),
                },
                Err(error) => {
                    if !(crowd.make_way(&error) && replace(&mut told_of_files, true)) {
                        tracing::warn!(%error, "the admin listener cannot accept");
                    }
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
            Some(_) = open.join_next(), if !open.is_empty() => {}
            () = told(&mut stopped) => break,
        }
    }
    while open.join_next().await.is_some() {}
}

async fn connection(
    (stream, peer): (TcpStream, SocketAddr),
    router: Router,
    mut stopped: watch::Receiver<bool>,
    seat: Seat,
) {
    let seat = Arc::new(seat);
    let service = service_fn(|mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(Coming::of(request, &seat));
        let seat = Arc::clone(&seat);
        async move { answer.await.map(|answer| Served::with(answer, seat)) }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => Some(ended),
        () = seat.asked_to_leave() => if seat.is_busy() { None } else { return },
        () = told(&mut stopped) => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "an admin connection ended early");
    }
}

/// Resolves at the stop signal, and when its sender is gone.
async fn told(stopped: &mut watch::Receiver<bool>) {
    let _gone = stopped.wait_for(|stop| *stop).await.is_err();
}
