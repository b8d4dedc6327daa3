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

/// A request as a [`Recorder`] saw it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

type Reply = dyn Fn(&Seen, usize) -> (u16, String) + Send + Sync;

/// A receiver that records every request and answers what a closure says.
pub(crate) struct Recorder {
    pub(crate) at: SocketAddr,
    seen: Arc<std::sync::Mutex<Vec<Seen>>>,
}

impl Recorder {
    /// `reply` gets the request and how many came before it.
    pub(crate) async fn answering(
        reply: impl Fn(&Seen, usize) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        Self::with_header("", reply).await
    }

    /// The same, and asks that nothing is tried again by itself while a test lasts.
    pub(crate) async fn patient(
        reply: impl Fn(&Seen, usize) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        Self::with_header("retry-after: 86400\r\n", reply).await
    }

    async fn with_header(
        header: &'static str,
        reply: impl Fn(&Seen, usize) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let at = listener.local_addr().expect("it is bound");
        let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let reply: Arc<Reply> = Arc::new(reply);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket, header, Arc::clone(&log), Arc::clone(&reply)));
            }
        });
        Self { at, seen }
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("nobody panics with it").clone()
    }
}

async fn serve(
    mut socket: tokio::net::TcpStream,
    header: &'static str,
    log: Arc<std::sync::Mutex<Vec<Seen>>>,
    reply: Arc<Reply>,
) {
    let mut buffer = Vec::new();
    while let Some(request) = next_request(&mut socket, &mut buffer).await {
        let before = {
            let mut log = log.lock().expect("nobody panics with it");
            log.push(request.clone());
            log.len() - 1
        };
        let (status, body) = reply(&request, before);
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{header}content-length: {}\r\n\r\n",
            body.len()
        );
        let written = socket.write_all(format!("{head}{body}").as_bytes()).await;
        if written.is_err() {
            return;
        }
    }
}

async fn next_request(socket: &mut tokio::net::TcpStream, buffer: &mut Vec<u8>) -> Option<Seen> {
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let mut lines = head.split("\r\n");
            let line = lines.next()?.to_owned();
            let headers: Vec<(String, String)> = lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let length = headers
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, value)| value.parse().unwrap_or(0));
            let whole = end + 4 + length;
            if buffer.len() >= whole {
                let body = buffer[end + 4..whole].to_vec();
                buffer.drain(..whole);
                return Some(Seen {
                    line,
                    headers,
                    body,
                });
            }
        }
        let mut chunk = [0; 8192];
        match socket.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(read) => buffer.extend_from_slice(&chunk[..read]),
        }
    }
}
