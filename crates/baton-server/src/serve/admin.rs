//! The admin listener: the API and the user interface, always behind a session.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use baton_engine::Engine;
use baton_http::{Host, ServerHost, admin_router};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::args::Serve;
use crate::failure::Failure;

/// The running admin listener.
pub(super) struct Admin {
    pub(super) address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

/// Starts it; a taken port is an error, because nothing outside knows this one.
pub(super) async fn start(args: &Serve, engine: Engine) -> Result<Admin, Failure> {
    let listener = tokio::net::TcpListener::bind(args.admin_listen)
        .await
        .with_context(|| format!("listen on {}; choose --admin-listen", args.admin_listen))?;
    let address = listener.local_addr()?;
    let host = ServerHost { hosts: args.admin_host.clone(), secure_cookie: args.admin_https };
    let service = admin_router(engine, Host::Server(host))
        .into_make_service_with_connect_info::<SocketAddr>();
    let (stop, mut stopped) = watch::channel(false);
    let stopping = async move {
        let _sender_gone = stopped.wait_for(|stop| *stop).await;
    };
    let serving = axum::serve(listener, service).with_graceful_shutdown(stopping);
    let serving = tokio::spawn(async move { serving.await });
    Ok(Admin { address, stop, serving })
}

impl Admin {
    /// Lets requests in flight finish; what is still open after the grace is cut.
    pub(super) async fn stop(mut self, grace: Duration) {
        self.stop.send_replace(true);
        if tokio::time::timeout(grace, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
    }
}
