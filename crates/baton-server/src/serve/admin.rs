//! The admin listener: the API and the user interface, always behind a session. It has an accept
//! loop of its own, because axum's has no time limit for a request's head.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::ConnectInfo;
use baton_engine::Engine;
use baton_http::{Host, ServerHost, admin_router};
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
    let mut open = JoinSet::new();
    loop {
        let stop = stopped.clone();
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    open.spawn(connection(stream, peer, router.clone(), stop));
                }
                Err(error) => {
                    tracing::warn!(%error, "the admin listener cannot accept");
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
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = told(&mut stopped) => {
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
