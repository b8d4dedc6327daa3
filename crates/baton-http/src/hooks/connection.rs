//! One connection, from its first byte to its end.

use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::calls::Shared;
use super::counts::Entered;
use super::guarded::Guarded;
use super::limits::{BUFFER_BYTES, HEAD_TIME};

/// Serves requests until the peer, a limit or the stop signal ends the connection.
pub(super) async fn serve(
    socket: TcpStream,
    peer: IpAddr,
    shared: Arc<Shared>,
    mut stop: watch::Receiver<bool>,
    entered: Entered,
) {
    let service = service_fn(|request| {
        let shared = Arc::clone(&shared);
        async move { shared.answer(peer, request).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(TokioIo::new(Guarded::new(socket)), service);
    let mut connection = pin!(connection);
    let mut stopping = pin!(stop.wait_for(|stop| *stop));
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => Some(ended),
        _ = &mut stopping => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection was cut");
    }
    drop(entered);
}
