//! Whoever finds no room is told so, and when to come again (C1).

use std::io::{self, Read as _, Write as _};
use std::net::Shutdown;
use std::sync::{Arc, LazyLock};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::answer::UNAVAILABLE;
use super::limits::{LINGER, TURNED_AWAY_GENTLY};

static ANSWER: LazyLock<String> = LazyLock::new(|| {
    format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\n\
         retry-after: 1\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{UNAVAILABLE}",
        UNAVAILABLE.len(),
    )
});

/// Tells them.
pub(super) struct TurnedAway(Arc<Semaphore>);

impl TurnedAway {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(TURNED_AWAY_GENTLY)))
    }

    /// Answers behind what is asked and closes gently; where many are turned away, at once. Who went
    /// away meanwhile needs no answer.
    pub(super) fn tell(&self, socket: TcpStream) {
        match Arc::clone(&self.0).try_acquire_owned() {
            Ok(place) => {
                tokio::spawn(async move {
                    let _gone = gently(socket).await;
                    drop(place);
                });
            }
            Err(_) => {
                let _gone = at_once(socket);
            }
        }
    }
}

/// Some clients take an answer that comes before their request for a fault, and one whose sender
/// is gone while they write is lost.
async fn gently(mut socket: TcpStream) -> io::Result<()> {
    let mut piece = [0; 1024];
    if let Ok(asked) = timeout(LINGER, socket.read(&mut piece)).await {
        asked?;
    }
    let closed = timeout(LINGER, async {
        socket.write_all(ANSWER.as_bytes()).await?;
        socket.shutdown().await?;
        while socket.read(&mut piece).await? > 0 {}
        Ok(())
    });
    closed.await.unwrap_or(Ok(()))
}

/// A new socket has room for so short an answer, so that this waits for nobody.
fn at_once(socket: TcpStream) -> io::Result<()> {
    let mut socket = socket.into_std()?;
    // What is left unread would reset the connection, and the answer with it.
    let _read = socket.read(&mut [0; 8 * 1024]);
    socket.write_all(ANSWER.as_bytes())?;
    socket.shutdown(Shutdown::Write)
}
