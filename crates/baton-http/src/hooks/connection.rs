//! One connection, from its first byte to its end.

use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::calls::Shared;
use super::guarded::Guarded;
use super::limits::BUFFER_BYTES;
use super::reading::Reading;
use crate::crowd::Seat;

/// Serves requests until the peer, a limit, somebody who needs the room or the stop signal ends
/// the connection.
pub(super) async fn serve(
    socket: TcpStream,
    peer: IpAddr,
    shared: Arc<Shared>,
    mut stop: watch::Receiver<bool>,
    seat: Seat,
) {
    let seat = Arc::new(seat);
    let reading = Reading::new(Arc::clone(&seat), shared.is_strict());
    let service = service_fn(|request| {
        let (shared, seat) = (Arc::clone(&shared), Arc::clone(&seat));
        async move {
            let answer = shared.answer(peer, request, &seat).await;
            seat.waits();
            answer
        }
    });
    // The time for a head is measured where its bytes are judged: the library would count the
    // quiet time between two calls as well.
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        // Whoever has said all may close its own half (`nc -N`) and waits for the answer still.
        .half_close(true)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(TokioIo::new(Guarded::new(socket, reading)), service);
    let mut connection = pin!(connection);
    let mut stopping = pin!(stop.wait_for(|stop| *stop));
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => Some(ended),
        // Whoever was chosen while its last bytes came is served, and leaves after the answer.
        () = seat.asked_to_leave() => if seat.is_busy() { None } else { return },
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
}
