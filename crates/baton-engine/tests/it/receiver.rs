//! A receiver on a loopback port that answers with given bytes and counts what it sees.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers every connection with the same raw bytes.
pub(crate) struct Raw {
    pub(crate) at: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Raw {
    pub(crate) async fn answering(bytes: &'static [u8]) -> Self {
        Self::start(bytes, true).await
    }

    /// Answers and keeps the connection open without a further byte.
    pub(crate) async fn answering_and_silent(bytes: &'static [u8]) -> Self {
        Self::start(bytes, false).await
    }

    async fn start(bytes: &'static [u8], close: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let at = listener.local_addr().expect("it is bound");
        let connections = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                counter.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move {
                    let mut buffer = [0; 8192];
                    if socket.read(&mut buffer).await.is_err() {
                        return;
                    }
                    if socket.write_all(bytes).await.is_err() {
                        return;
                    }
                    if !close {
                        std::future::pending::<()>().await;
                    }
                });
            }
        });
        Self { at, connections }
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}
